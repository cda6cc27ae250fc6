// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/bytes_field.h"
#include "shared/wire/frame.h"
#include "tests/support/test_main.h"

using namespace postroom;
using wire::FrameReader;

class FrameTest : public QObject {
    Q_OBJECT
private slots:
    void framesArriveInAnyPortions() {
        const std::string bytes = "{\"a\":1}\n\r\n  \n{\"b\":2}\r\n{\"c\"";
        for (std::size_t portion = 1; portion <= bytes.size(); ++portion) {
            FrameReader reader;
            std::vector<std::string> lines;
            for (std::size_t at = 0; at < bytes.size(); at += portion) {
                reader.feed(std::string_view(bytes).substr(at, portion));
                while (auto line = *reader.next())
                    lines.push_back(*line);
            }
            QCOMPARE(lines.size(), std::size_t(2));
            QCOMPARE(lines[0], std::string("{\"a\":1}"));
            QCOMPARE(lines[1], std::string("{\"b\":2}"));
            QCOMPARE(reader.pending(), std::size_t(4));
        }
    }
    void aLineOverTheLimitEndsTheStreamBeforeItIsWhole() {
        FrameReader reader(10);
        reader.feed("0123456789\n01234567890");
        QCOMPARE(**reader.next(), std::string("0123456789"));
        QVERIFY(!reader.next());
        reader.feed("\n{}\n");
        QVERIFY(!reader.next());
        QCOMPARE(reader.next().error().kind, base::ErrorKind::limit);
    }
    void manySmallFramesDoNotMakeTheBufferGrow() {
        FrameReader reader;
        for (int i = 0; i < 100'000; ++i) {
            reader.feed("{\"n\":1}\n{");
            QVERIFY(*reader.next());
            reader.feed("}\n");
            QVERIFY(*reader.next());
            QVERIFY(!*reader.next());
            QCOMPARE(reader.pending(), std::size_t(0));
        }
    }
    void aFrameIsOneLineWhateverItHolds() {
        const std::string text = wire::frame(base::Json::object({{"x", "a\nb\r\n"}}));
        QCOMPARE(text.find('\n'), text.size() - 1);
    }
    void bytesThatAreNoTextTravelAsBase64() {
        base::Json object;
        wire::setBytes(object, "text", "gr\xC3\xBC\xC3\x9F");
        wire::setBytes(object, "raw", "\xFF\x00z");
        QVERIFY(object.has("text") && object.has("raw_b64") && !object.has("raw"));
        QCOMPARE(*wire::getBytes(object, "raw"), std::string("\xFF"));
        QCOMPARE(*wire::getBytes(object, "absent"), std::string());
        object.set("raw_b64", "?");
        QVERIFY(!wire::getBytes(object, "raw"));
    }
};

POSTROOM_TEST(FrameTest)
#include "frame_test.moc"
