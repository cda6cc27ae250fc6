// SPDX-License-Identifier: Apache-2.0
// Each error name of retry rules in its situation: peers that refuse, are silent, break off or demand what we do not have,
// a full mailbox, a DNS that does not know. Each name has a rule with an interval of its own, so the next try tells which one applied.
#include "tests/support/daemon.h"
#include "tests/support/peer_program.h"
#include "tests/support/scripted_server.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/platform/dns/name_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace postroom::test;

namespace {

const QByteArray message = "From: sender@client.test\r\nSubject: retry\r\n\r\ntext\r\n";

/// Listens and lets nobody in: its backlog is full, so that connecting takes for ever.
class DeafServer {
public:
    DeafServer() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 0) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            qFatal("no deaf server");
        m_port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) {
            m_fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
            (void)::connect(m_fillers.back(), reinterpret_cast<sockaddr*>(&address), size);
        }
    }
    ~DeafServer() {
        for (const int filler : m_fillers)
            ::close(filler);
        ::close(m_listener);
    }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listener;
    quint16 m_port = 0;
    std::vector<int> m_fillers;
};

/// A remote destination NAME.test.
void addPeer(Daemon::Parts& parts, const QByteArray& name, quint16 port, const QByteArray& options = {}) {
    parts.routers += name + ":\n  driver = manualroute\n  domains = " + name + ".test\n  route_list = * 127.0.0.1\n  self = send\n  transport = t_" + name + "\n";
    parts.transports += "t_" + name + ":\n  driver = smtp\n  port = " + QByteArray::number(port) + "\n  allow_localhost\n  connect_timeout = 1s\n  command_timeout = 1s\n" + options;
}

PeerScript scripted(const std::function<void(PeerScript&)>& change) {
    PeerScript script;
    change(script);
    return script;
}

/// The recipients of the one message in the queue when each has been tried `attempts` times.
/// The recipients that wait after an attempt, once there are `count` of them, or once `address` is one of them.
QMap<QString, QJsonObject> waiting(Daemon& daemon, int count, const QString& address = {}) {
    for (int i = 0; i < 200; ++i) {
        const auto list = QJsonDocument::fromJson(daemon.ctl({"queue", "list", "--json"})).object();
        QMap<QString, QJsonObject> tried;
        for (const auto& one : list[QLatin1String("messages")].toArray()) {
            const auto shown = QJsonDocument::fromJson(daemon.ctl({"queue", "show", "--json", one[QLatin1String("id")].toString()})).object();
            for (const auto& recipient : shown[QLatin1String("message")][QLatin1String("recipients")].toArray())
                if (recipient[QLatin1String("attempts")].toInt() > 0)
                    tried[recipient[QLatin1String("address")].toString()] = recipient.toObject();
        }
        if (address.isEmpty() ? tried.size() == count : tried.contains(address))
            return tried;
    }
    return {};
}

int minutes(const QJsonObject& recipient) {
    return static_cast<int>((recipient[QLatin1String("next")].toDouble() - recipient[QLatin1String("last_try")].toDouble()) / 60e6 + 0.5);
}

} // namespace

