// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/message_content.h"
#include "server/policy/acl/verify_options.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using test::PolicyFixture;
using test::shortVerdict;
using Kind = VerifyResult::Kind;

namespace {

struct Headers : MessageContent {
    std::string text;
    std::string_view headerText() const override { return text; }
    base::Result<std::string> body(std::size_t, std::size_t) const override { return std::string(); }
};

QString dataVerdict(std::string_view acl, const char* headers) {
    PolicyFixture fixture(acl, Phase::data);
    Headers content;
    content.text = headers;
    fixture.verifier.results["unknown@corpus.test"] = {Kind::unrouteable, "no such user here", "route", {}, {}, {}};
    fixture.variables.values["recipients_list"] = expand::Value::tainted("alice@corpus.test");
    fixture.conversation().setContent(&content);
    return QString::fromStdString(shortVerdict(fixture.run({}, Phase::data)));
}

} // namespace

class VerifyTest : public QObject {
    Q_OBJECT
private slots:
    void aRecipientsFailureIsTheText() {
        PolicyFixture fixture("main:\n  deny !verify = recipient\n    message = verify said \"$acl_verify_message\" ($recipient_verify_failure)\n  accept\n");
        fixture.verifier.results["unknown@corpus.test"] = {Kind::unrouteable, "no such user here", "route", {}, {}, {}};
        fixture.verifier.results["deferred@corpus.test"] = {Kind::deferred, "user database is away", "", {}, {}, {}};
        QCOMPARE(shortVerdict(fixture.run("unknown@corpus.test")), std::string("deny verify said \"no such user here\" (route)"));
        QCOMPARE(shortVerdict(fixture.run("deferred@corpus.test")), std::string("defer user database is away"));
        QCOMPARE(shortVerdict(fixture.run("alice@corpus.test")), std::string("accept"));
        PolicyFixture plain("main:\n  require verify = recipient\n  accept\n");
        plain.verifier.results["unknown@corpus.test"] = {Kind::unrouteable, "no such user here", "route", {}, {}, {}};
        QCOMPARE(shortVerdict(plain.run("unknown@corpus.test")), std::string("deny no such user here"));
    }
    void clientAuthorisationIsAskedOfTheDns() {
        PolicyFixture fixture("main:\n  deny !verify = csa\n    message = csa is $csa_status\n  deny !verify = csa/other.test\n    message = other is $csa_status\n  accept\n");
        fixture.variables.values["sender_host_address"] = expand::Value::clean("192.0.2.1");
        fixture.variables.values["sender_helo_name"] = expand::Value::tainted("mx.test");
        fixture.world.setDns(world::RecordType::srv, "_client._smtp.other.test", {"1 1 0 ."});
        const Verdict denied = fixture.run();
        QCOMPARE(shortVerdict(denied), std::string("deny other is fail"));
        QVERIFY2(denied.logText.find("host name not authorized") != std::string::npos, denied.logText.c_str());
    }
    void deferOkMakesATemporaryFailureGood() {
        PolicyFixture fixture("main:\n  require verify = recipient/defer_ok\n  accept\n");
        fixture.verifier.results["alice@corpus.test"] = {Kind::deferred, "away", "", {}, {}, {}};
        QCOMPARE(fixture.run().outcome, Outcome::accept);
    }
    void aSendersFailureIsToldOncePerMessage() {
        PolicyFixture fixture("main:\n  require verify = sender=unknown@corpus.test\n  accept\n");
        fixture.verifier.results["unknown@corpus.test"] = {Kind::unrouteable, "no such user here", "route", {}, {}, {}};
        const Verdict first = fixture.run();
        QCOMPARE(first.text, std::string("Verification failed for <unknown@corpus.test>\nno such user here\nSender verify failed"));
        QCOMPARE(first.logLines.size(), std::size_t(1));
        QCOMPARE(fixture.run().text, std::string("Sender verify failed"));
        QCOMPARE(fixture.verifier.asked.size(), std::size_t(1)); // and asked once
    }
    void calloutOptionsArePassedOn() {
        PolicyFixture fixture("main:\n  require verify = recipient/callout=20s,connect=5s,maxwait=1m,defer_ok,use_sender,no_cache,mailfrom=x@y.test/success_on_redirect\n  accept\n");
        fixture.run();
        const CalloutOptions& callout = fixture.verifier.lastOptions.callout;
        QVERIFY(callout.wanted && callout.deferOk && callout.useSender && callout.noCache && !callout.random);
        QCOMPARE(callout.timeout.count(), 20'000);
        QCOMPARE(callout.connectTimeout.count(), 5'000);
        QCOMPARE(callout.maxWait.count(), 60'000);
        QCOMPARE(callout.mailFrom, std::string("x@y.test"));
        QVERIFY(fixture.verifier.lastOptions.successOnRedirect);
    }
    void optionsAreReadStrictly() {
        for (const char* right : {"recipient", "sender=a@b.test", "sender/callout", "header_syntax", "not_blind/case_insensitive", "reverse_host_lookup/defer_ok",
                                  "header_sender/callout=30s", "header_names_ascii", "csa", "csa/example.com", "sender/callout = 10s, random/no_details"})
            QVERIFY2(readVerifyRequest(right).has_value(), right);
        for (const char* wrong : {"", "nothing", "recipient/oops", "helo/callout", "recipient=x", "recipient/callout=x", "arc", "certificate/oops", "recipient/quota=often", "sender/quota"})
            QVERIFY2(!readVerifyRequest(wrong).has_value(), wrong);
    }
    void headersAreChecked() {
        const char* syntax = "main:\n  deny !verify = header_syntax\n    message = headers: ${if def:acl_verify_message{said}{silent}}\n  accept\n";
        QCOMPARE(dataVerdict(syntax, "From: broken <a@b\r\n"), QString("deny headers: said"));
        QCOMPARE(dataVerdict(syntax, "From: good <a@b.test>\r\nTo: x@corpus.test, group: a@b.test;\r\n"), QString("accept"));
        QCOMPARE(dataVerdict(syntax, "From: a@b.test\r\nCc: undisclosed-recipients:;\r\n"), QString("accept"));
        QCOMPARE(dataVerdict("main:\n  require verify = header_syntax\n  accept\n", "From: a@b.test\r\nTo: x y z\r\n"), QString("deny"));
        QCOMPARE(dataVerdict("main:\n  require verify = header_names_ascii\n  accept\n", "Subj\xC3\xA4t: x\r\n"), QString("deny"));
    }
    void blindRecipientsAreSeen() {
        QCOMPARE(dataVerdict("main:\n  require verify = not_blind\n  accept\n", "To: alice@corpus.test\r\n"), QString("accept"));
        QCOMPARE(dataVerdict("main:\n  require verify = not_blind\n  accept\n", "To: ALICE@corpus.test\r\n"), QString("deny"));
        QCOMPARE(dataVerdict("main:\n  require verify = not_blind/case_insensitive\n  accept\n", "Cc: x@y.test, ALICE@corpus.test\r\n"), QString("accept"));
        QCOMPARE(dataVerdict("main:\n  require verify = not_blind\n  accept\n", "Bcc: alice@corpus.test\r\n"), QString("deny"));
    }
    void anySenderInTheHeaderWillDo() {
        const char* acl = "main:\n  require verify = header_sender\n  accept\n";
        QCOMPARE(dataVerdict(acl, "From: alice@corpus.test\r\n"), QString("accept"));
        QCOMPARE(dataVerdict(acl, "From: unknown@corpus.test\r\n"), QString("deny"));
        QCOMPARE(dataVerdict(acl, "From: unknown@corpus.test\r\nReply-To: alice@corpus.test\r\n"), QString("accept"));
        QCOMPARE(dataVerdict(acl, "To: alice@corpus.test\r\n"), QString("deny"));
    }
    void heloAndReverseLookup() {
        PolicyFixture fixture("main:\n  accept verify = helo\n    message = $sender_helo_verified\n  deny\n");
        fixture.world.setDns(world::RecordType::a, "client.example.com", {"192.0.2.10"});
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept yes"));
        fixture.variables.values["sender_helo_name"] = expand::Value::tainted("[192.0.2.99]");
        QCOMPARE(fixture.run().outcome, Outcome::deny);

        PolicyFixture reverse("main:\n  require message = rdns: ${if def:acl_verify_message{why}{}}\n    verify = reverse_host_lookup\n  accept\n");
        QCOMPARE(shortVerdict(reverse.run()), std::string("deny rdns: why"));
        PolicyFixture named("main:\n  require verify = reverse_host_lookup\n  accept\n");
        named.world.setDns(world::RecordType::ptr, "10.2.0.192.in-addr.arpa", {"client.example.com"});
        named.world.setDns(world::RecordType::a, "client.example.com", {"192.0.2.10"});
        QCOMPARE(named.run().outcome, Outcome::accept);
    }
};

POSTROOM_TEST(VerifyTest)
#include "verify_test.moc"
