// SPDX-License-Identifier: Apache-2.0
#include "server/policy/checks/ratelimit/rate_arguments.h"

#include "tests/support/test_main.h"

using namespace postroom::checks;

class RateArgumentsTest : public QObject {
    Q_OBJECT
private slots:
    void readsLimitPeriodOptionsAndKey() {
        const auto read = readRateArguments("2k / 1h / per_cmd / strict / unique=alice / key/with/slashes");
        QVERIFY(read.has_value());
        QCOMPARE(read->limit, 2048.0);
        QCOMPARE(read->limitText, std::string("2k"));
        QCOMPARE(read->period.count(), 3600);
        QCOMPARE(read->unit, RateUnit::command);
        QCOMPARE(read->mode, RateArguments::Mode::strict);
        QCOMPARE(read->unique, std::string("alice"));
        QCOMPARE(read->key, std::string("key/with/slashes"));
    }
    void defaultsAreLeakyAndPerMail() {
        const auto read = readRateArguments("0/10s");
        QVERIFY(read.has_value());
        QCOMPARE(read->unit, RateUnit::mail);
        QCOMPARE(read->mode, RateArguments::Mode::leaky);
        QVERIFY(read->key.empty());
        QCOMPARE(readRateArguments("1/1m/noupdate")->mode, RateArguments::Mode::readOnly);
    }
    void wrongOperandsAreRefused() {
        for (const char* wrong : {"", "x/1h", "-1/1h", "1", "1/x", "1/0s", "1/1h/per_mail/per_conn", "1/1h/leaky/strict", "1/1h/count=-1",
                                  "1/1h/per_hour", "1.5x/1h"})
            QVERIFY2(!readRateArguments(wrong), wrong);
    }
};

POSTROOM_TEST(RateArgumentsTest)
#include "rate_arguments_test.moc"
