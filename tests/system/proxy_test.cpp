// SPDX-License-Identifier: Apache-2.0
// Behind haproxy (PROXY v1 and v2 with TLVs) and nginx (XCLIENT) the real client is in ACLs, log and limits.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <thread>

using namespace postroom::test;

namespace {

/// Refuses one address, so that a reply shows which client the ACL saw.
Daemon::Parts behindProxy(const QByteArray& option) {
    Daemon::Parts parts;
    parts.main = option + " = 127.0.0.1\n";
    parts.rcptAcl = "  deny\n    message = client is $sender_host_address\n  accept\n";
    return parts;
}

QByteArray haproxyConfiguration(quint16 in, quint16 out, const QByteArray& how) {
    return "global\n  maxconn 50\ndefaults\n  mode tcp\n  timeout connect 5s\n  timeout client 30s\n  timeout server 30s\n"
           "frontend in\n  bind 127.0.0.1:" + QByteArray::number(in) + "\n  default_backend out\n"
           "backend out\n  server postroom 127.0.0.1:" + QByteArray::number(out) + " " + how + "\n";
}

} // namespace

class ProxyTest : public QObject {
    Q_OBJECT
private slots:
    void haproxySendsTheClient_data() {
        QTest::addColumn<QByteArray>("how");
        QTest::newRow("version 1") << QByteArray("send-proxy");
        QTest::newRow("version 2") << QByteArray("send-proxy-v2");
        QTest::newRow("version 2 with TLVs") << QByteArray("send-proxy-v2 proxy-v2-options crc32c,unique-id");
    }
    void haproxySendsTheClient() {
        QFETCH(QByteArray, how);
        const PeerProgram haproxy = installedPeer("haproxy", {"-v"});
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(behindProxy("hosts_proxy"))));
        const quint16 port = freePort();
        QFile file(daemon.folder() + "/haproxy.cfg");
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray text = haproxyConfiguration(port, daemon.port(), how);
        if (how.contains("unique-id"))
            text.replace("  default_backend", "  unique-id-format %{+X}o\\ %ci:%cp\n  default_backend");
        file.write(text);
        file.close();
        Program proxy;
        QVERIFY(proxy.start(haproxy.path, {"-db", "-V", "-f", file.fileName()}));
        QVERIFY(proxy.waitFor("Available polling"));
        // 127.0.0.1 is what haproxy sees as the client; what counts is that the header is understood and the session goes on.
        SmtpClient client(port);
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test>", "250");
        client.say("RCPT TO:<anna@example.test>", "550 5.7.1 client is 127.0.0.1");
        client.say("QUIT", "221");
    }

    void theAddressOfTheHeaderIsTheClient() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(behindProxy("hosts_proxy"))));
        SmtpClient client(daemon.port());
        client.send("PROXY TCP4 198.51.100.7 192.0.2.1 4711 25\r\n");
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test>", "250");
        client.say("RCPT TO:<anna@example.test>", "550 5.7.1 client is 198.51.100.7");
        client.say("QUIT", "221");
        const QByteArray found = daemon.ctlUntil({"trace", "search", "ip:198.51.100.7"}, "rejected");
        QVERIFY2(found.contains("198.51.100.7"), found.constData());
    }

    void aBrokenHeaderIsAnsweredWith503AndLogged() {
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(behindProxy("hosts_proxy"))));
        SmtpClient client(daemon.port());
        client.send("PROXY TCP4 198.51.100.7 192.0.2.1 70000 25\r\n");
        client.expect("220");
        client.say("EHLO client.test", "503");
        client.say("QUIT", "221");
    }

    void nginxSendsXclient() {
        const PeerProgram nginx = installedPeer("nginx", {"-v"});
        Daemon daemon;
        QVERIFY(daemon.start(daemon.configuration(behindProxy("hosts_xclient"))));
        // nginx asks an HTTP service where to connect to: ours says "the daemon" to everybody.
        QTcpServer authentication;
        QVERIFY(authentication.listen(QHostAddress::LocalHost, 0));
        const quint16 port = freePort();
        QDir(daemon.folder()).mkpath("nginx/logs");
        QFile file(daemon.folder() + "/nginx/nginx.conf");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("load_module /usr/lib/nginx/modules/ngx_mail_module.so;\ndaemon off;\nmaster_process off;\npid " + daemon.folder().toUtf8() +
                   "/nginx/pid;\nerror_log stderr notice;\nevents { worker_connections 50; }\nmail {\n  server_name mail.test;\n  auth_http 127.0.0.1:" +
                   QByteArray::number(authentication.serverPort()) + "/;\n  xclient on;\n  server { listen 127.0.0.1:" + QByteArray::number(port) +
                   "; protocol smtp; smtp_auth none; }\n}\n");
        file.close();
        Program proxy;
        QVERIFY(proxy.start(nginx.path, {"-p", daemon.folder() + "/nginx", "-c", file.fileName(), "-e", "stderr"}));
        QVERIFY(proxy.waitFor("using the \""));
        SmtpClient client(port);
        client.expect("220");
        client.say("EHLO client.test", "250");
        client.say("MAIL FROM:<a@client.test>", "250");
        client.send("RCPT TO:<anna@example.test>\r\n");
        QVERIFY(authentication.waitForNewConnection(90'000));
        QTcpSocket* question = authentication.nextPendingConnection();
        QVERIFY(question->waitForReadyRead(90'000));
        QByteArray asked;
        while (!asked.contains("\r\n\r\n")) {
            asked += question->readAll();
            if (!asked.contains("\r\n\r\n") && !question->waitForReadyRead(90'000))
                break;
        }
        question->write("HTTP/1.0 200 OK\r\nAuth-Status: OK\r\nAuth-Server: 127.0.0.1\r\nAuth-Port: " + QByteArray::number(daemon.port()) + "\r\n\r\n");
        question->waitForBytesWritten(90'000);
        question->disconnectFromHost();
        const QByteArray reply = client.expect("550");
        QVERIFY2(reply.contains("client is 127.0.0.1"), client.transcript().constData());
    }
};

POSTROOM_TEST(ProxyTest)
#include "proxy_test.moc"
