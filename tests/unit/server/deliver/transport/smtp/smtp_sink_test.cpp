// SPDX-License-Identifier: Apache-2.0
// Against somebody else's server: Postfix's smtp-sink, which installer/test unpacks.
#include "server/deliver/transport/smtp/smtp_transport.h"
#include "server/platform/dns/scripted_resolver.h"
#include "server/platform/io/connect.h"
#include "server/platform/io/listener.h"
#include "tests/support/peer_program.h"
#include "tests/support/test_main.h"

#include <QProcess>

#include <ctime>
#include <thread>
#include <unistd.h>

using namespace postroom;
using namespace postroom::transport;
using namespace std::chrono_literals;

namespace {

class Sink {
public:
    explicit Sink(QStringList options) {
        const auto peer = test::unpackedPeer("postfix", "usr/sbin/smtp-sink", {});
        m_port = io::Listener::tcp(*io::SocketAddress::fromText("127.0.0.1", 0))->address().port();
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const QString& entry : peer.environment)
            environment.insert(entry.section('=', 0, 0), entry.section('=', 1));
        m_process.setProcessEnvironment(environment);
        if (::geteuid() == 0)
            options << "-u" << "nobody"; // it refuses to be root
        m_process.start(peer.path, options << QString("127.0.0.1:%1").arg(m_port) << "100");
        if (!m_process.waitForStarted(10'000))
            return;
        const auto until = io::Deadline::in(10s);
        while (!until.passed() && !m_ready) { // smtp-sink says nothing when it listens
            m_ready = io::connectTcp(*io::SocketAddress::fromText("127.0.0.1", m_port), {}, io::Deadline::in(1s)).has_value();
            if (!m_ready)
                std::this_thread::yield();
        }
    }
    ~Sink() {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool ready() const { return m_ready; }
    QString why() { return "smtp-sink does not run: " + m_process.errorString() + QString::fromLocal8Bit(m_process.readAllStandardError()); }
    std::uint16_t port() const { return m_port; }

private:
    QProcess m_process;
    std::uint16_t m_port = 0;
    bool m_ready = false;
};

double cpuMilliseconds() { return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC; }

} // namespace

class SmtpSinkTest : public QObject {
    Q_OBJECT
    SmtpReport deliver(ConnectionPool& pool, std::uint16_t port, std::string_view body, int recipients) {
        SmtpOptions options;
        options.helo = "me.test";
        smtp::MemoryBody source(body);
        SmtpJob job{options, {{"sink.test", {"127.0.0.1"}, 10, port, false}}, {}, false, "from@a.test", {}, {}, false, "Subject: x\r\n", source, {}};
        for (int i = 0; i < recipients; ++i)
            job.recipients.push_back({static_cast<std::uint32_t>(i), {"r" + std::to_string(i) + "@b.test", {}, {}, {}}});
        dns::ScriptedResolver dns;
        return SmtpTransport(dns, pool, nullptr).deliver(job);
    }
private slots:
    void aThousandMessagesOnOneConnection() {
        Sink sink({});
        QVERIFY2(sink.ready(), qPrintable(sink.why()));
        ConnectionPool pool({30s, 10});
        std::string body;
        while (body.size() < 2000)
            body += "a line of an ordinary message, as long as lines usually are in mail\r\n";
        const double before = cpuMilliseconds();
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(deliver(pool, sink.port(), body, 1).recipients[0].result.kind, smtp::RecipientResult::Kind::delivered);
        const double each = (cpuMilliseconds() - before) / 1000;
        qInfo("CPU per 2 KiB message in this layer: %.3f ms (debug build without optimisation counts more)", each);
        QVERIFY(pool.status().reused >= 990); // connection_max_messages is 500
    }
    void refusalsAreUnderstood() {
        const std::vector<std::pair<QStringList, smtp::ClientStage>> cases{{{"-r", "mail"}, smtp::ClientStage::mail},
                                                                           {{"-r", "rcpt"}, smtp::ClientStage::rcpt},
                                                                           {{"-r", "data"}, smtp::ClientStage::data},
                                                                           {{"-r", "."}, smtp::ClientStage::endOfData}};
        for (const auto& [options, stage] : cases) { // -r: soft (4xx) refusals
            Sink sink(options);
            QVERIFY2(sink.ready(), qPrintable(sink.why()));
            ConnectionPool pool({30s, 10});
            const auto result = deliver(pool, sink.port(), "x\r\n", 2).recipients[1].result;
            QCOMPARE(result.kind, smtp::RecipientResult::Kind::deferred);
            QCOMPARE(result.stage, stage);
        }
    }
    void lmtpWithManyRecipients() {
        Sink sink({"-L"});
        QVERIFY2(sink.ready(), qPrintable(sink.why()));
        ConnectionPool pool({30s, 10});
        SmtpOptions options;
        options.protocol = SmtpOptions::Protocol::lmtp;
        smtp::MemoryBody source("x\r\n");
        SmtpJob job{options, {{"sink.test", {"127.0.0.1"}, -1, sink.port(), false}}, {}, false, "", {}, {}, false, "Subject: x\r\n", source, {}};
        for (std::uint32_t i = 0; i < 250; ++i)
            job.recipients.push_back({i, {"r" + std::to_string(i) + "@b.test", {}, {}, {}}});
        dns::ScriptedResolver dns;
        for (const auto& recipient : SmtpTransport(dns, pool, nullptr).deliver(job).recipients)
            QCOMPARE(recipient.result.kind, smtp::RecipientResult::Kind::delivered);
    }
};

POSTROOM_TEST(SmtpSinkTest)
#include "smtp_sink_test.moc"
