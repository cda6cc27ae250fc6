// SPDX-License-Identifier: Apache-2.0
#include "shared/base/base64.h"
#include "tests/support/test_main.h"

using namespace postroom::base;

class Base64Test : public QObject {
    Q_OBJECT
private slots:
    void writesTheVectorsOfTheStandard() { // RFC 4648 section 10
        QCOMPARE(base64Encode(""), std::string());
        QCOMPARE(base64Encode("f"), std::string("Zg=="));
        QCOMPARE(base64Encode("fo"), std::string("Zm8="));
        QCOMPARE(base64Encode("foobar"), std::string("Zm9vYmFy"));
    }
    void readsBackEveryLength() {
        std::string bytes;
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(base64Decode(base64Encode(bytes)).value(), bytes);
            bytes += static_cast<char>(i * 7);
        }
    }
    void refusesWhatIsNotBase64() {
        for (const char* wrong : {"Z", "Zg=", "Zg", "Z===", "====", "Zg==Zg==", "Zm 8", "Zm9\n", "Z=9v"})
            QVERIFY2(!base64Decode(wrong), wrong);
    }
};

POSTROOM_TEST(Base64Test)
#include "base64_test.moc"
