// SPDX-License-Identifier: Apache-2.0
#include "shared/base/size_text.h"
#include "tests/support/test_main.h"

using namespace postroom::base;

class SizeTextTest : public QObject {
    Q_OBJECT
private slots:
    void readsSuffixes() {
        QCOMPARE(*readSize("50M"), 52428800);
        QCOMPARE(*readSize("0"), 0);
        QCOMPARE(*readSize("3k"), 3072);
        QCOMPARE(*readSize("2G"), 2147483648LL);
    }
    void refusesTheRest() {
        for (const char* wrong : {"", "-1", "K", "1T", "1.5M", "10 M", "9223372036854775807K", "99999999999999999999"})
            QVERIFY2(!readSize(wrong), wrong);
    }
    void writesTheShortestExactText() {
        QCOMPARE(sizeText(52428800), std::string("50M"));
        QCOMPARE(sizeText(1000), std::string("1000"));
        QCOMPARE(sizeText(0), std::string("0"));
        QCOMPARE(sizeText(102400), std::string("100K"));
    }
};

POSTROOM_TEST(SizeTextTest)
#include "size_text_test.moc"
