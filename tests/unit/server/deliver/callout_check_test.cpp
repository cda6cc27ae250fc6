// SPDX-License-Identifier: Apache-2.0
// What a callout asks, what its answers mean, what of it is remembered, and that a replay asks nobody.
#include "server/deliver/callout_check.h"
#include "server/policy/lookup/named_lists.h"
#include "server/policy/world/fake_world.h"
#include "server/policy/world/recording.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

using namespace postroom;
using Kind = acl::VerifyResult::Kind;
using smtp::CalloutAnswer;
using Verdict = CalloutAnswer::Verdict;
using Script = std::map<std::string, int>; ///< "MAIL <sender>" or "RCPT <address>": the code of the answer; 250 where nothing stands

namespace {

/// Answers as the script says and writes down what it was asked.
class ScriptedTransport final : public transport::Transport {
public:
    explicit ScriptedTransport(bool local = false) : m_local(local) {}
    [[nodiscard]] transport::BatchLimits batchLimits() const override { return {}; }
    [[nodiscard]] bool isLocal() const override { return m_local; }
    transport::BatchResult deliver(const transport::Batch&, const transport::DeliveryContext&) override { return {}; }
    std::optional<base::Result<smtp::CalloutResult>> callout(const transport::CalloutJob& job, const expand::Scope&) override {
        ++calls;
        smtp::CalloutResult result;
        const smtp::PeerTarget host{"mx.far.test", "192.0.2.1", 25, true};
        while (auto probe = job.next(result.answers)) {
            asked.push_back(probe->sender + " " + probe->recipient);
            const auto code = [&](const std::string& command) { return script.contains(command) ? script.at(command) : 250; };
            const bool atMail = code("MAIL " + probe->sender) != 250;
            const int said = atMail ? code("MAIL " + probe->sender) : code("RCPT " + probe->recipient);
            smtp::ClientReply reply{said, {}, {said == 250 ? "fine" : "no thanks"}};
            const auto stage = atMail ? smtp::ClientStage::mail : smtp::ClientStage::rcpt;
            if (said / 100 == 4) {
                result.trouble = {Verdict::unknown, stage, reply, "mx.far.test says later", host};
                return result;
            }
            result.answers.push_back({said == 250 ? Verdict::accepted : Verdict::refused, stage, reply, reply.line(), host});
        }
        result.complete = true;
        return result;
    }
    Script script;
    std::vector<std::string> asked;
    int calls = 0;

private:
    bool m_local;
};

struct Far {
    QTemporaryDir folder;
    base::FakeClock clock;
    std::unique_ptr<store::StateStore> state = store::StateStore::start({folder.filePath("state.db").toStdString()}, clock);
    ScriptedTransport* far = nullptr;
    std::shared_ptr<transport::TransportSet> transports = std::make_shared<transport::TransportSet>();
    world::FakeWorld world;
    lookup::NamedLists lists;
    std::unique_ptr<deliver::CalloutCheck> check;

    Far() {
        auto made = std::make_unique<ScriptedTransport>();
        far = made.get();
        transports->add("remote", std::move(made));
        transports->add("mailbox", std::make_unique<ScriptedTransport>(true));
        deliver::CalloutRules rules;
        rules.primaryHostname = "me.test";
        rules.qualifyDomain = "here.test";
        check = std::make_unique<deliver::CalloutCheck>(transports, rules, state.get(), clock);
    }
    static std::vector<router::Routed> route(const std::string& transport, const std::string& address) {
        router::Routed routed;
        routed.address = address;
        routed.transport = transport;
        routed.hosts.push_back({"mx.far.test", {"192.0.2.1"}, 10, 0, false});
        return {routed};
    }
    acl::VerifyResult ask(const acl::CalloutOptions& options, world::World& through, bool forSender = false, const std::string& address = "a@far.test") {
        const expand::Scope scope{through, lists, {}, nullptr, nullptr};
        return (*check)({address, "me@here.test", route("remote", address), options, forSender}, scope);
    }
    acl::VerifyResult ask(const acl::CalloutOptions& options = {}, bool forSender = false) { return ask(options, world, forSender); }
};

acl::CalloutOptions with(std::initializer_list<bool acl::CalloutOptions::*> flags) {
    acl::CalloutOptions options;
    for (const auto flag : flags)
        options.*flag = true;
    return options;
}
using Options = acl::CalloutOptions;

} // namespace

class CalloutCheckTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatTheHostSaid() {
        Far f;
        QVERIFY(f.ask().kind == Kind::verified);
        f.far->script = {{"RCPT b@far.test", 550}};
        const auto refused = f.ask({}, f.world, false, "b@far.test");
        QVERIFY(refused.kind == Kind::unrouteable);
        QCOMPARE(refused.failure, std::string("recipient"));
        QCOMPARE(refused.message, std::string("Callout verification failed:\n550 no thanks"));
        QCOMPARE(refused.calloutAddress, std::string("192.0.2.1"));
        QVERIFY(refused.steps.back().find("answered RCPT TO:<b@far.test> with 550 no thanks") != std::string::npos);
        const auto sender = f.ask({}, f.world, true, "b@far.test");
        QCOMPARE(sender.message, std::string("Previous (cached) callout verification failure"));
        f.far->script = {{"RCPT c@far.test", 450}};
        const auto later = f.ask({}, f.world, true, "c@far.test");
        QVERIFY(later.kind == Kind::deferred && !later.messageMaySay);
        QCOMPARE(later.message, std::string("Could not complete sender verify callout"));
    }
    void asksAsWhom() {
        Far f;
        static_cast<void>(f.ask(with({&Options::useSender, &Options::noCache})));
        static_cast<void>(f.ask(with({&Options::usePostmaster, &Options::noCache})));
        Options headers = with({&Options::noCache});
        headers.mailFrom = "checker@here.test";
        static_cast<void>(f.ask(headers, true));
        static_cast<void>(f.ask(headers, false)); // mailfrom is for senders in the header
        QCOMPARE(f.far->asked, (std::vector<std::string>{"me@here.test a@far.test", "postmaster@here.test a@far.test", "checker@here.test a@far.test", " a@far.test"}));
    }
    void postmasterMustBeThereWhenThatIsAsked() {
        Far f;
        f.far->script = {{"RCPT postmaster@far.test", 550}};
        const auto refused = f.ask(with({&Options::postmaster}));
        QVERIFY(refused.kind == Kind::unrouteable);
        QCOMPARE(refused.failure, std::string("postmaster"));
        QVERIFY(f.ask(with({&Options::postmaster})).kind == Kind::unrouteable);
        QCOMPARE(f.far->calls, 1); // it is remembered of the domain
        Far bare;
        bare.far->script = {{"RCPT postmaster@far.test", 550}};
        QVERIFY(bare.ask(with({&Options::postmaster, &Options::fullPostmaster})).kind == Kind::verified);
        QCOMPARE(bare.far->asked.back(), std::string(" postmaster"));
    }
    void aDomainThatTakesEverythingIsNotAskedFurther() {
        Far f;
        QVERIFY(f.ask(with({&Options::random})).kind == Kind::verified);
        QCOMPARE(f.far->asked.size(), std::size_t(1));
        QVERIFY(f.far->asked.front().starts_with(" me.test-"));
        QVERIFY(f.ask(with({&Options::random}), f.world, false, "other@far.test").kind == Kind::verified);
        QCOMPARE(f.far->calls, 1);
    }
    void forgetsInTime() {
        Far f;
        f.far->script = {{"RCPT a@far.test", 550}};
        QVERIFY(f.ask().kind == Kind::unrouteable);
        QVERIFY(f.ask().kind == Kind::unrouteable);
        QCOMPARE(f.far->calls, 1);
        f.far->script.clear();
        f.clock.advance(std::chrono::hours(2) + std::chrono::seconds(1));
        QVERIFY(f.ask().kind == Kind::verified);
        f.clock.advance(std::chrono::hours(23));
        QVERIFY(f.ask().kind == Kind::verified);
        QCOMPARE(f.far->calls, 2);
    }
    void aDomainThatRefusesTheNullSenderIsRemembered() {
        Far f;
        f.far->script = {{"MAIL ", 550}};
        QCOMPARE(f.ask().failure, std::string("mail"));
        const auto again = f.ask({}, f.world, false, "other@far.test");
        QCOMPARE(again.failure, std::string("mail"));
        QCOMPARE(f.far->calls, 1);
        QVERIFY(f.ask(with({&Options::useSender})).kind == Kind::verified);
    }
    void whatStaysHereIsNotAsked() {
        Far f;
        const expand::Scope scope{f.world, f.lists, {}, nullptr, nullptr};
        const acl::CalloutOptions options;
        QVERIFY((*f.check)({"a@far.test", "", Far::route("mailbox", "a@far.test"), options, false}, scope).kind == Kind::verified);
        QCOMPARE(f.far->calls, 0);
    }
    void aReplayAsksNobody() {
        Far f;
        f.far->script = {{"RCPT a@far.test", 550}};
        world::RecordingWorld recording(f.world);
        QVERIFY(f.ask({}, recording).kind == Kind::unrouteable);
        world::ReplayingWorld replaying(recording.takeRecord());
        const auto again = f.ask({}, replaying);
        QCOMPARE(again.message, std::string("Callout verification failed:\n550 no thanks"));
        QCOMPARE(f.far->calls, 1);
        world::ReplayingWorld empty{world::Record()};
        QVERIFY(f.ask({}, empty).kind == Kind::deferred);
        QCOMPARE(empty.missing().size(), std::size_t(1));
    }
};

POSTROOM_TEST(CalloutCheckTest)
#include "callout_check_test.moc"
