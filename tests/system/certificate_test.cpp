// SPDX-License-Identifier: Apache-2.0
// Certificates towards clients: theirs, asked for and demanded, and ours, by listener and by the name that they ask for. The clients are
// swaks and openssl s_client, the authority is openssl's.
#include "tests/support/daemon.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace postroom::test;

class CertificateTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        authority("ours");
        authority("strangers");
        certificate("ours", "anna.client.test");
        certificate("ours", "lost.client.test");
        certificate("strangers", "eve.client.test");
        certificate("ours", "mx.example.test");
        certificate("ours", "imap.example.test");
        certificate("ours", "shop.example.test");
        // The certificate of lost.client.test is taken back.
        QFile index(file("index.txt"));
        QVERIFY(index.open(QIODevice::WriteOnly));
        index.close();
        write("crl.cnf", "[ca]\ndefault_ca = own\n[own]\ndatabase = " + file("index.txt").toUtf8() + "\ndefault_md = sha256\ndefault_crl_days = 30\n");
        openssl({"ca", "-config", file("crl.cnf"), "-cert", file("ours.pem"), "-keyfile", file("ours.key"), "-revoke", file("lost.client.test.pem")});
        openssl({"ca", "-config", file("crl.cnf"), "-cert", file("ours.pem"), "-keyfile", file("ours.key"), "-gencrl", "-out", file("revoked.pem")});
    }

    void aPolicyAsksWhoHasACertificate() {
        Daemon daemon;
        QVERIFY(start(daemon, "tls_try_verify_hosts = *\n", "  accept verify = certificate\n    set acl_m_who = $tls_in_peerdn\n    logwrite = client is $tls_in_peerdn\n    condition = ${if match{$tls_in_ourcert}{BEGIN CERTIFICATE}}\n  deny message = no certificate: $acl_verify_message\n"));
        QCOMPARE(send(daemon, "anna.client.test"), 0);
        QVERIFY(send(daemon, "eve.client.test") != 0);
        QVERIFY(send(daemon, "lost.client.test") == 0); // no revocation lists are set here
        QVERIFY(send(daemon, {}) != 0);
        const QByteArray story = explained(daemon, "anna.client.test", "delivered");
        QVERIFY2(story.simplified().contains("the client's certificate (CN=anna.client.test) is verified"), story.constData());
        const QByteArray refusal = explained(daemon, "eve.client.test", "rejected");
        QVERIFY2(refusal.simplified().contains("the client's certificate (CN=eve.client.test) could not be verified"), refusal.constData());
        QCOMPARE(daemon.stop(), 0);
        const QByteArray log = read(daemon.folder() + "/mainlog");
        QVERIFY2(log.contains("client is CN=anna.client.test") && !log.contains("client is CN=eve"), log.constData());
    }

    void someMustHaveOne() {
        Daemon daemon;
        QVERIFY(start(daemon, "tls_verify_hosts = 127.0.0.1\ntls_crl = " + file("revoked.pem").toUtf8() + "\n", "  deny !encrypted = *\n  accept\n"));
        QCOMPARE(send(daemon, "anna.client.test"), 0);
        QVERIFY(send(daemon, "eve.client.test") != 0);
        QVERIFY(send(daemon, "lost.client.test") != 0);
        QVERIFY(send(daemon, {}) != 0);
        QCOMPARE(daemon.stop(), 0);
        const QByteArray log = read(daemon.folder() + "/mainlog");
        for (const char* reason : {"peer did not return a certificate", "unable to get local issuer certificate", "certificate revoked"})
            QVERIFY2(log.contains(reason), log.constData());
    }

    void theNameThatIsAskedForChoosesOurs() {
        Daemon daemon;
        Daemon::Parts parts;
        // As with Exim: expanded at each handshake; the lookup makes a file name of what the client says.
        const QByteArray chosen = "${lookup{$tls_in_sni}dsearch{" + m_folder.path().toUtf8() + "/served}{" + m_folder.path().toUtf8() + "/served/$value}{" + file("mx.example.test.both").toUtf8() + "}}";
        parts.main = "tls_certificate = " + chosen + "\n";
        parts.listeners = "other:\n  address = 127.0.0.1\n  port = 0\n  role = submissions\n  tls_certificate = " + file("imap.example.test.both").toUtf8() + "\n";
        QDir().mkpath(file("served"));
        QVERIFY(QFile::copy(file("shop.example.test.both"), file("served/shop.example.test")));
        write("served/broken.example.test", "no certificate\n");
        QVERIFY(daemon.start(daemon.configuration(parts)));
        QVERIFY(subject(daemon.port(), {"-starttls", "smtp"}).contains("CN = mx.example.test"));
        QVERIFY(subject(daemon.port(), {"-starttls", "smtp", "-servername", "SHOP.example.test"}).contains("CN = shop.example.test"));
        QVERIFY(subject(daemon.port(), {"-starttls", "smtp", "-servername", "elsewhere.test"}).contains("CN = mx.example.test"));
        QVERIFY(!subject(daemon.port(), {"-starttls", "smtp", "-servername", "../mx.example.test.both"}).contains("CN = ")); // no name for a lookup in a folder
        QVERIFY(!subject(daemon.port(), {"-starttls", "smtp", "-servername", "broken.example.test"}).contains("CN = "));
        QVERIFY(subject(daemon.port("other"), {}).contains("CN = imap.example.test"));
        daemon.ctlUntil({"trace", "search"}, "broken.example.test");
        QCOMPARE(daemon.stop(), 0);
    }

    void whatIsWrongIsRefused_data() {
        QTest::addColumn<QByteArray>("main");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no such authorities") << QByteArray("tls_try_verify_hosts = *\ntls_verify_certificates = /nowhere.pem\n") << QByteArray("cannot use the trusted certificates /nowhere.pem");
        QTest::newRow("no such lists") << QByteArray("tls_try_verify_hosts = *\ntls_crl = /nowhere.pem\n") << QByteArray("cannot use the revocation lists /nowhere.pem");
        QTest::newRow("a client names the file") << QByteArray("tls_certificate = /tmp/$tls_in_sni\n") << QByteArray("/tmp/");
        QTest::newRow("no expression") << QByteArray("tls_certificate = ${if\n") << QByteArray("condition name expected");
    }
    void whatIsWrongIsRefused() {
        QFETCH(const QByteArray, main);
        QFETCH(const QByteArray, words);
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = main;
        write("wrong.conf", daemon.configuration(parts));
        const Finished finished = run(Daemon::program("postroomd"), {"--state", daemon.state(), "--runtime", daemon.folder() + "/run", "--initial-config", file("wrong.conf")});
        QVERIFY2(finished.exitCode != 0 && (finished.output + finished.errors).contains(words), (finished.output + finished.errors).constData());
    }

    void debiansSettingsWork() {
        Daemon daemon;
        QVERIFY(start(daemon, "tls_verify_certificates = ${if exists{/nowhere/ca-certificates.crt}{/nowhere/ca-certificates.crt}{/dev/null}}\ntls_try_verify_hosts = *\n", "  accept verify = certificate\n", false));
        QVERIFY(send(daemon, "anna.client.test") != 0);
        QCOMPARE(daemon.stop(), 0);
    }

