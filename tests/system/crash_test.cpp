// SPDX-License-Identifier: Apache-2.0
// kill -9 at random moments under load: what was acknowledged arrives, and the ledger balances.
#include "tests/support/daemon.h"
#include "tests/support/program.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QThread>

#include <chrono>

using namespace postroom::test;

namespace {
constexpr int rounds = 50;
}

class CrashTest : public QObject {
    Q_OBJECT
private slots:
    void nothingAcknowledgedIsLost() {
        ScriptedServer sink;
        Daemon daemon;
        Daemon::Parts parts;
        parts.sinkPort = sink.port();
        parts.retry = "* * F,1h,1s\n";
        QVERIFY(daemon.start(daemon.configuration(parts)));
        const QString acked = daemon.folder() + "/acked";
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < rounds; ++round) {
            Program load;
            QVERIFY(load.start(Daemon::program("postroom-load"), {"--port", QString::number(daemon.port()), "--sessions", "8", "--messages", "100000",
                                                                  "--size", round % 5 == 4 ? "40000" : "1500", "--to", "elsewhere.test", "--acked", acked}));
            // The moment of the blow is what is random here; nothing is synchronised by it.
            QThread::msleep(static_cast<unsigned long>(random.bounded(20, 200)));
            daemon.kill();
            load.kill();
            QVERIFY2(daemon.start(), qPrintable("no start after blow " + QString::number(round)));
        }
        QFile file(acked);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<QByteArray> waiting;
        for (const QByteArray& line : file.readAll().split('\n'))
            if (!line.isEmpty())
                waiting.insert(line);
        const auto count = waiting.size();
        QVERIFY2(count > rounds, "hardly anything was acknowledged");
        daemon.ctl({"queue", "run"});
        daemon.ctlUntil({"queue", "list", "--json"}, "\"total\": 0", std::chrono::seconds(180));
        for (const ReceivedMail& mail : sink.mails()) {
            const auto at = mail.data.find("Subject: ");
            const auto end = mail.data.find("\r\n", at);
            waiting.remove(QByteArray::fromStdString(mail.data.substr(at + 9, end - at - 9)));
        }
        qInfo("%lld acknowledged in %d rounds, %lld lost", static_cast<long long>(count), rounds, static_cast<long long>(waiting.size()));
        QCOMPARE(waiting.size(), 0);
        const QByteArray ledger = daemon.ctl({"ledger"});
        QVERIFY2(!ledger.contains("do not balance"), ledger.constData());
    }
};

POSTROOM_TEST(CrashTest)
#include "crash_test.moc"
