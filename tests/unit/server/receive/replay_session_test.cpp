// SPDX-License-Identifier: Apache-2.0
// A message is taken under one policy and put to others: same answers, other answers, and questions without an answer.
#include "server/policy/acl/acl_text.h"

#include "server/receive/replay_session.h"
#include "shared/base/base64.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/receive/fake_session.h"

using namespace postroom;
using namespace postroom::receive;
using fakes::Fake;
using Kind = ReplayResult::Kind;

namespace {

struct SharedWorld final : world::World { // the session makes Worlds of its own; all ask this one
    explicit SharedWorld(world::FakeWorld& fake) : m_fake(fake) {}
    world::Answer ask(const world::Question& question) override { return m_fake.ask(question); }
    base::Time now() override { return m_fake.now(); }
    world::FakeWorld& m_fake;
};

struct ReplayFixture {
    std::shared_ptr<const Configuration> configuration(std::string_view rcpt, std::string_view data = "accept", std::string_view mail = "accept") {
        acl::PolicySource source;
        config::Findings findings;
        for (const auto& [phase, text] : {std::pair(acl::Phase::rcpt, rcpt), {acl::Phase::data, data}, {acl::Phase::mail, mail}}) {
            source.acls.push_back(acl::readAclText(text, {"test", 1, 1, {}, {}}, findings));
            source.acls.back().name = acl::phaseName(phase);
            source.options[phase] = acl::phaseName(phase);
        }
        auto compiled = acl::compilePolicy(source, {});
        if (!compiled || !findings.empty())
            qFatal("%s", (compiled ? findings : compiled.error()).front().text().c_str());
        auto parts = std::make_shared<PolicyParts>();
        parts->policy = *compiled;
        std::vector<ListenerSettings> none;
        parts->texts = *PolicyTexts::compile(*settings, none, {});
        parts->lists = std::make_shared<lookup::NamedLists>();
        parts->makeWorld = [this] { return std::make_unique<SharedWorld>(world); };
        auto made = std::make_shared<Configuration>();
        made->settings = settings;
        made->policy = parts;
        return made;
    }
    ReplayFixture() {
        settings->primaryHostname = "mx.example.com";
        settings->revision = {3};
    }
    /// Leads a dialogue; the trace of the message or, without one, of the last refusal.
    std::string record(const std::shared_ptr<const Configuration>& policy, const std::vector<std::string>& lines) {
        PeerIdentity peer;
        peer.client = *io::SocketAddress::fromText("192.0.2.7", 4321);
        peer.local = *io::SocketAddress::fromText("192.0.2.1", 25);
        Session session(ReceiveServer::sessionServices({inbox, sink, clock, ids, {}}, policy, "mx"), peer, "mx", 9);
        session.start();
        for (const std::string& line : lines)
            session.input(line + "\r\n");
        if (!inbox.messages.empty())
            return inbox.messages.back().packedTrace;
        for (auto event = sink.events.rbegin(); event != sink.events.rend(); ++event)
            for (const auto& [name, value] : event->fields)
                if (name == "trace")
                    return *base::base64Decode(value.toStringView());
        return {};
    }
    static ReplayResult replay(const std::shared_ptr<const Configuration>& policy, const std::string& trace) {
        std::string packed;
        const auto decisions = acl::unpackTrace(trace, &packed);
        const auto inputs = unpackInputs(packed);
        if (!decisions || !inputs)
            qFatal("nothing was recorded");
        return replayCase(policy, *inputs, *decisions);
    }
    std::shared_ptr<ReceiveSettings> settings = std::make_shared<ReceiveSettings>();
    world::FakeWorld world;
    base::FakeClock clock;
    base::MessageIdSource ids{clock, 1};
    fakes::MemoryInbox inbox;
    fakes::MemorySink sink;
};

const std::vector<std::string> oneMessage{"EHLO client.example", "MAIL FROM:<s@example.org>", "RCPT TO:<anna@example.com>", "RCPT TO:<bob@example.com>",
                                          "DATA", "Subject: offer", "", "body", "."};

} // namespace