private:
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text) const {
        QFile into(file(name));
        QVERIFY(into.open(QIODevice::WriteOnly) && into.write(text) == text.size());
    }
    static QByteArray read(const QString& path) {
        QFile from(path);
        return from.open(QIODevice::ReadOnly) ? from.readAll() : QByteArray();
    }
    static void openssl(const QStringList& arguments) {
        const Finished finished = run("openssl", arguments);
        QVERIFY2(finished.exitCode == 0, finished.errors.constData());
    }
    void authority(const QString& name) const {
        openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=authority " + name, "-keyout", file(name + ".key"), "-out", file(name + ".pem"),
                 "-addext", "keyUsage=keyCertSign,cRLSign"});
    }
    void certificate(const QString& authority, const QString& name) const {
        openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + name, "-keyout", file(name + ".key"), "-out", file(name + ".csr")});
        openssl({"x509", "-req", "-in", file(name + ".csr"), "-CA", file(authority + ".pem"), "-CAkey", file(authority + ".key"), "-CAcreateserial", "-days", "30", "-out", file(name + ".pem")});
        write(name + ".both", read(file(name + ".pem")) + read(file(name + ".key")));
    }
    bool start(Daemon& daemon, const QByteArray& main, const QByteArray& acl, bool trust = true) {
        QDir().mkpath(daemon.mailRoot() + "/anna");
        Daemon::Parts parts;
        parts.main = main + (trust ? "tls_verify_certificates = " + file("ours.pem").toUtf8() + "\n" : "") + "log_file_path = " + daemon.folder().toUtf8() + "/%slog\n";
        parts.rcptAcl = acl;
        return daemon.start(daemon.configuration(parts));
    }
    /// swaks' exit code; the sender is named after the certificate.
    [[nodiscard]] int send(Daemon& daemon, const QString& certificate) const {
        QStringList arguments{"--server", "127.0.0.1", "--port", QString::number(daemon.port()), "--from", "user@" + (certificate.isEmpty() ? "none.client.test" : certificate), "--to", "anna@example.test", "--tls"};
        if (!certificate.isEmpty())
            arguments << "--tls-cert" << file(certificate + ".pem") << "--tls-key" << file(certificate + ".key");
        return run("swaks", arguments).exitCode;
    }
    static QByteArray explained(Daemon& daemon, const QString& host, const QByteArray& outcome) {
        const QByteArray found = daemon.ctlUntil({"trace", "search", "from:user@" + host}, outcome);
        static const QRegularExpression key("[0-9-]{10}\\.[0-9]+|1[0-9A-Za-z]{5}-[0-9A-Za-z]{9,11}-[0-9A-Za-z]{4}");
        return daemon.ctl({"trace", "explain", key.match(QString::fromUtf8(found)).captured()});
    }
    static QByteArray subject(quint16 port, const QStringList& more) {
        const Finished finished = run("openssl", QStringList{"s_client", "-connect", "127.0.0.1:" + QString::number(port)} + more, "QUIT\r\n");
        return finished.output;
    }

    QTemporaryDir m_folder;
};

POSTROOM_TEST(CertificateTest)
#include "certificate_test.moc"
