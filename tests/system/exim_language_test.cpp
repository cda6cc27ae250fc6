// SPDX-License-Identifier: Apache-2.0
// The offline forms of postroomctl (expand, session, route on a configuration file) against what Exim 4.96 answered: the
// records of POSTROOM_SUITES/exim-language, compared by their own compare.py. As root it makes namespaces with a DNS
// server, users and a host name of its own; otherwise what needs those cannot agree and less is asked for.
#include "tests/support/daemon.h"
#include "tests/support/program.h"
#include "tests/support/test_main.h"

#include <QFile>

using namespace postroom::test;

namespace {

QString compareScript() { return qEnvironmentVariable("POSTROOM_SUITES") + "/exim-language/compare.py"; }

bool namespacesWork() { return run("unshare", {"-m", "-n", "-u", "true"}).exitCode == 0; }

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
                                    << expand + QStringList{"--facts", "{facts}", "--message", "{message}", "--folder", "{fixtures}"} << 98.5 << 97.0;
        QTest::newRow("lists") << QStringList{"lists"} << expand + QStringList{"--facts", "{facts}"} << 99.0 << 96.0;
        QTest::newRow("acl") << QStringList{"acl"} << session << 97.5 << 93.0;
        QTest::newRow("acl texts") << QStringList{"--texts", "acl"} << session << 90.0 << 84.0;
        QTest::newRow("routing") << QStringList{"routing"}
                                 << QStringList{"route", "--json", "--config", "{conf}", "--sender", "{sender}", "{address}"} << 97.0 << 72.0;
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
        QStringList arguments{compareScript(), "--min", QString::number(namespaces ? least : leastWithoutNamespaces), "--diffs", "60"};
        if (!namespaces)
            arguments += "--no-ns";
        const Finished finished = run("python3", arguments + what + QStringList{"--", Daemon::program("postroomctl")} + command, {}, std::chrono::minutes(8));
        qInfo("%s%s\n%s", QTest::currentDataTag(), namespaces ? "" : " (without namespaces: no DNS, users or host name of the records)", finished.output.constData());
        QVERIFY2(finished.exitCode == 0, finished.errors.right(2000).constData());
    }
};

POSTROOM_TEST(EximLanguageTest)
#include "exim_language_test.moc"