class ReplaySessionTest : public QObject {
    Q_OBJECT
private slots:
    void theSamePolicyDecidesTheSame() {
        ReplayFixture fixture;
        fixture.world.setLookup("lsearch", "/friends", "example.org", "yes");
        const char* rules = "accept sender_domains = lsearch;/friends\n     hosts = 192.0.2.0/24\n";
        const std::string trace = fixture.record(fixture.configuration(rules, "deny condition = ${if eq{$h_subject:}{spam}}\naccept\n"), oneMessage);
        fixture.world.setLookup("lsearch", "/friends", "example.org", "no longer");
        const auto again = ReplayFixture::replay(fixture.configuration(rules, "deny condition = ${if eq{$h_subject:}{spam}}\naccept\n"), trace);
        QVERIFY(again.kind == Kind::same);
    }
    void whatComesOutOtherwiseIsNamed() {
        ReplayFixture fixture;
        const std::string trace = fixture.record(fixture.configuration("accept"), oneMessage);
        const auto changed = ReplayFixture::replay(fixture.configuration("deny local_parts = bob\n     message = no bob\naccept\n"), trace);
        QVERIFY(changed.kind == Kind::differs);
        QCOMPARE(changed.differences.size(), std::size_t(1));
        const auto& now = changed.differences[0].second;
        QCOMPARE(now.recipient, std::string("bob@example.com"));
        QCOMPARE(now.outcome, std::string("deny"));
        QCOMPARE(now.reply, std::string("no bob"));
        QVERIFY(!now.sentences.empty() && now.sentences[0].starts_with("Refused for bob@example.com"));
    }
    void headersAreThereAndTheBodyIsNot() {
        ReplayFixture fixture;
        const std::string trace = fixture.record(fixture.configuration("accept"), oneMessage);
        const auto byHeader = ReplayFixture::replay(fixture.configuration("accept", "deny condition = ${if match{$h_subject:}{offer}}\naccept\n"), trace);
        QVERIFY(byHeader.kind == Kind::differs);
        QCOMPARE(byHeader.differences[0].second.phase, std::string("data"));
        const auto byBody = ReplayFixture::replay(fixture.configuration("accept", "deny condition = ${if match{$message_body}{body}}\naccept\n"), trace);
        QVERIFY(byBody.kind == Kind::notReplayable);
        QCOMPARE(byBody.missing.size(), std::size_t(1));
        QCOMPARE(byBody.missing[0].sentence, std::string("The rules ask for $message_body, which is not kept"));
    }
    void whatWasNotAskedThenIsNeverGuessed() {
        ReplayFixture fixture;
        const std::string trace = fixture.record(fixture.configuration("accept"), oneMessage);
        const auto asked = ReplayFixture::replay(fixture.configuration("accept sender_domains = lsearch;/friends\n"), trace);
        QVERIFY(asked.kind == Kind::notReplayable);
        QCOMPARE(asked.missing.size(), std::size_t(1));
        QCOMPARE(asked.missing[0].sentence, std::string("The file /friends was searched; that answer was not recorded"));
        QCOMPARE(asked.missing[0].example, std::string("example.org"));
    }
    void aRefusedRecipientIsACaseOfItsOwn() {
        ReplayFixture fixture;
        const auto policy = fixture.configuration("deny local_parts = bob\naccept\n", "accept", "warn set acl_m_x = mail\n");
        const std::string trace = fixture.record(fixture.configuration("deny local_parts = anna : bob\naccept\n"), {"EHLO c.example", "MAIL FROM:<s@example.org>",
                                                 "RCPT TO:<anna@example.com>", "RCPT TO:<carl@example.com>", "RCPT TO:<bob@example.com>"});
        std::string packed;
        const auto decisions = acl::unpackTrace(trace, &packed);
        QStringList order;
        for (const auto& decision : *decisions)
            order << QString::fromStdString(decision.phase + (decision.recipient.empty() ? "" : " " + decision.recipient));
        // Anna's refusal has taken its own trace; Carl belongs to the message and stays.
        QCOMPARE(order.join(", "), QString("connect, helo, mail, rcpt carl@example.com, rcpt bob@example.com"));
        QVERIFY(ReplayFixture::replay(fixture.configuration("deny local_parts = bob\naccept\n"), trace).kind == Kind::same);
        const auto open = ReplayFixture::replay(fixture.configuration("accept"), trace);
        QVERIFY(open.kind == Kind::differs);
        QCOMPARE(open.differences[0].second.outcome, std::string("accept"));
    }
    void theMessageKeepsItsAcceptedRecipientsOnly() {
        ReplayFixture fixture;
        const std::string trace = fixture.record(fixture.configuration("deny local_parts = anna\naccept\n"), oneMessage);
        const auto decisions = acl::unpackTrace(trace);
        QStringList order;
        for (const auto& decision : *decisions)
            order << QString::fromStdString(decision.phase + (decision.recipient.empty() ? "" : " " + decision.recipient));
        QCOMPARE(order.join(", "), QString("connect, helo, mail, rcpt bob@example.com, predata, data"));
    }
    void inputsSurvivePackingAndDamage() {
        ReplayFixture fixture;
        const std::string trace = fixture.record(fixture.configuration("accept"), oneMessage);
        std::string packed;
        QVERIFY(acl::unpackTrace(trace, &packed).has_value());
        const auto inputs = unpackInputs(packed);
        QVERIFY(inputs.has_value());
        QCOMPARE(inputs->sender, std::string("s@example.org"));
        QCOMPARE(inputs->helo, std::string("client.example"));
        QCOMPARE(inputs->peer.client.addressText(), std::string("192.0.2.7"));
        QCOMPARE(inputs->headers, std::string("Subject: offer\r\n"));
        QVERIFY(inputs->esmtp && inputs->inTransaction && !inputs->headersCut);
        for (std::size_t cut = 0; cut + 1 < packed.size(); ++cut)
            (void)unpackInputs(std::string_view(packed).substr(0, cut));
        QVERIFY(!unpackInputs(std::string_view(packed).substr(0, packed.size() / 2)).has_value());
    }
};

POSTROOM_TEST(ReplaySessionTest)
#include "replay_session_test.moc"
