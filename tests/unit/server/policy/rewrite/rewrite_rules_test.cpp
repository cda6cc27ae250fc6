// SPDX-License-Identifier: Apache-2.0
// What `exim -brw` of 4.96 answers for the same rules stands beside each case in tests/system/exim_test.cpp; here are the rules
// one by one, and what happens to header fields.
#include "server/policy/expand/facts_source.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/rewrite/rewrite_rules.h"
#include "server/policy/world/fake_world.h"
#include "tests/support/test_main.h"

using namespace postroom;
using rewrite::RewriteRules;

namespace {

struct Rewriting {
    world::FakeWorld world;
    lookup::NamedLists lists;
    config::Findings findings;
    expand::FactsSource nothing{base::Json::object()};

    RewriteRules rules(const std::vector<rewrite::RuleSource>& sources, bool headersOnly = false) {
        return RewriteRules::compile(sources, {"q.test", headersOnly}, {}, findings);
    }
    std::string one(const std::string& pattern, const std::string& replacement, const std::string& flags, const std::string& address, char place = 'T') {
        return rules({{pattern, replacement, flags, {}}}).address(address, place, scope());
    }
    std::string header(const std::vector<rewrite::RuleSource>& sources, const std::string& text) {
        auto headers = mail::HeaderList::parse(text);
        rules(sources).headers(headers, scope());
        return headers.text();
    }
    expand::Scope scope() { return expand::Scope{world, lists, {&nothing}, nullptr, nullptr}; }
};

} // namespace

