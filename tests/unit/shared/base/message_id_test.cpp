// SPDX-License-Identifier: Apache-2.0
#include "shared/base/message_id.h"
#include "tests/support/test_main.h"

#include <set>

using namespace postroom::base;

class MessageIdTest : public QObject {
    Q_OBJECT
private slots:
    void idsAreUniqueAndRiseOnAClockThatStands() {
        FakeClock clock;
        MessageIdSource source(clock, 4711);
        std::set<std::string> seen;
        std::string last;
        for (int i = 0; i < 10000; ++i) {
            const std::string id = source.next().string();
            QVERIFY(seen.insert(id).second);
            QVERIFY(id > last);
            last = id;
        }
    }
    void aClockThatStepsBackDoesNotRepeatAnId() {
        FakeClock clock;
        MessageIdSource source(clock, 1);
        const MessageId before = source.next();
        clock.advance(-std::chrono::seconds(10));
        QVERIFY(source.next() > before);
    }
    void onlyTheFormIsRead() {
        QVERIFY(MessageId::fromText("1tEBn2-000000Abcd1-0Xyz"));
        for (const char* wrong : {"", "1tEBn2-000Abc-0X", "1tEBn2-0000000Abcd1-0Xy/", "1tEBn2x0000000Abcd1-0Xyz", "../../etc/passwd-------"})
            QVERIFY2(!MessageId::fromText(wrong), wrong);
    }
};

POSTROOM_TEST(MessageIdTest)
#include "message_id_test.moc"
