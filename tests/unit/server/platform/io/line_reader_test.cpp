// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/line_reader.h"

#include "tests/support/test_main.h"

#include <algorithm>
#include <deque>

using namespace postroom;
using namespace std::chrono_literals;

namespace {
/// Gives the pieces one read each, then end of stream.
class PiecesStream : public io::Stream {
public:
    explicit PiecesStream(std::deque<std::string> pieces) : m_pieces(std::move(pieces)) {}
    base::Result<std::size_t> read(std::span<char> into, io::Deadline) override {
        if (m_pieces.empty())
            return std::size_t(0);
        const auto piece = m_pieces.front();
        m_pieces.pop_front();
        const auto count = std::min(piece.size(), into.size());
        std::copy_n(piece.begin(), count, into.begin());
        if (count < piece.size())
            m_pieces.push_front(piece.substr(count));
        return count;
    }
    base::Result<void> write(std::string_view, io::Deadline) override { return {}; }
    void close() override {}

private:
    std::deque<std::string> m_pieces;
};
const auto soon = io::Deadline::in(10s);
} // namespace

class LineReaderTest : public QObject {
    Q_OBJECT
private slots:
    void joinsPiecesAndTakesBothLineEnds() {
        PiecesStream stream({"on", "e\r", "\ntwo\nth", "ree\r\n"});
        io::LineReader reader(stream);
        QCOMPARE(std::string(**reader.line(soon)), std::string("one"));
        QCOMPARE(std::string(**reader.line(soon)), std::string("two"));
        QCOMPARE(std::string(**reader.line(soon)), std::string("three"));
        QVERIFY(!reader.line(soon)->has_value());
    }
    void refusesALineWithoutEndAtTheLimit() {
        PiecesStream stream({std::string(100, 'x'), std::string(100, 'x')});
        io::LineReader reader(stream, 50);
        QCOMPARE(reader.line(soon).error().kind, base::ErrorKind::limit);
    }
    void saysThatTheStreamEndedInsideALine() {
        PiecesStream stream({"half"});
        io::LineReader reader(stream);
        QCOMPARE(reader.line(soon).error().kind, base::ErrorKind::protocol);
    }
    void mixesLinesAndBytes() {
        PiecesStream stream({"5\nhel", "lo6\n"});
        io::LineReader reader(stream);
        QCOMPARE(std::string(**reader.line(soon)), std::string("5"));
        QCOMPARE(std::string(*reader.bytes(5, soon)), std::string("hello"));
        QCOMPARE(std::string(**reader.line(soon)), std::string("6"));
    }
};

POSTROOM_TEST(LineReaderTest)
#include "line_reader_test.moc"
