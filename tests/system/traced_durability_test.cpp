// SPDX-License-Identifier: Apache-2.0
// The order of writes and flushes as the kernel saw them: before each 250, what was written last to the log of the queue,
// to the body's file and to its directory has been flushed. kill -9 cannot show this, for it spares the page cache.
#include "tests/support/daemon.h"
#include "tests/support/smtp_client.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace postroom::test;

namespace {

/// A system call: the lines of the trace at which it began and returned.
struct Call {
    QByteArray name;
    QByteArray arguments;
    int begun = 0;
    int done = 0;
    [[nodiscard]] bool writes() const { return name == "write" || name == "pwrite64" || name == "writev" || name == "pwritev"; }
    [[nodiscard]] bool flushes() const { return name == "fsync" || name == "fdatasync"; }
    /// The path of the descriptor, as -y shows it: 12</state/queue.db-wal>.
    [[nodiscard]] QByteArray path() const {
        const auto from = arguments.indexOf('<');
        const auto to = arguments.indexOf('>', from);
        return from < 0 || to < 0 ? QByteArray() : arguments.mid(from + 1, to - from - 1);
    }
};

QList<Call> readTrace(const QString& path) {
    QFile file(path);
    QList<Call> calls;
    if (!file.open(QIODevice::ReadOnly))
        return calls;
    static const QRegularExpression begin(R"(^(\d+)\s+(\w+)\((.*)$)");
    static const QRegularExpression resume(R"(^(\d+)\s+<\.\.\. (\w+) resumed>)");
    QHash<QByteArray, qsizetype> open; // by thread
    int number = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        ++number;
        const QString text = QString::fromLatin1(line);
        if (const auto resumed = resume.match(text); resumed.hasMatch()) {
            if (const auto at = open.constFind(resumed.captured(1).toLatin1()); at != open.constEnd())
                calls[at.value()].done = number;
            continue;
        }
        const auto begun = begin.match(text);
        if (!begun.hasMatch())
            continue;
        Call call{begun.captured(2).toLatin1(), begun.captured(3).toLatin1(), number, number};
        if (line.contains("<unfinished ...>")) {
            call.done = INT_MAX;
            open[begun.captured(1).toLatin1()] = calls.size();
        }
        calls.append(call);
    }
    return calls;
}

/// Is there a flush of `path` that began after `after` and returned before `before`?
bool flushedBetween(const QList<Call>& calls, const QByteArray& path, int after, int before) {
    for (const Call& call : calls)
        if (call.flushes() && call.path() == path && call.begun > after && call.done < before)
            return true;
    return false;
}

} // namespace

class TracedDurabilityTest : public QObject {
    Q_OBJECT
private slots:
    void everythingIsFlushedBeforeEach250() {
        Daemon daemon;
        Daemon::Parts parts;
        parts.main = "queue_only = true\n"; // nothing but acceptance writes
        const QString trace = daemon.folder() + "/trace";
        daemon.wrapWith({"strace", "-D", "-f", "-y", "-qq", "-s", "100", "-e", "trace=write,pwrite64,writev,pwritev,sendto,sendmsg,fsync,fdatasync", "-o", trace});
        QVERIFY(daemon.start(daemon.configuration(parts)));
        QByteArrayList ids;
        for (int i = 0; i < 12; ++i) {
            SmtpClient client(daemon.port());
            client.expect("220");
            client.say("EHLO client.test", "250");
            client.say("MAIL FROM:<a@client.test>", "250");
            client.say("RCPT TO:<b@example.test>", "250");
            client.say("DATA", "354");
            const QByteArray line(70, 'x');
            client.send("Subject: x\r\n\r\n");
            for (int lines = i % 2 == 0 ? 1 : 1000; lines > 0; --lines) // the larger ones lie in files
                client.send(line + "\r\n");
            const QByteArray reply = client.say(".", "250");
            static const QRegularExpression id("id=([0-9A-Za-z-]{23})");
            ids.append(id.match(QString::fromLatin1(reply)).captured(1).toLatin1());
            QVERIFY2(ids.last().size() == 23, reply.constData());
        }
        QCOMPARE(daemon.stop(), 0);
        const QList<Call> calls = readTrace(trace);
        int proven = 0, files = 0;
        for (const QByteArray& id : std::as_const(ids)) {
            const auto said = std::find_if(calls.begin(), calls.end(), [&](const Call& call) { return !call.flushes() && call.arguments.contains("\"250") && call.arguments.contains(id); });
            QVERIFY2(said != calls.end(), "the 250 is not in the trace");
            const Call* log = nullptr;  // the last write to the queue's log before it
            const Call* body = nullptr; // the last write to the body's file
            for (const Call& call : calls) {
                if (call.begun >= said->begun)
                    break;
                if (call.writes() && call.path().endsWith("/queue.db-wal"))
                    log = &call;
                if (call.writes() && call.path().contains("/spool/") && call.path().contains(id))
                    body = &call;
            }
            QVERIFY2(log != nullptr, "nothing was written to the log before the 250");
            QVERIFY2(flushedBetween(calls, log->path(), log->done, said->begun), "the log was not flushed between its last write and the 250");
            ++proven;
            if (body == nullptr)
                continue;
            ++files;
            const QByteArray folder = body->path().left(body->path().lastIndexOf('/'));
            QVERIFY2(flushedBetween(calls, body->path(), body->done, log->begun), "the body was not flushed before its row was written");
            QVERIFY2(flushedBetween(calls, folder, body->done, log->begun), "the body's directory was not flushed before its row was written");
        }
        QCOMPARE(proven, 12);
        QCOMPARE(files, 6);
    }
};

POSTROOM_TEST(TracedDurabilityTest)
#include "traced_durability_test.moc"
