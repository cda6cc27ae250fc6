// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/message_code.h"

#include "tests/support/test_main.h"

using namespace postroom::acl;

class MessageCodeTest : public QObject {
    Q_OBJECT
private slots:
    void readsCodeAndEnhancedCode() {
        const auto read = readMessageCode("554 5.7.1 no", '5');
        QCOMPARE(read.code, 554);
        QCOMPARE(read.enhanced, std::string("5.7.1"));
        QCOMPARE(read.text, std::string("no"));
    }
    void plainTextStaysAsItIs() {
        for (const char* text : {"no", "55 no", "5544 no", "", "5.7.1 no", "550"}) {
            QCOMPARE(readMessageCode(text, '5').code, 0);
            QCOMPARE(readMessageCode(text, '5').text, std::string(text));
        }
    }
    void aCodeOfAnotherClassIsDroppedWithItsEnhancedCode() {
        const auto read = readMessageCode("450 4.2.0 later", '5');
        QCOMPARE(read.code, 0);
        QVERIFY(read.enhanced.empty());
        QVERIFY(read.wrongClass);
        QCOMPARE(read.text, std::string("later"));
    }
    void anEnhancedCodeOfAnotherClassIsDropped() {
        const auto read = readMessageCode("550 4.2.0 no", '5');
        QCOMPARE(read.code, 550);
        QVERIFY(read.enhanced.empty());
        QCOMPARE(read.text, std::string("no"));
    }
    void versionNumbersAreNoCodes() {
        QCOMPARE(readMessageCode("550 5.7.1234 x", '5').text, std::string("5.7.1234 x"));
        QCOMPARE(readMessageCode("550 5.7 x", '5').text, std::string("5.7 x"));
    }
};

POSTROOM_TEST(MessageCodeTest)
#include "message_code_test.moc"