class RewriteRulesTest : public QObject {
    Q_OBJECT
private slots:
    void flagsSayWhere() {
        Rewriting r;
        QCOMPARE(r.one("a@x.test", "b@x.test", "F", "a@x.test", 'F'), std::string("b@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "F", "a@x.test", 'T'), std::string("a@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "E", "a@x.test", 'T'), std::string("b@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "E", "a@x.test", 'f'), std::string("a@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "h", "a@x.test", 'f'), std::string("b@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "", "a@x.test", 'f'), std::string("b@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "", "a@x.test", 'F'), std::string("b@x.test"));
        QCOMPARE(r.one("a@x.test", "b@x.test", "Er", "a@x.test", 'r'), std::string("b@x.test")); // r is Reply-To, not "repeat"
        QCOMPARE(r.one("aa@one.test", "b@x.test", "E", "AA@ONE.test"), std::string("AA@ONE.test")); // local parts have case
        QCOMPARE(r.one("aa@one.test", "b@x.test", "E", "aa@ONE.test"), std::string("b@x.test"));
    }
    void capturesAreWhatStarsAndGroupsStandFor() {
        Rewriting r;
        QCOMPARE(r.one("*@star.test", "$1@$domain.x", "T", "foo@star.test"), std::string("foo@star.test.x"));
        QCOMPARE(r.one("*.sub.test", "$1-${local_part}@sub.test", "E", "u@a.sub.test"), std::string("a-u@sub.test"));
        QCOMPARE(r.one(R"(\N^rx(\w+)@x\.test$\N)", "$1@regex.test", "E", "rxabc@x.test"), std::string("abc@regex.test"));
    }
    void whatAPatternSets() {
        Rewriting r;
        const std::string all = "\"0=$0;1=$1;2=$2;3=$3\"@z.test";
        QCOMPARE(r.one("*-list@*.test", all, "E", "a-list@Sub.test"), std::string("\"0=a-list@Sub.test;1=a;2=sub;3=\"@z.test"));
        QCOMPARE(r.one("*", all, "E", "a@x.test"), std::string("\"0=a@x.test;1=x.test;2=;3=\"@z.test"));
        QCOMPARE(r.one("!*@y.test", all, "E", "a@x.test"), std::string("\"0=;1=;2=;3=\"@z.test"));
        QCOMPARE(r.one(R"(*@\N^(\w)\.(\w+)$\N)", all, "E", "a@x.test"), std::string("\"0=a@x.test;1=a;2=x;3=test\"@z.test"));
        QCOMPARE(r.one(R"(\N^(?:a)(.)@(.*)$\N)", all, "E", "ab@X.test"), std::string("\"0=ab@X.test;1=b;2=x.test;3=\"@z.test")); // one item, colon and all
    }
    void whatCannotBeExpandedEndsTheRules() {
        Rewriting r;
        const std::vector<rewrite::RuleSource> wrong{{"a@x.test", "${eval:$local_part}@x.test", "E", {}}, {"a@x.test", "later@x.test", "E", {}}};
        QCOMPARE(r.rules(wrong).address("a@x.test", 'T', r.scope()), std::string("a@x.test"));
        const std::vector<rewrite::RuleSource> star{{"a@x.test", "*", "E", {}}, {"a@x.test", "later@x.test", "E", {}}};
        QCOMPARE(r.rules(star).address("a@x.test", 'T', r.scope()), std::string("a@x.test"));
        QCOMPARE(r.one("a@x.test", "<>", "E", "a@x.test", 'F'), std::string());
        QCOMPARE(r.one("a@x.test", "<>", "E", "a@x.test", 'T'), std::string("a@x.test"));
        QCOMPARE(r.one("a@x.test", "$local_part@[192.0.2.1]", "E", "a@x.test"), std::string("a@[192.0.2.1]"));
    }
    void aResultThatIsNoAddressEndsTheRules() {
        Rewriting r;
        const std::vector<rewrite::RuleSource> after{{"a@x.test", "plain", "E", {}}, {"a@x.test", "later@x.test", "E", {}}};
        QCOMPARE(r.rules(after).address("a@x.test", 'T', r.scope()), std::string("a@x.test"));
        QCOMPARE(r.one("a@x.test", "plain", "EQ", "a@x.test"), std::string("plain@q.test"));
        const std::vector<rewrite::RuleSource> failing{{"a@x.test", "${if eq{1}{2}{a}fail}", "E", {}}, {"a@x.test", "later@x.test", "E", {}}};
        QCOMPARE(r.rules(failing).address("a@x.test", 'T', r.scope()), std::string("later@x.test"));
    }
    void sActsOnWhatIsWritten() {
        Rewriting r;
        const auto raw = [&](std::vector<rewrite::RuleSource> sources, const std::string& text) { return r.rules(std::move(sources)).raw(text, r.scope()); };
        const rewrite::RuleSource bang{"^<(.+)!(.+)>\\$", "<$2@$1>", "S", {}};
        QCOMPARE(raw({bang}, "<host.test!anna>"), std::string("<anna@host.test>"));
        QCOMPARE(raw({bang}, "<anna@host.test>"), std::string("<anna@host.test>"));
        QCOMPARE(raw({{"^(.*)x:y(.*)", "$1-$2@c.test", "S", {}}}, "ax:yb"), std::string("a-b@c.test")); // a colon parts no list here
        QCOMPARE(raw({{"^(.*)%(.*)", "$1.$2", "SR", {}}}, "a%b%c@d.test"), std::string("a.b.c@d.test"));
        QCOMPARE(raw({{"^a", "b", "SqQ", {}}, {"^b", "c@d.test", "S", {}}}, "a"), std::string("b@q.test"));
        QCOMPARE(raw({{"^a", "no address", "S", {}}, {"^a", "c@d.test", "S", {}}}, "a"), std::string("a")); // what is no address ends it
        QCOMPARE(raw({{"^A", "b@d.test", "S", {}}}, "a"), std::string("a")); // letter case counts
        QCOMPARE(raw({{"*@a.test", "x@y.test", "F", {}}}, "<q@a.test>"), std::string("<q@a.test>"));
        QCOMPARE(r.one("*@a.test", "x@y.test", "S", "q@a.test"), std::string("q@a.test")); // and on nothing else
        QVERIFY(r.rules({bang}).hasRaw() && !r.rules({{"*@a.test", "x@y.test", "F", {}}}).hasRaw());
    }
    void qEndsAndRRepeats() {
        Rewriting r;
        const std::vector<rewrite::RuleSource> chain{{"a@x.test", "b@x.test", "Eq", {}}, {"b@x.test", "c@x.test", "E", {}}};
        QCOMPARE(r.rules(chain).address("a@x.test", 'T', r.scope()), std::string("b@x.test"));
        const std::vector<rewrite::RuleSource> star{{"a@x.test", "*", "Eq", {}}, {"a@x.test", "c@x.test", "E", {}}};
        QCOMPARE(r.rules(star).address("a@x.test", 'T', r.scope()), std::string("a@x.test"));
        QCOMPARE(r.one("*@loop.test", "b$1@loop.test", "ER", "z@loop.test"), std::string("bbbbbbbbbbbz@loop.test"));
    }
    void stepsSayWhichRuleDidWhat() {
        Rewriting r;
        const std::vector<rewrite::RuleSource> chain{{"a@x.test", "b@x.test", "S", {}}, {"a@x.test", "b@x.test", "E", {}}, {"b@x.test", "c@x.test", "h", {}}, {"b@x.test", "c@x.test", "q", {}}, {"c@x.test", "d@x.test", "E", {}}};
        const auto steps = r.rules(chain).steps("a@x.test", 'T', r.scope());
        QCOMPARE(steps.size(), std::size_t(2)); // the first has a flag that is an error, the third is for header fields
        QCOMPARE(steps[0].rule, std::size_t(1));
        QCOMPARE(steps[0].to, std::string("b@x.test"));
        QVERIFY(!steps[0].last && steps[1].last);
        QCOMPARE(steps[1].rule, std::size_t(3));
        QCOMPARE(steps[1].from + " " + steps[1].to, std::string("b@x.test c@x.test"));
        QVERIFY(r.rules(chain).steps("z@x.test", 'T', r.scope()).empty());
    }
    void headersKeepWhatIsAroundAnAddress() {
        Rewriting r;
        const std::vector<rewrite::RuleSource> plain{{"*@old.test", "$1@new.test", "h", {}}};
        QCOMPARE(r.header(plain, "From: \"Anna, A.\" <anna@old.test> (home)\r\nTo: Team: x@old.test, y@far.test;\r\nResent-Cc: z@old.test\r\nSubject: anna@old.test\r\n"),
                 std::string("From: \"Anna, A.\" <anna@new.test> (home)\r\nTo: Team: x@new.test, y@far.test;\r\nResent-Cc: z@new.test\r\nSubject: anna@old.test\r\n"));
        const std::vector<rewrite::RuleSource> whole{{"w@old.test", "Big Boss <big@new.test>", "hw", {}}};
        const std::vector<rewrite::RuleSource> later{{"w@old.test", "Big Boss <big>", "hwQ", {}}, {"big@q.test", "small@new.test", "h", {}}, {"*@*", "$1@y.test", "h", {}}};
        QCOMPARE(r.header(later, "To: W <w@old.test>, x@[192.0.2.1]\r\n"), std::string("To: Big Boss <small@y.test>, x@y.test\r\n"));
        QCOMPARE(r.header(whole, "To: first@far.test, \"W\" <w@old.test>, last@far.test\r\n"), std::string("To: first@far.test, Big Boss <big@new.test>, last@far.test\r\n"));
    }
    void aWholeMessageSaysWhatChanged() {
        Rewriting r;
        std::string sender = "anna@in.test", first = "b@in.test", second = "c@far.test";
        auto headers = mail::HeaderList::parse("From: anna@in.test\r\nTo: b@in.test\r\n");
        const auto changes = r.rules({{"anna@in.test", "Anna.Meier@out.test", "Ffrs", {}}, {"b@in.test", "berta@in.test", "T", {}}})
                                 .message({sender, {&first, &second}, headers}, r.scope());
        QCOMPARE(sender + " " + first + " " + second, std::string("Anna.Meier@out.test berta@in.test c@far.test"));
        QCOMPARE(headers.text(), std::string("From: Anna.Meier@out.test\r\nTo: b@in.test\r\n"));
        QCOMPARE(changes.size(), std::size_t(3));
        QCOMPARE(changes[2].where + " " + changes[2].from + " " + changes[2].to, std::string("From anna@in.test Anna.Meier@out.test"));
    }
    void wrongRulesAreFindings() {
        Rewriting r;
        r.rules({{"a@x.test", "b@x.test", "K", {}}, {"a@x.test", "b@x.test", "Z", {}}, {"a@x.test", "${oops", "E", {}}});
        QCOMPARE(r.findings.size(), std::size_t(3));
        r.findings.clear();
        r.rules({{"a@x.test", "b@x.test", "F", {}}}, true);
        QCOMPARE(r.findings.size(), std::size_t(1));
    }
};

POSTROOM_TEST(RewriteRulesTest)
#include "rewrite_rules_test.moc"
