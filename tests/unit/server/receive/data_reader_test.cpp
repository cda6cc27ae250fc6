// SPDX-License-Identifier: Apache-2.0
#include "server/receive/data_reader.h"

#include "shared/base/json.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/receive/fake_session.h"

#include <ctime>
#include <QFile>

using namespace postroom;
using namespace postroom::receive;
using fakes::MemoryBody;

namespace {

struct Read {
    std::string headers, body, rest;
    bool finished = false;
    DataProblem problem = DataProblem::none;
    std::size_t longestLine = 0;
};

/// Feeds in pieces of `piece` bytes; what must come out does not depend on it.
Read readDotted(std::string_view bytes, std::size_t piece, DataLimits limits = {}) {
    MemoryBody body;
    DataReader reader(limits, body);
    Read result;
    std::size_t at = 0;
    while (at < bytes.size() && !reader.finished()) {
        const auto part = bytes.substr(at, piece);
        at += reader.takeDotted(part);
    }
    result.finished = reader.finished();
    result.problem = reader.problem();
    result.longestLine = reader.longestLine();
    result.headers = reader.takeHeaders();
    result.body = body.text();
    result.rest = bytes.substr(at);
    return result;
}

Read readEveryWay(std::string_view bytes, DataLimits limits = {}) {
    const auto whole = readDotted(bytes, bytes.size(), limits);
    for (std::size_t piece = 1; piece < 8; ++piece) {
        const auto pieces = readDotted(bytes, piece, limits);
        // What was kept before a problem showed up depends on the pieces, and nobody looks at it.
        const bool sameContent = whole.problem != DataProblem::none || (pieces.headers == whole.headers && pieces.body == whole.body && pieces.longestLine == whole.longestLine);
        if (!sameContent || pieces.finished != whole.finished || pieces.problem != whole.problem || pieces.rest != whole.rest)
            qFatal("pieces of %zu bytes give something else", piece);
    }
    return whole;
}

} // namespace