class RetryErrorsTest : public QObject {
    Q_OBJECT
private slots:
    void eachErrorHasItsNameAndItsRule() {
        const std::map<std::string, std::string> zones{{"mx.test", "$ORIGIN mx.test.\n$TTL 60\n@ SOA ns.mx.test. me.mx.test. 1 60 60 60 60\n@ NS ns\nns A 127.0.0.1\n@ MX 10 host\nhost A 127.0.0.1\n"}};
        const NameServer names(zones);
        QVERIFY2(names.running(), qPrintable(names.why()));
        const DeafServer deaf;
        ScriptedServer silent(scripted([](PeerScript& s) { s.hangAt = "EHLO"; })), silentRcpt(scripted([](PeerScript& s) { s.hangAt = "RCPT"; }));
        ScriptedServer breaks(scripted([](PeerScript& s) { s.closeAt = "MAIL"; })), plain;
        ScriptedServer mail(scripted([](PeerScript& s) { s.mail = "452 4.3.1 no space"; })), rcpt(scripted([](PeerScript& s) { s.rcpt = "450 4.2.0 busy"; }));
        ScriptedServer data(scripted([](PeerScript& s) { s.data = "451 4.3.0 no"; })), dot(scripted([](PeerScript& s) { s.dot = "452 4.3.1 no"; }));
        ScriptedServer noTls(scripted([](PeerScript& s) { s.ehlo.push_back("STARTTLS"); })); // but it cannot: "500"
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "dns_servers = " + QByteArray::fromStdString(names.address()) + "\n";
        const quint16 nobody = freePort();
        addPeer(parts, "refused", nobody);
        addPeer(parts, "deaf", deaf.port());
        addPeer(parts, "silent", silent.port());
        addPeer(parts, "silentrcpt", silentRcpt.port());
        addPeer(parts, "breaks", breaks.port());
        addPeer(parts, "auth", plain.port(), "  hosts_require_auth = *\n");
        addPeer(parts, "tls", plain.port(), "  hosts_require_tls = *\n");
        addPeer(parts, "notls", noTls.port(), "  hosts_require_tls = *\n");
        addPeer(parts, "mail", mail.port());
        addPeer(parts, "rcpt", rcpt.port());
        addPeer(parts, "data", data.port());
        addPeer(parts, "dot", dot.port());
        parts.routers += "dns:\n  driver = dnslookup\n  domains = mx.test : lost.test\n  self = send\n  transport = t_refused\n"
                         "later:\n  driver = redirect\n  domains = later.test\n  allow_defer\n  data = :defer: not now\n"
                         "full:\n  driver = accept\n  domains = full.test\n  transport = full\n";
        const QByteArray box = daemon.mailRoot().toUtf8() + "/full";
        parts.transports += "full:\n  driver = appendfile\n  maildir_format\n  directory = " + box + "/${if eq{$local_part}{old}{old}{new}}\n  quota = 10\n";
        for (const char* folder : {"/old/new", "/old/cur", "/old/tmp", "/new/new", "/new/cur", "/new/tmp"})
            QDir().mkpath(box + folder);
        const timespec longAgo[2] = {{::time(nullptr) - 5 * 86400, 0}, {::time(nullptr) - 5 * 86400, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, (box + "/old/new").constData(), longAgo, 0), 0);
        parts.retry = "* refused_MX F,1d,11m\n* refused_A F,1d,12m\n* timeout_connect_A F,1d,13m\n* timeout_A F,1d,14m\n* lost_connection F,1d,15m\n* auth_failed F,1d,16m\n"
                      "* tls_required F,1d,17m\n* mail_452 F,1d,18m\n* rcpt_45x F,1d,19m\n* data_451 F,1d,20m\n* data_4xx F,1d,21m\n* quota_4d F,1d,22m\n* quota F,1d,23m\n* lookup F,1d,24m\n"
                      "* * F,1d,25m\n";
        struct Expected {
            const char *address, *error;
            int minutes;
        };
        constexpr Expected expected[] = {{"a@mx.test", "refused_MX", 11}, {"a@refused.test", "refused_A", 12}, {"a@deaf.test", "timeout_connect_A", 13}, {"a@silent.test", "timeout_A", 14},
                                         {"a@silentrcpt.test", "timeout_A", 14}, {"a@breaks.test", "lost_connection", 15}, {"a@auth.test", "auth_failed", 16}, {"a@tls.test", "tls_required", 17},
                                         {"a@notls.test", "tls_required", 17}, {"a@mail.test", "mail_452", 18}, {"a@rcpt.test", "rcpt_450", 19}, {"a@data.test", "data_451", 20},
                                         {"a@dot.test", "data_452", 21}, {"old@full.test", "quota_", 22}, {"new@full.test", "quota_", 23}, {"a@lost.test", "lookup", 24}, {"a@later.test", "", 25}};
        QVERIFY(daemon.start(daemon.configuration(parts).replace("dns_servers = 127.0.0.1@1\n", "")));
        QList<QByteArray> to;
        for (const Expected& one : expected)
            to << one.address;
        SmtpClient(daemon.port()).deliver("sender@client.test", to, message);
        const auto found = waiting(daemon, to.size());
        QVERIFY2(found.size() == to.size(), daemon.ctl({"queue", "list"}).constData());
        for (const Expected& one : expected) {
            const QJsonObject recipient = found[one.address];
            const QString said = recipient[QLatin1String("error")].toString(), all = QString::fromUtf8(QJsonDocument(recipient).toJson(QJsonDocument::Compact));
            QVERIFY2(QByteArray(one.error) == "quota_" ? said.startsWith("quota_") : said == one.error, qPrintable(all));
            QVERIFY2(minutes(recipient) == one.minutes, qPrintable(all));
        }
    }

    void withoutARuleForItsErrorARecipientFailsAtOnceWhateverTheOthersDo() {
        ScriptedServer breaks(scripted([](PeerScript& s) { s.closeAt = "MAIL"; }));
        Daemon daemon;
        Daemon::Parts parts;
        addPeer(parts, "refused", freePort());
        addPeer(parts, "breaks", breaks.port());
        parts.retry = "* lost_connection F,1d,15m\nclient.test * F,1d,1m\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient(daemon.port()).deliver("sender@client.test", {"a@refused.test", "a@breaks.test"}, message);
        const auto found = waiting(daemon, 0, "a@breaks.test"); // beside the bounce, which may wait by then
        QVERIFY(found.contains("a@breaks.test"));
        QCOMPARE(minutes(found["a@breaks.test"]), 15);
        QVERIFY(daemon.ctlUntil({"trace", "search", "to:a@refused.test"}, "bounced").contains("a@refused.test"));
    }

    void whatDependsOnTheDomainOnlyIsRememberedForTheDomain() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.routers = "each:\n  driver = redirect\n  domains = each.test\n  allow_defer\n  data = :defer: not now\n"
                        "all:\n  driver = redirect\n  domains = all.test\n  allow_defer\n  data = :defer: not now\n  retry_use_local_part = false\n"
                        "boxes:\n  driver = accept\n  domains = boxes.test\n  transport = full\n";
        parts.transports = "full:\n  driver = appendfile\n  file = " + daemon.mailRoot().toUtf8() + "/full\n  quota = 10\n  retry_use_local_part = false\n";
        parts.retry = "a@all.test * F,1d,11m\na@boxes.test * F,1d,11m\na@each.test * F,1d,12m\n* * F,1d,13m\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        SmtpClient(daemon.port()).deliver("sender@client.test", {"a@each.test", "a@all.test", "a@boxes.test"}, message);
        const auto first = waiting(daemon, 3);
        QCOMPARE(minutes(first["a@each.test"]), 12);
        QCOMPARE(minutes(first["a@all.test"]), 13); // a rule for one address is not about the domain
        QCOMPARE(minutes(first["a@boxes.test"]), 13);
        SmtpClient(daemon.port()).deliver("other@client.test", {"b@each.test", "b@all.test", "b@boxes.test"}, message);
        const auto both = waiting(daemon, 4);
        QVERIFY(both.contains("b@each.test")); // the others of the second message wait without having been tried
    }
};

POSTROOM_TEST(RetryErrorsTest)
#include "retry_errors_test.moc"
