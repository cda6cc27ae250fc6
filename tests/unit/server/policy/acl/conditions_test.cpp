// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/message_content.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/policy/acl/policy_fixture.h"

using namespace postroom;
using namespace postroom::acl;
using test::PolicyFixture;
using test::shortVerdict;

namespace {

struct TextContent : MessageContent {
    std::string headers, bodyText;
    std::string_view headerText() const override { return headers; }
    base::Result<std::string> body(std::size_t offset, std::size_t limit) const override {
        return offset >= bodyText.size() ? std::string() : bodyText.substr(offset, limit);
    }
    base::Result<std::string> writePart(std::string_view name) const override {
        if (name == "full")
            return base::fail(base::temporaryError(base::ErrorKind::io, "the disk is full"));
        return "/scan/x/" + std::string(name.empty() ? "made" : name);
    }
    std::optional<std::string> part;
    std::optional<std::string_view> decodedPart() const override { return part ? std::optional<std::string_view>(*part) : std::nullopt; }
};

std::string foundBy(PolicyFixture& fixture) {
    for (const TracedDecision& decision : fixture.trace())
        for (const TracedStatement& statement : decision.statements)
            if (!statement.terms.empty())
                return statement.terms.front().found;
    return {};
}

} // namespace

class ConditionsTest : public QObject {
    Q_OBJECT
private slots:
    void conditionReadsBooleans_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("verdict");
        for (const char* yes : {"yes", "true", "1", "42", "Yes"})
            QTest::newRow(yes) << yes << "accept";
        for (const char* no : {"0", "no", "false", "00"})
            QTest::newRow(no) << no << "deny";
        for (const char* wrong : {"maybe", "1x"})
            QTest::newRow(wrong) << wrong << "defer";
    }
    void conditionReadsBooleans() {
        QFETCH(QString, value);
        QFETCH(QString, verdict);
        PolicyFixture fixture("main:\n  accept condition = $local_part\n");
        QCOMPARE(QString::fromStdString(shortVerdict(fixture.run(value.toStdString() + "@corpus.test"))), verdict);
    }
    void hostsMatchTheClient() {
        PolicyFixture fixture("main:\n  accept hosts = 10.0.0.0/8 : 192.0.2.0/24\n");
        QCOMPARE(fixture.run().outcome, Outcome::accept);
        QCOMPARE(foundBy(fixture), std::string("192.0.2.10 is in the list (item \"192.0.2.0/24\")"));
        PolicyFixture local("main:\n  accept hosts = :\n");
        QCOMPARE(local.run().outcome, Outcome::deny);
        local.variables.values["sender_host_address"] = {};
        QCOMPARE(local.run().outcome, Outcome::accept);
    }
    void hostNamesAreLookedUpWhenTheListAsks() {
        PolicyFixture fixture("main:\n  accept hosts = *.example.com\n    message = name $sender_host_name\n");
        fixture.world.setDns(world::RecordType::ptr, "10.2.0.192.in-addr.arpa", {"client.example.com"});
        fixture.world.setDns(world::RecordType::a, "client.example.com", {"192.0.2.10"});
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept name client.example.com"));
    }
    void listsGiveTheirData() {
        PolicyFixture fixture("main:\n  accept local_parts = alice : ^b.b\\$ : *-list\n    message = lp=$local_part ld=$local_part_data\n  deny message = lp=$local_part\n");
        QCOMPARE(shortVerdict(fixture.run("Alice@corpus.test")), std::string("accept lp=alice ld=alice"));
        QCOMPARE(shortVerdict(fixture.run("bob@corpus.test")), std::string("accept lp=bob ld=^b.b$"));
        QCOMPARE(shortVerdict(fixture.run("x-list@corpus.test")), std::string("accept lp=x-list ld=*-list"));
        QCOMPARE(shortVerdict(fixture.run("carol@corpus.test")), std::string("deny lp=carol"));
    }
    void namedListsAreFound() {
        PolicyFixture fixture("main:\n  accept domains = +local_domains\n");
        fixture.lists.add({lookup::ListKind::domain, "local_domains", "corpus.test : *.sub.corpus.test", false, false, {}, {}, {}});
        QCOMPARE(fixture.run("a@corpus.test").outcome, Outcome::accept);
        QCOMPARE(fixture.run("a@x.sub.corpus.test").outcome, Outcome::accept);
        QCOMPARE(fixture.run("a@other.test").outcome, Outcome::deny);
    }
    void sendersAndTheirDomains() {
        PolicyFixture fixture("main:\n  accept sender_domains = example.com\n    senders = s@* : a@b.test\n");
        QCOMPARE(fixture.run().outcome, Outcome::accept);
        fixture.variables.values["sender_address"] = expand::Value::tainted("");
        QCOMPARE(fixture.run().outcome, Outcome::deny);
    }
    void authenticationAndEncryptionAreSeen() {
        PolicyFixture fixture("main:\n  accept authenticated = *\n    encrypted = *\n  deny !encrypted = *\n    message = in clear\n");
        QCOMPARE(shortVerdict(fixture.run()), std::string("deny in clear"));
        fixture.variables.values["sender_host_authenticated"] = expand::Value::clean("plain");
        fixture.variables.values["tls_in_cipher"] = expand::Value::clean("TLS1.3:TLS_AES_256_GCM_SHA384:256");
        QCOMPARE(fixture.run().outcome, Outcome::accept);
    }
    void dnsListsFillTheirVariables() {
        PolicyFixture fixture("main:\n  deny dnslists = bl.test\n    message = $dnslist_matched is in $dnslist_domain: $dnslist_text ($dnslist_value)\n  accept\n");
        QCOMPARE(fixture.run().outcome, Outcome::accept);
        PolicyFixture listed("main:\n  deny dnslists = bl.test\n    message = $dnslist_matched is in $dnslist_domain: $dnslist_text ($dnslist_value)\n");
        listed.world.setDns(world::RecordType::a, "10.2.0.192.bl.test", {"127.0.0.2"});
        listed.world.setDns(world::RecordType::txt, "10.2.0.192.bl.test", {"spam source"});
        QCOMPARE(shortVerdict(listed.run()), std::string("deny 192.0.2.10 is in bl.test: spam source (127.0.0.2)"));
        QCOMPARE(foundBy(listed), std::string("192.0.2.10 is listed in bl.test (127.0.0.2)"));
    }
    void rateLimitsTripAtTheLimit() {
        PolicyFixture fixture("main:\n  deny ratelimit = 2 / 1h / per_cmd / strict\n    message = $sender_rate of $sender_rate_limit per $sender_rate_period\n  accept\n");
        fixture.world.setDefault(world::Kind::rate, world::Answer::of("1.999999700"));
        QCOMPARE(fixture.run().outcome, Outcome::accept);
        fixture.world.setDefault(world::Kind::rate, world::Answer::of("2.000000000"));
        QCOMPARE(shortVerdict(fixture.run()), std::string("deny 2.0 of 2 per 1h"));
        QCOMPARE(fixture.world.asked().size(), std::size_t(2));
    }
    void aRatePerMailIsCountedOncePerMail() {
        PolicyFixture fixture("main:\n  deny ratelimit = 10 / 1h / per_mail\n  deny ratelimit = 5 / 1h / per_mail\n  accept\n");
        fixture.world.setDefault(world::Kind::rate, world::Answer::of("1.0"));
        fixture.run();
        fixture.run();
        QCOMPARE(fixture.world.asked().size(), std::size_t(1));
        fixture.conversation().resetMessage();
        fixture.run();
        QCOMPARE(fixture.world.asked().size(), std::size_t(2));
    }
    void seenRemembers() {
        PolicyFixture fixture("main:\n  warn seen = 1h / key=k\n    set acl_m_a = 1\n  warn seen = -1h / key=k\n    set acl_m_b = 1\n  accept message = a=[$acl_m_a] b=[$acl_m_b]\n");
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept a=[] b=[]"));
        fixture.world.setDefault(world::Kind::seen, world::Answer::of("60"));
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept a=[1] b=[]"));
        fixture.conversation().resetMessage();
        fixture.world.setDefault(world::Kind::seen, world::Answer::of("7200"));
        QCOMPARE(shortVerdict(fixture.run()), std::string("accept a=[] b=[1]"));
    }
    void regexLooksAtEveryLine() {
        PolicyFixture fixture("main:\n  deny regex = (?i)^subject::.*viagra : wor(l+)d\n    message = $regex1\n  accept\n", Phase::data);
        TextContent content;
        content.headers = "Subject: hello\nFrom: a@b.test\n";
        content.bodyText = std::string(70'000, 'x') + "\r\nhello worllld\r\n";
        fixture.conversation().setContent(&content);
        QCOMPARE(shortVerdict(fixture.run({}, Phase::data)), std::string("deny lll"));
        content.bodyText = "nothing";
        QCOMPARE(fixture.run({}, Phase::data).outcome, Outcome::accept);
        content.headers = "Subject: cheap VIAGRA\n";
        QCOMPARE(fixture.run({}, Phase::data).outcome, Outcome::deny);
    }
    void decodeNamesTheFileAndTakesNoNameFromTheWire() {
        PolicyFixture fixture("main:\n  deny decode = ${if def:acl_m_n{$acl_m_n}{default}}\n    message = $mime_decoded_filename\n", Phase::mime);
        QCOMPARE(fixture.run({}, Phase::mime).outcome, Outcome::defer); // there is no part
        TextContent content;
        fixture.conversation().setContent(&content);
        QCOMPARE(shortVerdict(fixture.run({}, Phase::mime)), std::string("deny /scan/x/made"));
        const auto of = [&](const std::string& operand) {
            PolicyFixture one("main:\n  deny decode = " + operand + "\n    message = [$mime_decoded_filename]\n", Phase::mime);
            one.variables.values["mime_filename"] = expand::Value::tainted("a.exe");
            one.conversation().setContent(&content);
            return shortVerdict(one.run({}, Phase::mime));
        };
        QCOMPARE(of("part.bin"), std::string("deny [/scan/x/part.bin]"));
        QCOMPARE(of("false"), std::string("deny []"));
        QVERIFY(of("full").starts_with("defer"));
        QVERIFY(of("$mime_filename").starts_with("defer"));
        QVERIFY(PolicyFixture("main:\n  deny decode = /tmp/x\n", Phase::mime).firstFinding().find("the folder of the message only") != std::string::npos);
        QVERIFY(!PolicyFixture("main:\n  deny decode = default\n", Phase::data).firstFinding().empty());
    }
    void mimeRegexLooksAtTheDecodedPart() {
        PolicyFixture fixture("main:\n  deny mime_regex = nothing : ^MZ : (?m)^(se[ck]ret)\n    message = $regex1 by $regex_match_string\n  accept\n", Phase::mime);
        TextContent content;
        content.bodyText = "MZ"; // not looked at
        fixture.conversation().setContent(&content);
        QCOMPARE(fixture.run({}, Phase::mime).outcome, Outcome::defer); // there is no part
        content.part = "plain text\nno MZ here\n";
        QCOMPARE(fixture.run({}, Phase::mime).outcome, Outcome::accept);
        content.part = "line\nsekret\n";
        QCOMPARE(shortVerdict(fixture.run({}, Phase::mime)), std::string("deny sekret by (?m)^(se[ck]ret)"));
        content.part = "MZ\x90";
        QCOMPARE(shortVerdict(fixture.run({}, Phase::mime)), std::string("deny  by ^MZ"));
        QVERIFY(!PolicyFixture("main:\n  deny mime_regex = x\n", Phase::data).firstFinding().empty());
        QVERIFY(PolicyFixture("main:\n  deny mime_regex = (\n", Phase::mime).firstFinding().find("regex \"(\"") != std::string::npos);
    }
};

POSTROOM_TEST(ConditionsTest)
#include "conditions_test.moc"
