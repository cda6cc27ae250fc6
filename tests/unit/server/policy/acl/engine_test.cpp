// SPDX-License-Identifier: Apache-2.0
// Verbs, endpass, nesting, texts: the truth tables of policy-language 2.2 and the recorded behaviour of 2.14.
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using test::PolicyFixture;
using test::shortVerdict;

namespace {

QString verdictOf(std::string_view acls, std::string_view recipient = "alice@corpus.test") {
    PolicyFixture fixture(acls);
    return QString::fromStdString(shortVerdict(fixture.run(recipient)));
}

} // namespace

class EngineTest : public QObject {
    Q_OBJECT
private slots:
    void everyVerbFollowsItsTruthTable_data() {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("whenTrue");
        QTest::addColumn<QString>("whenFalse");
        QTest::addColumn<QString>("whenDeferred");
        QTest::newRow("accept") << "accept" << "accept" << "discard" << "defer";
        QTest::newRow("defer") << "defer" << "defer" << "discard" << "defer";
        QTest::newRow("deny") << "deny" << "deny" << "discard" << "defer";
        QTest::newRow("discard") << "discard" << "discard" << "discard" << "defer";
        QTest::newRow("drop") << "drop" << "drop" << "discard" << "defer";
        QTest::newRow("require") << "require" << "discard" << "deny" << "defer";
        QTest::newRow("warn") << "warn" << "discard" << "discard" << "discard";
    }
    void everyVerbFollowsItsTruthTable() {
        QFETCH(QString, verb);
        QFETCH(QString, whenTrue);
        QFETCH(QString, whenFalse);
        QFETCH(QString, whenDeferred);
        const std::string begin = "main:\n  " + verb.toStdString();
        const std::string dead = "dnslists = +defer_unknown : dead.test";
        QCOMPARE(verdictOf(begin + " condition = yes\n  discard\n"), whenTrue);
        QCOMPARE(verdictOf(begin + " condition = no\n  discard\n"), whenFalse);
        PolicyFixture fixture(begin + " " + dead + "\n  discard\n");
        fixture.world.setDefault(world::Kind::dns, world::Answer::failed(world::Status::temporary, "timeout"));
        QCOMPARE(QString::fromStdString(shortVerdict(fixture.run())), whenDeferred);
    }
    void negationTurnsTruthButNotDeferral() {
        QCOMPARE(verdictOf("main:\n  deny !condition = yes\n  accept\n"), QString("accept"));
        QCOMPARE(verdictOf("main:\n  deny !condition = no\n  accept\n"), QString("deny"));
        QCOMPARE(verdictOf("main:\n  deny !condition = $local_part\n  accept\n", "maybe@corpus.test"), QString("defer"));
    }
    void theEndDenies() {
        PolicyFixture fixture("main:\n  accept condition = no\n");
        const Verdict verdict = fixture.run();
        QCOMPARE(shortVerdict(verdict), std::string("deny"));
        QVERIFY(verdict.statement.starts_with("implicit deny"));
    }
    void eximAnswersTheSame_data() { // each was run with Exim 4.96
        QTest::addColumn<QString>("acls");
        QTest::addColumn<QString>("alice");
        QTest::addColumn<QString>("bob");
        const auto row = [](const char* name, const char* acls, const char* alice, const char* bob) { QTest::newRow(name) << acls << alice << bob; };
        row("the last accept's text is that of the end", "main:\n  accept message = acc msg\n    local_parts = nobody\n", "deny acc msg", "deny acc msg");
        row("a warn wipes it", "main:\n  accept message = acc msg\n    local_parts = nobody\n  warn message = x\n", "deny", "deny");
        row("deny takes either text of the inner ACL", "main:\n  deny acl = inner\ninner:\n  deny message = im\n    local_parts = alice\n  accept message = fromaccept\n",
            "deny im", "deny fromaccept");
        row("endpass behind acl", "main:\n  accept acl = inner\n    message = om\n    endpass\n    local_parts = bob\ninner:\n  deny message = im\n    local_parts = alice\n  accept\n",
            "deny im", "accept");
        row("endpass before acl", "main:\n  accept endpass\n    message = om\n    acl = inner\ninner:\n  deny message = im\n    local_parts = alice\n  accept\n", "deny om", "accept");
        row("require passes the text on", "main:\n  require acl = inner\n  accept\ninner:\n  deny message = im\n    local_parts = alice\n  accept\n", "deny im", "accept");
        row("accept passes the text to the end", "main:\n  accept acl = inner\ninner:\n  deny message = im\n    local_parts = alice\n  accept message = x\n", "deny im", "accept");
        row("own text before inner text", "main:\n  accept message = mm\n    acl = inner\n    condition = no\ninner:\n  warn set acl_m_x = 1\n  accept message = fromaccept\n", "deny mm", "deny mm");
        row("inner drop at the end", "main:\n  deny condition = no\n    message = x\n  accept acl = inner\ninner:\n  drop message = dropped\n    log_message = ll\n", "deny dropped", "deny dropped");
        row("log_message is no reply", "main:\n  warn message = wm\n  accept\n    log_message = lm\n    condition = no\n", "deny", "deny");
        row("discard with a code", "main:\n  discard message = 250 2.1.5 gone\n    local_parts = alice\n  discard endpass\n    local_parts = carol\n", "discard 250 2.1.5 gone", "deny");
        row("inner defer defers the outer", "main:\n  accept acl = inner\n  deny message = rest [$acl_verify_message]\ninner:\n  defer message = 450 later\n    local_parts = alice\n  drop\n",
            "defer 450 later", "deny rest []");
        row("a warn's deferral is passed over", "main:\n  warn acl = inner\n  deny message = rest\ninner:\n  defer message = 450 later\n", "deny rest", "deny rest");
        row("forced failure in continue", "main:\n  accept continue = ${if eq{$local_part}{alice}{a}fail}\n    message = ok\n    set acl_m_y = ${if eq{$local_part}{alice}{a}fail}\n  deny\n", "accept ok", "accept ok");
        row("forced failure in acl", "main:\n  accept acl = ${if!eq{$local_part}{alice}{inner}fail}\n  deny message = d\ninner:\n  deny\n", "defer", "deny d");
        row("forced failure in !acl", "main:\n  accept !acl = ${if!eq{$local_part}{alice}{inner}fail}\n  deny message = d\ninner:\n  deny\n", "defer", "accept");
        row("what only looks like a code", "main:\n  deny message = 5501 no\n    local_parts = alice\n  deny message = 550-no\n", "deny 5501 no", "deny 550-no");
    }
    void eximAnswersTheSame() {
        QFETCH(QString, acls);
        QFETCH(QString, alice);
        QFETCH(QString, bob);
        QCOMPARE(verdictOf(acls.toStdString(), "alice@corpus.test"), alice);
        QCOMPARE(verdictOf(acls.toStdString(), "bob@corpus.test"), bob);
    }
    void anUnsetAclHasItsPhasesDefault() {
        PolicyFixture fixture("main:\n  deny\n", Phase::connect);
        QCOMPARE(fixture.run({}, Phase::rcpt).outcome, Outcome::deny);
        QCOMPARE(fixture.run({}, Phase::data).outcome, Outcome::accept);
        QCOMPARE(fixture.run({}, Phase::vrfy).outcome, Outcome::deny);
        QCOMPARE(fixture.run({}, Phase::connect).outcome, Outcome::deny);
    }
    void endpassRefusesWhatFailsBehindIt() {
        const char* acls = "main:\n  accept local_parts = alice : bob\n    endpass\n    message = not you\n    local_parts = alice\n  accept message = next\n";
        QCOMPARE(verdictOf(acls, "alice@corpus.test"), QString("accept"));
        QCOMPARE(verdictOf(acls, "bob@corpus.test"), QString("deny not you"));
        QCOMPARE(verdictOf(acls, "carol@corpus.test"), QString("accept next"));
    }
    void denyUsesTheLastMessageAndRequireTheMostRecent() {
        QCOMPARE(verdictOf("main:\n  deny message = one\n    local_parts = alice\n    message = two\n"), QString("deny two"));
        QCOMPARE(verdictOf("main:\n  require message = first\n    local_parts = bob\n    message = second\n    condition = yes\n"), QString("deny first"));
        QCOMPARE(verdictOf("main:\n  require message = first\n    condition = yes\n    message = second\n    local_parts = bob\n"), QString("deny second"));
    }
    void aMessageMayBeginWithACodeOfItsClass() {
        QCOMPARE(verdictOf("main:\n  deny message = 554 5.7.1 custom code\n"), QString("deny 554 5.7.1 custom code"));
        QCOMPARE(verdictOf("main:\n  defer message = 450 4.2.0 greylisted\n"), QString("defer 450 4.2.0 greylisted"));
        QCOMPARE(verdictOf("main:\n  deny message = 450 4.2.0 wrong class\n"), QString("deny wrong class"));
        QCOMPARE(verdictOf("main:\n  deny message = ${if eq{1}{2}{x}}\n"), QString("deny"));
    }
    void messagesExpandLate() {
        QCOMPARE(verdictOf("main:\n  deny message = $acl_m_x\n    set acl_m_x = late\n"), QString("deny late"));
    }
    void logTextIsThatOfLogMessageOrOfMessage() {
        PolicyFixture both("main:\n  deny message = for the client\n    log_message = for the log $sender_host_address\n");
        QCOMPARE(both.run().logText, std::string("for the log 192.0.2.10"));
        PolicyFixture one("main:\n  deny message = for the client\n");
        QCOMPARE(one.run().logText, std::string("for the client"));
    }
    void anErrorDefersAndSaysWhyOnlyInTheLog() {
        PolicyFixture fixture("main:\n  require message = a message\n    condition = $local_part\n  accept\n");
        const Verdict verdict = fixture.run("maybe@corpus.test");
        QCOMPARE(shortVerdict(verdict), std::string("defer"));
        QCOMPARE(verdict.logText, std::string("invalid \"condition\" value \"maybe\""));
    }
    void nestedAclsAnswerTheirCaller() {
        const char* acls = "main:\n  accept acl = inner\n    message = outer\n  deny message = inner said no\ninner:\n  accept local_parts = alice\n    message = lost\n";
        QCOMPARE(verdictOf(acls), QString("accept outer"));
        QCOMPARE(verdictOf(acls, "bob@corpus.test"), QString("deny inner said no"));
        QCOMPARE(verdictOf("main:\n  deny acl = inner\n  accept\ninner:\n  accept local_parts = bob\n    message = from inner\n", "bob@corpus.test"),
                 QString("deny from inner"));
        QCOMPARE(verdictOf("main:\n  deny !acl = inner\n  accept\ninner:\n  deny message = inner no\n    local_parts = bob\n  accept\n", "bob@corpus.test"),
                 QString("deny inner no"));
    }
    void anInnerDropIsOnlyFalseUnderAccept() {
        QCOMPARE(verdictOf("main:\n  accept acl = inner\n  deny message = went on\ninner:\n  drop message = inner\n"), QString("deny went on"));
        QCOMPARE(verdictOf("main:\n  require acl = inner\ninner:\n  drop message = inner\n"), QString("drop inner"));
    }
    void argumentsReachTheNestedAcl() {
        QCOMPARE(verdictOf("main:\n  deny acl = inner $local_part \"two words\"\ninner:\n  accept message = $acl_narg: $acl_arg1, $acl_arg2.$acl_arg3\n"),
                 QString("deny 2: alice, two words."));
    }
    void anAclThatCallsItselfForEverIsAnError() {
        PolicyFixture fixture("main:\n  accept acl = main\n");
        const Verdict verdict = fixture.run();
        QCOMPARE(shortVerdict(verdict), std::string("defer"));
        QCOMPARE(verdict.logText, std::string("ACL nested too deep: possible loop"));
    }
    void anInnerDiscardNeedsAnAcceptingVerb() {
        QCOMPARE(verdictOf("main:\n  accept acl = inner\ninner:\n  discard\n"), QString("discard"));
        QCOMPARE(verdictOf("main:\n  deny acl = inner\ninner:\n  discard\n"), QString("defer"));
    }
    void expansionsMayAskAnAcl() {
        QCOMPARE(verdictOf("main:\n  accept continue = ${acl{inner}}\n    message = m=$acl_m_seen\ninner:\n  accept set acl_m_seen = yes\n"), QString("accept m=yes"));
    }
    void aForcedFailureCountsAsTrueInConditionOnly() {
        QCOMPARE(verdictOf("main:\n  deny condition = ${if eq{$local_part}{x}{no}fail}\n  accept\n"), QString("deny"));
        QCOMPARE(verdictOf("main:\n  deny !condition = ${if eq{$local_part}{x}{no}fail}\n  accept\n"), QString("deny"));
        QCOMPARE(verdictOf("main:\n  deny domains = ${if eq{$local_part}{x}{no}fail}\n  accept\n"), QString("accept"));
        QCOMPARE(verdictOf("main:\n  warn set acl_m_x = ${if eq{$local_part}{x}{no}fail}\n  deny message = [$acl_m_x]\n"), QString("deny []"));
    }
    void inlineStatementsAreAnAcl() {
        PolicyFixture fixture("other:\n  accept\n", Phase::rcpt, "deny local_parts = bob\\n  message = inline no\\naccept");
        QCOMPARE(shortVerdict(fixture.run("bob@corpus.test")), std::string("deny inline no"));
        QCOMPARE(shortVerdict(fixture.run("alice@corpus.test")), std::string("accept"));
    }
    void theOptionMayChooseTheAcl() {
        PolicyFixture fixture("good:\n  accept\nbad:\n  deny message = bad chosen\n", Phase::rcpt, "${if eq{$local_part}{alice}{good}{bad}}");
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept"));
        QCOMPARE(shortVerdict(fixture.run("bob@corpus.test")), std::string("deny bad chosen"));
    }
    void variablesLiveAsLongAsTheirLetterSays() {
        PolicyFixture fixture("main:\n  accept message = c=$acl_c_x m=$acl_m_x\n    set acl_c_x = ${if def:acl_c_x{$acl_c_x}{}}c\n    set acl_m_x = ${if def:acl_m_x{$acl_m_x}{}}m\n");
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept c=c m=m"));
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept c=cc m=mm"));
        fixture.conversation().resetMessage();
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept c=ccc m=m"));
        QCOMPARE(fixture.conversation().aclVariables().size(), std::size_t(2));
    }
    void localPartsKeepTheirCaseOnDemand() {
        const char* acls = "main:\n  accept control = caseful_local_part\n    local_parts = +caseful : Alice\n    message = $local_part\n"
                           "  warn control = caselower_local_part\n  deny message = lp=$local_part\n";
        QCOMPARE(verdictOf(acls, "Alice@corpus.test"), QString("accept Alice"));
        QCOMPARE(verdictOf(acls, "ALICE@corpus.test"), QString("deny lp=alice"));
        QCOMPARE(verdictOf("main:\n  deny message = $local_part at $domain\n", "\"Quoted lp\"@Corpus.TEST"), QString("deny quoted lp at corpus.test"));
    }
};

POSTROOM_TEST(EngineTest)
#include "engine_test.moc"