class DataReaderTest : public QObject {
    Q_OBJECT
private slots:
    void partsHeadersFromBodyAndUnstuffsDots() {
        const auto read = readEveryWay("From: a@b\r\nSubject: x\r\n y\r\n\r\none\r\n..two\r\n.three\r\n\r\n.\r\nQUIT\r\n");
        QVERIFY(read.finished);
        QCOMPARE(read.headers, std::string("From: a@b\r\nSubject: x\r\n y\r\n"));
        QCOMPARE(read.body, std::string("one\r\n.two\r\nthree\r\n\r\n"));
        QCOMPARE(read.rest, std::string("QUIT\r\n"));
        QCOMPARE(read.longestLine, std::string("Subject: x").size());
        QCOMPARE(readEveryWay("A: b\r\n\r\n..345\r\n.\r\n").longestLine, std::size_t(4));
    }
    void takesAnEmptyMessageAndOneWithoutBodyOrHeaders() {
        QVERIFY(readEveryWay(".\r\n").finished);
        QCOMPARE(readEveryWay("A: b\r\n.\r\n").headers, std::string("A: b\r\n"));
        QCOMPARE(readEveryWay("\r\nbody\r\n.\r\n").body, std::string("body\r\n"));
        const auto none = readEveryWay("no header here\r\n.\r\n");
        QCOMPARE(none.headers, std::string());
        QCOMPARE(none.body, std::string("no header here\r\n"));
    }
    void noSmugglingSequenceEndsTheDataAndEachIsRefused() {
        QFile file(QString::fromUtf8(qgetenv("POSTROOM_SUITES")) + "/smuggling/eod-sequences.json");
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the suites are not beside the checkout");
        const auto suite = base::Json::parse(file.readAll().toStdString());
        QVERIFY(suite);
        int count = 0;
        for (const char* list : {"inbound", "outbound"})
            for (const auto& sequence : (*suite)[list].items()) {
                const auto text = "A: b\r\n\r\nbody" + sequence.toString() + "MAIL FROM:<evil@example>\r\n.\r\nREST";
                const auto read = readEveryWay(text);
                QVERIFY(read.finished);
                // The sequence that our end of data is part of is ours; everything else must not have ended it before.
                QCOMPARE(read.rest, std::string("REST"));
                QCOMPARE(read.problem, DataProblem::bareLineEnding);
                ++count;
            }
        QVERIFY(count >= 16);
    }
    void findsTheEndAfterBareEndingsAtAnyPiece() {
        // A piece that has a bare CR and ends in the CR of a line end: the end of the data must still be seen.
        for (const char* const wrong : {"x\ry", "x\r\ry", "x\ny", "x\r\r", "\rx"}) {
            const auto read = readEveryWay("A: b\r\n\r\n" + std::string(wrong) + "\r\n.\r\nREST");
            QVERIFY(read.finished);
            QCOMPARE(read.rest, std::string("REST"));
            QCOMPARE(read.problem, DataProblem::bareLineEnding);
        }
    }
    void keepsTheLimits() {
        DataLimits limits;
        limits.messageMax = 30;
        QCOMPARE(readEveryWay("A: b\r\n\r\n" + std::string(100, 'x') + "\r\n.\r\n", limits).problem, DataProblem::messageTooLarge);
        limits = {};
        limits.headerMax = 50;
        QCOMPARE(readEveryWay("A: " + std::string(100, 'x') + "\r\n\r\n.\r\n", limits).problem, DataProblem::headerTooLarge);
        limits = {};
        limits.headerLineMax = 20;
        QCOMPARE(readEveryWay("A: 1234567890\r\n 1234567890\r\n\r\n.\r\n", limits).problem, DataProblem::headerTooLarge);
        limits = {};
        limits.receivedMax = 2;
        QCOMPARE(readEveryWay("Received: a\r\nreceived: b\r\nRECEIVED: c\r\n\r\n.\r\n", limits).problem, DataProblem::loop);
        QCOMPARE(readEveryWay("Received: a\r\nreceived: b\r\n\r\n.\r\n", limits).problem, DataProblem::none);
    }
    void chunksKeepDotsAndEndTheLastLine() {
        MemoryBody body;
        DataReader reader({}, body);
        reader.takeChunk("A: b\r\n\r");
        reader.takeChunk("\n.\r\n..x");
        reader.finishChunks();
        QVERIFY(reader.finished());
        QCOMPARE(reader.problem(), DataProblem::none);
        QCOMPARE(body.text(), std::string(".\r\n..x\r\n"));
    }
    void aBodyThatCannotBeStoredIsAProblemOfOurs() {
        MemoryBody body;
        body.failing = true;
        DataReader reader({}, body);
        reader.takeDotted("A: b\r\n\r\nbody\r\n.\r\n");
        QVERIFY(reader.finished());
        QCOMPARE(reader.problem(), DataProblem::notStored);
    }
    void isFastEnough() {
        // Not a benchmark: a loop per byte would be ten times slower than this allows, in a debug build too. Processor time
        // counts, so that a busy machine does not.
        class NullBody : public queue::BodyWriter {
            base::Result<void> write(std::string_view) override { return {}; }
            base::Result<queue::Body> finish() override { return queue::Body(); }
        } body;
        std::string text = "A: b\r\n\r\n";
        while (text.size() < 8U << 20)
            text += "A line of ordinary text, as long as lines of text are in mail, which is this.\r\n";
        const std::clock_t began = std::clock();
        DataReader reader({}, body);
        for (std::size_t at = 0; at < text.size(); at += 65536)
            reader.takeDotted(std::string_view(text).substr(at, 65536));
        const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
        qInfo("%.0f MB/s", 8.4 / seconds);
#ifndef POSTROOM_SANITIZED
        QVERIFY(seconds < 0.5);
#endif
    }
};

POSTROOM_TEST(DataReaderTest)
#include "data_reader_test.moc"
