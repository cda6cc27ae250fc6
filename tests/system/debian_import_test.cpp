// SPDX-License-Identifier: Apache-2.0
// Debian's generated configuration for each answer of "dpkg-reconfigure exim4-config", and Exim's own default: they import
// without anything that is not possible, are applied, and answer a dialogue as Exim 4.96 does with the same file.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

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

/// Neither empty nor comment, continued ones once.
int directivesIn(const QByteArray& text) {
    int count = 0;
    bool continues = false;
    for (const QByteArray& raw : text.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.startsWith('#') || (line.isEmpty() && !continues))
            continue;
        count += continues ? 0 : 1;
        continues = line.endsWith('\\');
    }
    return count;
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
        QCOMPARE(report["lines"].toArray().size(), directivesIn(contentOf(file)));
        QCOMPARE(impossible(report), QStringList());
        QVERIFY2(report["ok"].toBool(), QJsonDocument(report["findings"].toArray()).toJson().constData());
    }
    void eximsOwnDefaultImports() {
        const QString file = packageRoot() + "/usr/share/doc/exim4-base/examples/example.conf";
        const auto report = QJsonDocument::fromJson(m_daemon->tryCtl({"config", "import", file, "--json"}).output).object();
        QCOMPARE(report["lines"].toArray().size(), directivesIn(contentOf(file)));
        QCOMPARE(impossible(report), QStringList());
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
