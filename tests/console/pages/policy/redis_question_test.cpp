// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/redis_question.h"
#include "tests/support/test_main.h"

#include <QtTest/QtTest>

using namespace postroom::console;
using Test = RedisQuestion::Test;

class RedisQuestionTest : public QObject {
    Q_OBJECT
private slots:
    void everyFormIsReadBack_data() {
        QTest::addColumn<int>("test");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("expression");
        QTest::newRow("exists") << int(Test::exists) << "" << "${lookup redis{EXISTS ${quote_redis:bad:$sender_host_address}}}";
        QTest::newRow("equals") << int(Test::equals) << "defer" << "${if eq{${lookup redis{GET ${quote_redis:bad:$sender_host_address}}}}{defer}}";
        QTest::newRow("member") << int(Test::member) << "" << "${lookup redis{SISMEMBER ${quote_redis:bad:} ${quote_redis:$sender_host_address}}}";
    }
    void everyFormIsReadBack() {
        QFETCH(int, test);
        QFETCH(QString, answer);
        QFETCH(QString, expression);
        const RedisQuestion question{static_cast<Test>(test), "bad:", "sender_host_address", answer};
        QCOMPARE(QString::fromStdString(question.expression()), expression);
        QVERIFY(question.trouble().isEmpty());
        const auto read = RedisQuestion::read(question.expression());
        QVERIFY(read.has_value());
        QVERIFY(*read == question);
    }
    void everySubjectIsReadBack() {
        for (const auto& [variable, words] : redisSubjects()) {
            const RedisQuestion question{Test::exists, "k:", variable, {}};
            const auto read = RedisQuestion::read(question.expression());
            QVERIFY2(read && *read == question, qPrintable(variable));
            QVERIFY(question.sentence().contains(words));
        }
    }
    void anythingElseIsNoQuestion() {
        for (const char* text : {"", "yes", "${if eq{a}{b}}", "${lookup redis{GET x}{yes}{no}}", "${lookup redis{EXISTS ${quote_redis:$h_subject:}}}"})
            QVERIFY2(!RedisQuestion::read(text), text);
    }
    void whatNeedsQuotingIsRefused() {
        QVERIFY(!(RedisQuestion{Test::exists, "a}b", "domain", {}}).trouble().isEmpty());
        QVERIFY(!(RedisQuestion{Test::exists, "two words", "domain", {}}).trouble().isEmpty());
        QVERIFY(!(RedisQuestion{Test::equals, "k", "domain", ""}).trouble().isEmpty());
        QVERIFY(!(RedisQuestion{Test::member, "", "domain", ""}).trouble().isEmpty());
    }
};

POSTROOM_TEST(RedisQuestionTest)
#include "redis_question_test.moc"
