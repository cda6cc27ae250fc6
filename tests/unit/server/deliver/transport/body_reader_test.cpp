// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/body_reader.h"
#include "tests/support/test_main.h"

using namespace postroom::transport;

namespace {

std::string converted(const std::string& text, std::size_t piece) {
    LineConverter converter("From ", ">From ");
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += piece)
        converter.convert(std::string_view(text).substr(i, piece), out);
    converter.finish(out);
    return out;
}

} // namespace

class BodyReaderTest : public QObject {
    Q_OBJECT
private slots:
    void convertsLineEndsHoweverThePiecesAreCut() {
        const std::string text = "From me\r\nFrom\r\nFr\r\nx From y\r\nbare\rcr\r\n\r\nFrom z\r\nFrom";
        const std::string wanted = ">From me\nFrom\nFr\nx From y\nbare\rcr\n\n>From z\nFrom\n";
        for (std::size_t piece = 1; piece < text.size(); ++piece)
            QCOMPARE(converted(text, piece), wanted);
    }
    void endsTheLastLine() {
        QCOMPARE(converted("a", 1), std::string("a\n"));
        QCOMPARE(converted("", 1), std::string());
        QCOMPARE(converted("a\r", 1), std::string("a\r\n"));
    }
};

POSTROOM_TEST(BodyReaderTest)
#include "body_reader_test.moc"
