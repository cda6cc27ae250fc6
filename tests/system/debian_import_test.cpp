// SPDX-License-Identifier: Apache-2.0
// Debian's generated configuration for each answer of "dpkg-reconfigure exim4-config", and Exim's own default: they import
// without anything that is not possible, and every directive of the file stands in the report once. What they answer is compared
// with Exim by debian_dialogue_test.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

using namespace postroom::test;

namespace {

QString packageRoot() { return unpackedRoot("exim4-daemon-heavy"); }

QString generated(const QString& folder, const QString& type, const QString& split, const QString& delivery) {
    QProcess script;
    script.start("sh", {qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/system/debian_exim_configuration.sh", packageRoot(), folder, type, split, delivery});
    script.waitForFinished(60'000);
    return QString::fromUtf8(script.readAllStandardOutput()).trimmed().section('\n', -1);
}

QStringList impossible(const QJsonObject& report) {
    QStringList lines;
    for (const auto& value : report["lines"].toArray())
        if (const auto line = value.toObject(); line["kind"].toString() == "impossible")
            lines << QString("%1: %2: %3").arg(line["line"].toInt()).arg(line["directive"].toString(), line["note"].toString());
    return lines;
}

/// "LINE WORD": where a directive is and what it begins with. In one of them that is a macro, which the report may have replaced.
QString directive(int line, const QByteArray& text) {
    static const QRegularExpression word("^[^ \\t=:]+");
    return QString("%1 %2").arg(line).arg(word.match(QString::fromUtf8(text)).captured().replace("ETC_MAILNAME", "mail.example.test"));
}

/// Read without our parser: what is neither empty nor a comment, continued lines once.
QStringList directivesIn(const QByteArray& text) {
    QStringList directives;
    bool continues = false;
    int number = 0;
    for (const QByteArray& raw : text.split('\n')) {
        const QByteArray line = raw.trimmed();
        ++number;
        if (line.startsWith('#') || (line.isEmpty() && !continues))
            continue;
        if (!continues)
            directives << directive(number, line);
        continues = line.endsWith('\\');
    }
    return directives;
}

QStringList directivesOf(const QJsonObject& report) {
    QStringList directives;
    for (const auto& value : report["lines"].toArray())
        directives << directive(value.toObject()["line"].toInt(), value.toObject()["directive"].toString().toUtf8());
    return directives;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DebianImportTest : public QObject {
    Q_OBJECT
private slots:
    void everyAnswerImports_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("split");
        QTest::addColumn<QString>("delivery");
        for (const char* type : {"internet", "smarthost", "satellite", "local", "none"})
            for (const char* split : {"false", "true"})
                QTest::addRow("%s %s", type, split) << type << split << "maildir_home";
        QTest::addRow("internet to mail_spool") << "internet" << "false" << "mail_spool";
    }
    void everyAnswerImports() {
        QFETCH(QString, type);
        QFETCH(QString, split);
        QFETCH(QString, delivery);
        QTemporaryDir folder;
        const QString file = generated(folder.path(), type, split, delivery);
        QVERIFY2(QFile::exists(file), qPrintable(file));
        const auto report = QJsonDocument::fromJson(m_daemon->tryCtl({"config", "import", file, "--json"}).output).object();
        QCOMPARE(directivesOf(report), directivesIn(contentOf(file)));
        QCOMPARE(impossible(report).join("\n"), QString());
        QVERIFY2(report["ok"].toBool(), QJsonDocument(report["findings"].toArray()).toJson().constData());
    }
    void eximsOwnDefaultImports() {
        const QString file = packageRoot() + "/usr/share/doc/exim4-base/examples/example.conf";
        const auto report = QJsonDocument::fromJson(m_daemon->tryCtl({"config", "import", file, "--json"}).output).object();
        QCOMPARE(directivesOf(report), directivesIn(contentOf(file)));
        QCOMPARE(impossible(report).join("\n"), QString());
        QVERIFY2(report["ok"].toBool(), QJsonDocument(report["findings"].toArray()).toJson().constData());
    }
    void initTestCase() {
        m_daemon = std::make_unique<Daemon>();
        QVERIFY(m_daemon->start(m_daemon->configuration({})));
    }
    void cleanupTestCase() { m_daemon.reset(); }

private:
    std::unique_ptr<Daemon> m_daemon;
};

POSTROOM_TEST(DebianImportTest)
#include "debian_import_test.moc"
