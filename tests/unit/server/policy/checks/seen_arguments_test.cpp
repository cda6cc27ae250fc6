// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/seen/seen_arguments.h"

#include "tests/support/test_main.h"

using namespace postroom::checks;

class SeenArgumentsTest : public QObject {
    Q_OBJECT
private slots:
    void readsFlagIntervalAndOptions() {
        const auto read = readSeenArguments("-5m / key=a_b / readonly / refresh=1d");
        QVERIFY(read.has_value());
        QVERIFY(read->longAgo);
        QCOMPARE(read->interval.count(), 300);
        QCOMPARE(read->key, std::string("a_b"));
        QCOMPARE(read->mode, SeenArguments::Mode::readOnly);
        QCOMPARE(read->refreshAfter.count(), 86400);
    }
    void wrongOperandsAreRefused() {
        for (const char* wrong : {"", "-", "5x", "5m/anykey", "5m/refresh=x"})
            QVERIFY2(!readSeenArguments(wrong), wrong);
    }
};

POSTROOM_TEST(SeenArgumentsTest)
#include "seen_arguments_test.moc"
