// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/expand/fixture.h"


#include <pthread.h>

using namespace postroom;

namespace {
/// `levels` of ${lc: around a letter.
std::string nested(int levels) {
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += "${lc:";
    return text + "A" + std::string(static_cast<std::size_t>(levels), '}');
}

struct Deep {
    std::string source;
    QString result;
};

void* evaluateDeep(void* argument) {
    auto* deep = static_cast<Deep*>(argument);
    test::Fixture fixture;
    deep->result = fixture.text(deep->source);
    return nullptr;
}
} // namespace

class ProgramTest : public QObject {
    Q_OBJECT
private slots:
    void textWithoutExpansionIsConstant() {
        const auto program = expand::Program::compile("plain \\$ text\\n", {}, {});
        QVERIFY(program);
        QVERIFY(program->constant() != nullptr);
        QCOMPARE(QString::fromStdString(*program->constant()), QString("plain $ text\n"));
    }

    void variablesAreReadFromTheNearestSource() {
        test::Fixture fixture;
        fixture.facts.set("local_part", expand::Value::tainted("Alice"));
        QCOMPARE(fixture.text("${lc:$local_part}@${domain:x@Y.z}"), QString("alice@Y.z"));
    }

    void aKnownVariableWithoutAValueIsWhatItIsWhenUnset() {
        test::Fixture fixture;
        QCOMPARE(fixture.text("[$domain][$rcpt_count][$received_port]"), QString("[][0][-1]"));
    }

    void namesOfVariablesAreTold() {
        const auto program = expand::Program::compile("${if def:h_subject:{$local_part}{$local_part$domain}}", {}, {});
        QVERIFY(program);
        QCOMPARE(program->variables(), (std::vector<std::string>{"domain", "h_subject:", "local_part"}));
    }

    void theBranchNotTakenIsNotRun() {
        test::Fixture fixture;
        QCOMPARE(fixture.text("${if eq{a}{a}{yes}{${lookup{x}lsearch{/nowhere}}}}"), QString("yes"));
        QVERIFY(fixture.world.asked().empty());
    }

    void theHostListOfMatchIpIsExpandedWhenItIsMatched() {
        test::Fixture fixture;
        fixture.facts.set("acl_c_net", expand::Value::clean("192.0.2.0/24"));
        fixture.facts.set("sender_helo_name", expand::Value::tainted("192.0.2.7"));
        QCOMPARE(fixture.text("${if match_ip{192.0.2.7}{$acl_c_net}{yes}{no}}"), QString("yes"));
        QCOMPARE(fixture.text("${if match_ip{192.0.2.7}{10.0.0.0/8 : ${lc:192.0.2.7\\}}{yes}{no}}"), QString("yes"));
        QCOMPARE(fixture.text("${if match_ip{192.0.2.7}{${if eq{a\\}{b\\}{x\\}fail\\}}{yes}{no}}"), QString("no"));
        QVERIFY(fixture.text("${if match_ip{192.0.2.7}{$nosuch}{yes}{no}}").contains("nosuch"));
        QVERIFY(fixture.text("${if match_ip{192.0.2.7}{$sender_helo_name}{yes}{no}}").contains("tainted"));
        QCOMPARE(fixture.text("${if match_domain{a.example}{$acl_c_net}{yes}{no}}"), QString("no"));
    }

    void anEncodedWordInAnUnknownCharsetIsAnError() {
        test::Fixture fixture;
        QCOMPARE(fixture.text("${rfc2047d:=?utf-8?q?=C3=A9?= =?utf-8?b?w6k?=}"), QString("é =?utf-8?b?w6k?="));
        QVERIFY(fixture.text("${rfc2047d:=?nosuch?q?a?=}").contains("unknown character set \"nosuch\""));
    }

    void theWordFailForcesAFailure() {
        test::Fixture fixture;
        QVERIFY(fixture.text("${if eq{a}{b}{x}fail}").startsWith("FORCED "));
        QCOMPARE(fixture.text("${if eq{a}{a}{x}fail}"), QString("x"));
    }

    void lookupsGiveValueAndTakeItBack() {
        test::Fixture fixture;
        fixture.world.setLookup("lsearch", "/etc/aliases", "alice", "alice@example.com");
        QCOMPARE(fixture.text("${lookup{alice}lsearch{/etc/aliases}{<$value>}{none}}[$value]"), QString("<alice@example.com>[]"));
        QCOMPARE(fixture.text("${lookup{bob}lsearch{/etc/aliases}{<$value>}{none}}"), QString("none"));
    }

    void aLookupThatCannotAnswerIsTemporary() {
        test::Fixture fixture;
        fixture.world.setDefault(world::Kind::lookup, world::Answer::failed(world::Status::temporary, "locked"));
        QVERIFY(fixture.text("${lookup{a}cdb{/x}}").startsWith("TEMPORARY "));
    }

    void capturesEndWithTheItemThatMadeThem() {
        test::Fixture fixture;
        QCOMPARE(fixture.text("${if match{abc}{(b)}{<$1>}}<$1>"), QString("<b><>"));
        QCOMPARE(fixture.text("${sg{abcabc}{(b)}{[\\$1]}}"), QString("a[b]ca[b]c"));
    }

    void listsKeepTheirSeparators() {
        test::Fixture fixture;
        QCOMPARE(fixture.text("${map{<, a,b:c,}{x$item}}"), QString("xa,xb:c"));
        QCOMPARE(fixture.text("${filter{a:b:aa}{match{$item}{^a}}}"), QString("a:aa"));
        QCOMPARE(fixture.text("${sort{3:1:2}{<}{$item}}"), QString("1:2:3"));
        QCOMPARE(fixture.text("${reduce{1:2:3}{0}{${eval:$value+$item}}}"), QString("6"));
    }

    void theClockIsTheWorlds() {
        test::Fixture fixture;
        fixture.world.setTime(base::Time(std::chrono::seconds(1'767'268'800)));
        QCOMPARE(fixture.text("$tod_epoch $tod_zulu"), QString("1767268800 20260101120000Z"));
    }

    void deepNestingFitsAWorkersStack() {
        Deep deep{nested(490), {}};
        pthread_attr_t attributes;
        pthread_attr_init(&attributes);
#ifdef POSTROOM_SANITIZED
        pthread_attr_setstacksize(&attributes, 8 << 20);
#else
        pthread_attr_setstacksize(&attributes, 1 << 20);
#endif
        pthread_t thread{};
        QCOMPARE(pthread_create(&thread, &attributes, evaluateDeep, &deep), 0);
        pthread_join(thread, nullptr);
        pthread_attr_destroy(&attributes);
        QCOMPARE(deep.result, QString("a"));
    }

    void deeperNestingIsRefused() {
        test::Fixture fixture;
        QVERIFY(fixture.text(nested(600)).contains("nested deeper"));
    }

    void conditionValuesAreBooleansOnly() {
        QCOMPARE(expand::conditionValue(" yes "), std::optional<bool>(true));
        QCOMPARE(expand::conditionValue("00"), std::optional<bool>(false));
        QCOMPARE(expand::conditionValue(""), std::optional<bool>(false));
        QVERIFY(!expand::conditionValue("maybe"));
    }
};
POSTROOM_TEST(ProgramTest)
#include "program_test.moc"
