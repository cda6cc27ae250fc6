// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/trace.h"

#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using test::PolicyFixture;

namespace {

const char* const rules = "main:\n"
                          "  accept hosts = :\n"
                          "  deny message = 550 5.7.1 $sender_host_address is listed\n"
                          "    local_parts = anna\n"
                          "    dnslists = zen.test\n"
                          "  require verify = recipient\n"
                          "  accept\n";

void listClient(PolicyFixture& fixture) { fixture.world.setDns(world::RecordType::a, "10.2.0.192.zen.test", {"127.0.0.2"}); }

} // namespace

class TraceTest : public QObject {
    Q_OBJECT
private slots:
    void everythingThatWasDecidedIsThere() {
        PolicyFixture fixture(rules);
        listClient(fixture);
        fixture.run("anna@example.com");
        const auto trace = fixture.trace();
        QCOMPARE(trace.size(), std::size_t(1));
        const TracedDecision& decision = trace[0];
        QCOMPARE(decision.phase, std::string("rcpt"));
        QCOMPARE(decision.recipient, std::string("anna@example.com"));
        QCOMPARE(decision.outcome, std::string("deny"));
        QCOMPARE(decision.revision, std::int64_t(7));
        QCOMPARE(decision.reply, std::string("550 5.7.1 192.0.2.10 is listed"));
        QCOMPARE(decision.decidedBy, std::string("main statement 2"));
        QCOMPARE(decision.statements.size(), std::size_t(2));
        QCOMPARE(decision.statements[0].terms[0].truth, Truth::isFalse);
        const TracedStatement& deciding = decision.statements[1];
        QVERIFY(deciding.decided && !decision.statements[0].decided);
        QCOMPARE(deciding.verb, std::string("deny"));
        QCOMPARE(deciding.terms[2].source, std::string("zen.test"));
        QCOMPARE(deciding.terms[2].found, std::string("192.0.2.10 is listed in zen.test (127.0.0.2)"));
    }
    void termsBehindTheFirstFalseOneAreShownAsNotReached() {
        PolicyFixture fixture(rules);
        fixture.run("bob@example.com");
        const auto trace = fixture.trace();
        QCOMPARE(trace[0].statements[1].terms[2].truth, Truth::notReached);
        QCOMPARE(trace[0].statements[1].terms[2].name, std::string("dnslists"));
    }
    void nestedStatementsHaveTheirDepth() {
        PolicyFixture fixture("main:\n  deny acl = inner x\n  accept\ninner:\n  accept condition = ${if eq{$acl_arg1}{x}}\n");
        fixture.run();
        const auto trace = fixture.trace();
        QCOMPARE(trace[0].statements.size(), std::size_t(2));
        QCOMPARE(trace[0].statements[1].depth, std::uint32_t(1));
        QCOMPARE(trace[0].statements[1].terms[0].operand, std::string("true"));
        QCOMPARE(trace[0].statements[0].terms[0].found, std::string("inner statement 1 accepted"));
    }
    void secretsAreNotRecorded() {
        PolicyFixture fixture("main:\n  warn set acl_m_x = $auth2 and more\n  accept hosts = +partners\n");
        fixture.variables.values["auth2"] = expand::Value::tainted("pass-word");
        fixture.lists.add({lookup::ListKind::host, "partners", "192.0.2.0/24", false, true, {}, {}, {}});
        fixture.run();
        const std::string packed = fixture.conversation().takeTrace();
        QVERIFY(packed.find("pass-word") == std::string::npos);
        QVERIFY(packed.find("192.0.2.0/24") == std::string::npos);
        QVERIFY(packed.find("192.0.2.10 is in the list") != std::string::npos);
    }
    void theConnectionIsToldOncePerMessage() {
        PolicyFixture fixture("main:\n  accept\n");
        fixture.option(Phase::connect, "main");
        fixture.run({}, Phase::connect);
        fixture.run("a@b.test");
        QCOMPARE(fixture.trace().size(), std::size_t(2));
        QVERIFY(fixture.trace().empty());
        fixture.run("c@b.test");
        const auto second = fixture.trace();
        QCOMPARE(second.size(), std::size_t(2));
        QCOMPARE(second[0].phase, std::string("connect"));
        QCOMPARE(second[1].statements[0].acl, std::string("main"));
    }
    void damagedOrUnknownTracesAreErrors() {
        PolicyFixture fixture(rules);
        fixture.run("bob@example.com");
        std::string packed = fixture.conversation().takeTrace();
        QVERIFY(unpackTrace(packed).has_value());
        QVERIFY(!unpackTrace("PT\x02whatever"));
        QVERIFY(!unpackTrace("nonsense"));
        for (std::size_t cut = 4; cut < packed.size(); ++cut) // never a crash, whatever it says
            (void)unpackTrace(std::string_view(packed).substr(0, cut));
        for (std::size_t at = 3; at < packed.size(); ++at) {
            std::string wrong = packed;
            wrong[at] = static_cast<char>(wrong[at] ^ 0x5A);
            (void)unpackTrace(wrong);
        }
    }
    void jsonHasStableNames() {
        PolicyFixture fixture(rules);
        listClient(fixture);
        fixture.run("anna@example.com");
        const base::Json json = traceJson(fixture.trace());
        QCOMPARE(json.items()[0]["decided_by"].toString(), std::string("main statement 2"));
        QCOMPARE(json.items()[0]["statements"].items()[1]["terms"].items()[2]["truth"].toString(), std::string("true"));
    }
    void aRefusalIsExplainedInSentences() {
        PolicyFixture fixture(rules);
        listClient(fixture);
        fixture.run("anna@example.com");
        const auto lines = explainTrace(fixture.trace());
        QCOMPARE(lines[0], std::string("Refused for anna@example.com: statement 2 of main: `deny local_parts = anna, dnslists = zen.test`; "
                                       "anna is in the list (item \"anna\"); 192.0.2.10 is listed in zen.test (127.0.0.2). "
                                       "The sender was told: \"550 5.7.1 192.0.2.10 is listed\"."));
        QCOMPARE(lines[1], std::string("  statement 1 of main `accept hosts = :` did not apply: 192.0.2.10 is not in the list."));
    }
    void requirementsDeferralsAndDefaultsAreExplained() {
        PolicyFixture fixture(rules);
        fixture.verifier.results["bob@example.com"] = {VerifyResult::Kind::unrouteable, "no such user here", "route", {}, {}, {}};
        fixture.run("bob@example.com");
        fixture.run({}, Phase::vrfy);
        const auto lines = explainTrace(fixture.trace());
        QCOMPARE(lines[0], std::string("Refused for bob@example.com: statement 3 of main asks for more: `require verify = recipient`; "
                                       "bob@example.com: no such user here. The sender was told: \"no such user here\"."));
        QCOMPARE(lines.back(), std::string("Refused: the question for an address (VRFY). Why: no rules are set for this step, and without them it is refused."));
        PolicyFixture broken("main:\n  deny dnslists = +defer_unknown : dead.test\n");
        broken.world.setDefault(world::Kind::dns, world::Answer::failed(world::Status::temporary, "timeout"));
        broken.run("a@b.test");
        QCOMPARE(explainTrace(broken.trace())[0],
                 std::string("Put off (the sender may try again) for a@b.test: statement 1 of main could not be decided: "
                             "`dnslists = +defer_unknown : dead.test`: dead.test did not answer for 192.0.2.10."));
    }
    void theTraceOfADecisionIsSmallAndDoesNotGrow() {
        PolicyFixture usual("main:\n"
                            "  accept hosts = :\n"
                            "  deny message = Restricted characters in address\n    domains = corpus.test\n    local_parts = ^[.] : ^.*[@%!/|]\n"
                            "  deny message = Restricted characters in address\n    domains = !corpus.test\n    local_parts = ^[./|] : ^.*[@%!] : ^.*/\\\\.\\\\./\n"
                            "  accept local_parts = postmaster\n    domains = corpus.test\n"
                            "  require verify = sender\n"
                            "  accept hosts = 10.0.0.0/8\n    control = submission\n"
                            "  accept authenticated = *\n    control = submission\n"
                            "  require message = nice hosts say HELO first\n    condition = ${if def:sender_helo_name}\n"
                            "  require message = relay not permitted\n    domains = corpus.test : relay.test\n"
                            "  require verify = recipient\n"
                            "  accept\n");
        // What it costs is what it writes: a trace is kept with every recipient of every message.
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(usual.run("alice@corpus.test").outcome, Outcome::accept);
            const std::string packed = usual.conversation().takeTrace();
            QVERIFY2(!packed.empty() && packed.size() < 2048, std::to_string(packed.size()).c_str());
        }
    }
};

POSTROOM_TEST(TraceTest)
#include "trace_test.moc"
