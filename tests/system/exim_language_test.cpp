// SPDX-License-Identifier: Apache-2.0
// The offline forms of postroomctl (expand, session, route on a configuration file) against what Exim 4.96 answered: the
// records of POSTROOM_SUITES/exim-language, compared by their own compare.py, which prints the agreement per group. Each
// case that differs stands with its reason in exim_language_differences.txt, and each that stands there differs. As root
// the comparison makes namespaces with a DNS server, users and a host name of its own; without them what needs those
// cannot agree: then less is asked for and the list is not looked at.
#include "tests/support/daemon.h"
#include "tests/support/program.h"
#include "tests/support/test_main.h"
#include "tests/system/explained_differences.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace postroom::test;

namespace {

QString compareScript() { return qEnvironmentVariable("POSTROOM_SUITES") + "/exim-language/compare.py"; }

bool namespacesWork() { return run("unshare", {"-m", "-n", "-u", "true"}).exitCode == 0; }

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class EximLanguageTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithExim_data() {
        QTest::addColumn<QStringList>("what");
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("leastWithoutNamespaces");
        const QStringList expand{"expand", "--json", "--lines", "--config", "{conf}"};
        const QStringList session{"session", "--config", "{conf}", "--client", "{ip}", "--interface", "192.0.2.1"};
        QTest::newRow("expansions") << QStringList{"expansions"}
                                    << expand + QStringList{"--facts", "{facts}", "--message", "{message}", "--folder", "{fixtures}"} << 99.0 << 97.0;
        QTest::newRow("lists") << QStringList{"lists"} << expand + QStringList{"--facts", "{facts}"} << 99.0 << 96.0;
        QTest::newRow("acl") << QStringList{"acl"} << session << 99.0 << 93.0;
        QTest::newRow("texts") << QStringList{"--texts", "acl"} << session << 95.8 << 84.0;
        QTest::newRow("routing") << QStringList{"routing"}
                                 << QStringList{"route", "--json", "--config", "{conf}", "--sender", "{sender}", "{address}"} << 98.8 << 72.0;
    }

    void agreesWithExim() {
        if (!QFile::exists(compareScript()))
            QSKIP("the records of Exim's language (POSTROOM_SUITES/exim-language) are not there");
        QFETCH(const QStringList, what);
        QFETCH(const QStringList, command);
        QFETCH(const double, least);
        QFETCH(const double, leastWithoutNamespaces);
        qputenv("PYTHONDONTWRITEBYTECODE", "1"); // the records are not ours to write to
        const bool namespaces = namespacesWork();
        const QTemporaryDir folder;
        const QString verdicts = folder.filePath("verdicts.json");
        QStringList arguments{compareScript(), "--min", QString::number(namespaces ? least : leastWithoutNamespaces), "--diffs", "400", "--json", verdicts};
        if (!namespaces)
            arguments += "--no-ns";
        const Finished finished = run("python3", arguments + what + QStringList{"--", Daemon::program("postroomctl")} + command, {}, std::chrono::minutes(8));
        qInfo("%s%s\n%s", QTest::currentDataTag(), namespaces ? "" : " (without namespaces: no DNS, users or host name of the records)", finished.output.constData());
        QVERIFY2(finished.exitCode == 0, finished.errors.right(2000).constData());
        if (namespaces)
            explainsWhatDiffers(verdicts);
    }

private:
    static void explainsWhatDiffers(const QString& verdicts) {
        QString problem;
        const auto list = ExplainedDifferences::parse(contents(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/exim_language_differences.txt"), problem);
        QVERIFY2(list.has_value(), qPrintable(problem));
        const auto cases = QJsonDocument::fromJson(contents(verdicts)).array();
        QVERIFY(!cases.isEmpty());
        ExplainedDifferences::Comparison comparison(*list, QTest::currentDataTag());
        for (const auto& one : cases)
            comparison.add(one.toObject()["id"].toString(), one.toObject()["ok"].toBool());
        qInfo("%s", qPrintable(comparison.summary()));
        const QStringList problems = comparison.problems();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
        QVERIFY2(comparison.asAsked() >= 99.0, qPrintable(comparison.summary()));
    }
};

POSTROOM_TEST(EximLanguageTest)
#include "exim_language_test.moc"
