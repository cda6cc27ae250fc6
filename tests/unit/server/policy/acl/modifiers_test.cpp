// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using test::PolicyFixture;
using test::shortVerdict;

class ModifiersTest : public QObject {
    Q_OBJECT
private slots:
    void headersOfADeniedRecipientAreStillAdded() {
        PolicyFixture fixture("main:\n  deny add_header = X-Denied: $local_part\n    local_parts = bob\n  accept\n");
        const Verdict denied = fixture.run("bob@corpus.test");
        QCOMPARE(denied.outcome, Outcome::deny);
        QCOMPARE(denied.headers.size(), std::size_t(1));
        QCOMPARE(denied.headers[0].text, std::string("X-Denied: bob"));
        QCOMPARE(fixture.run("alice@corpus.test").headers[0].text, std::string("X-Denied: alice"));
    }
    void theSameHeaderIsAddedOncePerMessage() {
        PolicyFixture fixture("main:\n  accept add_header = X-Same: 1\n");
        QCOMPARE(fixture.run("a@corpus.test").headers.size(), std::size_t(1));
        QCOMPARE(fixture.run("b@corpus.test").headers.size(), std::size_t(0));
        fixture.conversation().resetMessage();
        QCOMPARE(fixture.run("a@corpus.test").headers.size(), std::size_t(1));
    }
    void headersAddedAreSeenUntilTheMessageTakesThem() {
        PolicyFixture fixture("main:\n  warn add_header = X-A: 1\\nX-B: 2\\n continued\n  accept message = [${sg{$headers_added}{\\n}{|}}]\n");
        fixture.option(Phase::data, "main");
        fixture.run("a@corpus.test");
        QCOMPARE(shortVerdict(fixture.run({}, Phase::data)), std::string("accept [X-A: 1|X-B: 2|| continued]"));
    }
    void controlsAreHandedOver() {
        PolicyFixture fixture("main:\n  accept control = submission/sender_retain/domain=x.test\n    control = freeze/no_tell\n    control = queue_only\n");
        const Verdict verdict = fixture.run();
        QCOMPARE(verdict.controls.size(), std::size_t(3));
        QCOMPARE(verdict.controls[0].name, std::string("submission"));
        QCOMPARE(verdict.controls[0].options, std::string("/sender_retain/domain=x.test"));
    }
    void modifiersActWhenTheyAreReached() {
        PolicyFixture fixture("main:\n  warn set acl_m_a = set1\n    local_parts = bob\n    set acl_m_b = set2\n  accept message = a=$acl_m_a b=$acl_m_b\n");
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept a=set1 b="));
    }
    void delaysAddUpAndAreNotWaitedFor() {
        PolicyFixture fixture("main:\n  warn delay = 2s\n  deny delay = 1m\n");
        QCOMPARE(fixture.run().delay.count(), 62'000);
        PolicyFixture wrong("main:\n  deny delay = soon\n");
        QVERIFY(!wrong.firstFinding().empty());
    }
    void warningsAreLoggedOncePerMessage() {
        PolicyFixture fixture("main:\n  warn log_message = a warning for $local_part\n  accept\n");
        QCOMPARE(fixture.run().logLines, std::vector<std::string>{"H=(client.example.com) [192.0.2.10] Warning: a warning for alice"});
        QVERIFY(fixture.run().logLines.empty());
    }
    void theMessageOfAWarnIsAHeader() {
        PolicyFixture fixture("main:\n  warn message = X-Spam: yes\n  accept\n");
        QCOMPARE(fixture.run().headers[0].text, std::string("X-Spam: yes"));
        PolicyFixture quit("main:\n  warn message = warned\n    logwrite = :main,reject: quitting\n  accept\n", Phase::quit);
        const Verdict verdict = quit.run({}, Phase::quit);
        QVERIFY(verdict.headers.empty());
        QCOMPARE(verdict.logLines.front(), std::string("quitting"));
        QCOMPARE(verdict.logLines.size(), std::size_t(2));
    }
    void queueNamesTheQueueOfTheMessage() {
        PolicyFixture fixture("main:\n  warn queue = bulk-$local_part\n  accept local_parts = carol\n    queue =\n  accept\n");
        QCOMPARE(fixture.run("alice@corpus.test").queueName.value_or("none"), std::string("bulk-alice"));
        QCOMPARE(fixture.run("carol@corpus.test").queueName.value_or("none"), std::string());
        QCOMPARE(fixture.run("a+b@corpus.test").outcome, Outcome::defer); // "+" is in no name
        QVERIFY(!PolicyFixture("main:\n  accept\n").run().queueName);
        QVERIFY(PolicyFixture("main:\n  accept queue = a/b\n").firstFinding().find("\"a/b\" is no name of a queue") != std::string::npos);
        QVERIFY(!PolicyFixture("main:\n  accept queue = late\n", Phase::data).firstFinding().empty());
    }
    void udpsendSendsAndDecidesNothing() {
        PolicyFixture fixture("main:\n  accept udpsend = <; 2001:db8::9 ; 8125 ; rcpt:$local_part|c\n");
        fixture.world.answer({world::Kind::datagram, {"2001:db8::9", "8125", "rcpt:alice|c"}}, world::Answer::of({}));
        const Verdict sent = fixture.run("alice@corpus.test");
        QCOMPARE(sent.outcome, Outcome::accept);
        QVERIFY(sent.logLines.empty());
        const Verdict failed = fixture.run("bob@corpus.test");
        QCOMPARE(failed.outcome, Outcome::accept);
        QCOMPARE(failed.logLines.size(), std::size_t(1));
        QVERIFY(failed.logLines[0].find("udpsend to 2001:db8::9 port 8125 failed") == 0);
        QVERIFY(PolicyFixture("main:\n  accept udpsend = 192.0.2.9 : none : x\n").firstFinding().find("\"none\" is no port") != std::string::npos);
        QVERIFY(PolicyFixture("main:\n  accept udpsend = 192.0.2.9 : 1\n").firstFinding().find("the text is missing") != std::string::npos);
    }
    void discardIsAnErrorBeforeTheData() {
        PolicyFixture fixture("other:\n  accept\nmain:\n  accept acl = \"${if bool{yes}{inner}{inner}}\"\ninner:\n  discard\n", Phase::predata);
        QCOMPARE(fixture.run({}, Phase::predata).outcome, Outcome::defer);
    }
};

POSTROOM_TEST(ModifiersTest)
#include "modifiers_test.moc"
