// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/message_content.h"
#include "tests/support/test_main.h"

using namespace postroom;
using namespace postroom::smtp;

namespace {

/// A body given in pieces of one size, as it may come from a file.
class Pieces final : public BodySource {
public:
    Pieces(std::string text, std::size_t size) : m_text(std::move(text)), m_size(size) {}
    base::Result<void> rewind() override {
        m_at = 0;
        return {};
    }
    base::Result<std::string_view> next() override {
        const auto piece = std::string_view(m_text).substr(m_at, m_size);
        m_at += piece.size();
        return piece;
    }

private:
    std::string m_text;
    std::size_t m_size, m_at = 0;
};

std::string wire(const std::string& body, WireWriter::Dots dots, std::size_t size) {
    Pieces pieces(body, size);
    WireWriter writer(dots);
    std::string out;
    for (auto piece = pieces.next(); !piece->empty(); piece = pieces.next())
        writer.append(*piece, out);
    writer.finish(out);
    return out;
}

} // namespace

class MessageContentTest : public QObject {
    Q_OBJECT
private slots:
    void dotsAndLineEndsComeOutRightHoweverThePiecesAreCut_data() {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("chunk");
        QTest::newRow("plain") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n");
        QTest::newRow("dots") << QByteArray(".\r\n..a\r\nb.\r\n.") << QByteArray("..\r\n...a\r\nb.\r\n..\r\n") << QByteArray(".\r\n..a\r\nb.\r\n.\r\n");
        QTest::newRow("bare LF") << QByteArray("a\n.b\n\nc\r\n") << QByteArray("a\r\n..b\r\n\r\nc\r\n") << QByteArray("a\r\n.b\r\n\r\nc\r\n");
        QTest::newRow("no end") << QByteArray("a") << QByteArray("a\r\n") << QByteArray("a\r\n");
        QTest::newRow("CR end") << QByteArray("a\r") << QByteArray("a\r\n") << QByteArray("a\r\n");
        QTest::newRow("LF dot LF") << QByteArray("a\n.\nb\n") << QByteArray("a\r\n..\r\nb\r\n") << QByteArray("a\r\n.\r\nb\r\n");
        QTest::newRow("empty") << QByteArray("") << QByteArray("") << QByteArray("");
        QTest::newRow("bare CR stays") << QByteArray("a\rb\r\n") << QByteArray("a\rb\r\n") << QByteArray("a\rb\r\n");
    }
    void dotsAndLineEndsComeOutRightHoweverThePiecesAreCut() {
        QFETCH(QByteArray, stored);
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, chunk);
        for (std::size_t size = 1; size < 12; ++size) {
            QCOMPARE(QByteArray::fromStdString(wire(stored.toStdString(), WireWriter::Dots::doubled, size)), data);
            QCOMPARE(QByteArray::fromStdString(wire(stored.toStdString(), WireWriter::Dots::asTheyAre, size)), chunk);
            Pieces body(stored.toStdString(), size);
            const auto facts = examine("H: x\r\n", body);
            QCOMPARE(facts->size, std::int64_t(8 + chunk.size())); // BDAT must announce exactly what is sent
            QCOMPARE(facts->bareLf || facts->openEnd, stored != chunk);
        }
    }
    void theLongestLineAndEightBitAreFound() {
        Pieces body(std::string(1200, 'x') + "\r\nshort\xC3\xA4\r\n", 100);
        const auto facts = examine("H: x\r\n", body);
        QCOMPARE(facts->longestLine, std::int64_t(1200));
        QVERIFY(facts->eightBit);
        Pieces plain("short\r\n", 3);
        QVERIFY(!examine("H: x\r\n", plain)->eightBit);
    }
    void aBodyThatCannotBeOpenedIsAnError() { QVERIFY(!FileBody::open("/nonexistent/body")); }
};

POSTROOM_TEST(MessageContentTest)
#include "message_content_test.moc"
