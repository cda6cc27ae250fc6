// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/delivery_engine.h"
#include "server/policy/world/fake_world.h"
#include "server/queue/queue_edit.h"
#include "tests/support/test_main.h"

#include <deque>
#include <map>

using namespace postroom;
using namespace postroom::deliver;
using Kind = queue::RecipientOutcome::Kind;

namespace {

class FakeQueue : public queue::DeliveryQueue {
public:
    queue::QueuedMessage message;
    std::vector<std::vector<queue::RecipientOutcome>> settled;
    queue::Settled answer; // of the first settle
    int released = 0;

    std::deque<queue::Job> due; // tryNextJob gives them
    std::function<bool()> arrived;
    std::function<std::optional<queue::Job>()> next = [] { return std::nullopt; };

    std::optional<queue::Job> nextJob() override { return next(); }
    std::optional<queue::Job> tryNextJob() override {
        if (due.empty())
            return std::nullopt;
        auto job = due.front();
        due.pop_front();
        return job;
    }
    void announceTo(std::function<bool()> given) override { arrived = std::move(given); }
    base::Result<queue::QueuedMessage> load(const queue::Job&) override { return message; }
    base::Result<queue::Settled> settle(const queue::Job&, std::vector<queue::RecipientOutcome> outcomes, std::vector<queue::HostResult>) override {
        settled.push_back(std::move(outcomes));
        return settled.size() == 1 ? answer : queue::Settled();
    }
    void release(const queue::Job&) override { ++released; }
    [[nodiscard]] std::string keptBack(const queue::IncomingMessage&) const override { return {}; }
    [[nodiscard]] std::optional<queue::HostWait> hostWait(const std::string&, const base::MessageId&) const override { return std::nullopt; }
    [[nodiscard]] std::optional<queue::HostSuspended> hostSuspended(const std::string&, const std::string&) const override { return std::nullopt; }
};

class FakeBody : public queue::BodyWriter {
public:
    base::Result<void> write(std::string_view bytes) override {
        m_body.inlineBytes += bytes;
        return {};
    }
    base::Result<queue::Body> finish() override {
        m_body.size = static_cast<std::int64_t>(m_body.inlineBytes.size());
        return m_body;
    }

private:
    queue::Body m_body;
};

class FakeInbox : public queue::Inbox {
public:
    std::vector<queue::IncomingMessage> accepted;
    bool full = false;
    std::unique_ptr<queue::BodyWriter> newBody(const base::MessageId&) override { return std::make_unique<FakeBody>(); }
    base::Result<void> accept(queue::IncomingMessage message) override {
        if (full)
            return base::fail(base::temporaryError(base::ErrorKind::io, "disk full"));
        accepted.push_back(std::move(message));
        return {};
    }
    void discard(const queue::Body&) override {}
};

class FakeTransport : public transport::Transport {
public:
    std::map<std::string, queue::RecipientOutcome> script; // by address; others are delivered
    std::vector<std::vector<std::string>> batches;
    std::vector<router::Host> hosts; // of the last batch
    transport::BatchLimits limits{10, true, 0};
    std::mutex mutex;

    [[nodiscard]] transport::BatchLimits batchLimits() const override { return limits; }
    transport::ShadowOptions shadowing;
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] const transport::ShadowOptions* shadow() const override { return &shadowing; }
    transport::BatchResult deliver(const transport::Batch& batch, const transport::DeliveryContext&) override {
        const std::lock_guard lock(mutex);
        transport::BatchResult result;
        batches.emplace_back();
        hosts = batch.hosts;
        for (const auto& recipient : batch.recipients) {
            batches.back().push_back(recipient.recipient.address);
            queue::RecipientOutcome outcome;
            outcome.kind = Kind::delivered;
            if (const auto it = script.find(recipient.recipient.address); it != script.end())
                outcome = it->second;
            result.outcomes.push_back(outcome);
        }
        return result;
    }
};

class NoEvents : public events::Sink {
public:
    std::vector<std::string> names;
    void publish(events::Event event) override { names.emplace_back(event.name); }
};

queue::RecipientOutcome outcome(Kind kind, const std::string& text) {
    queue::RecipientOutcome made;
    made.kind = kind;
    made.text = text;
    return made;
}

// Mail for x.test goes to the transport, list@x.test to three of them, bad@ fails, hole@ is discarded.
struct Given {
    FakeQueue queue;
    FakeInbox inbox;
    NoEvents events;
    base::FakeClock clock;
    base::MessageIdSource ids{clock, 1};
    base::Snapshot<DeliveryRevision> revision;
    FakeTransport* transport = nullptr;
    FakeTransport* shadow = nullptr;
    queue::Job job;

    Given() {
        router::ChainSource source;
        source.qualifyDomain = "x.test";
        router::RouterSource alias{"router", "alias", "redirect", {}, {}};
        alias.options = {{"local_parts", "list : hole", {}}, {"data", "${if eq{$local_part}{hole}{:blackhole:}{a@x.test, b@x.test, bad@x.test}}", {}}};
        router::RouterSource accept{"router", "accept", "accept", {}, {}};
        accept.options = {{"local_parts", "! unknown", {}}, {"transport", "t", {}}};
        source.routers = {alias, accept};
        auto set = std::make_shared<transport::TransportSet>();
        auto made = std::make_unique<FakeTransport>();
        transport = made.get();
        set->add("t", std::move(made));
        auto second = std::make_unique<FakeTransport>();
        shadow = second.get();
        set->add("shadow", std::move(second));
        auto next = std::make_shared<DeliveryRevision>();
        next->chain = *router::RouterChain::compile(source, {});
        next->transports = set;
        next->lists = std::make_shared<lookup::NamedLists>();
        next->notices.primaryHostname = "mx.x.test";
        next->notices.qualifyDomain = "x.test";
        revision.publish(next);
        queue.message.sender = "sender@y.test";
        queue.message.headers = "Subject: hi\r\n";
        queue.message.id = ids.next();
        transport->script["bad@x.test"] = outcome(Kind::failed, "550 no");
        transport->script["slow@x.test"] = outcome(Kind::deferred, "450 later");
    }
    void due(const std::string& address, const std::string& parent = {}) {
        queue::QueuedRecipient recipient;
        recipient.number = static_cast<std::uint32_t>(queue.message.due.size());
        recipient.recipient.address = address;
        recipient.parent = parent;
        queue.message.due.push_back(recipient);
    }
    DeliveryEngine engine{{queue, inbox, ids, clock, events, revision, [] { return std::make_unique<world::FakeWorld>(); },
                           [this](const std::function<void()>& task) { if (threads) task(); return threads; }, nullptr}};
    bool threads = true; ///< there are threads to run tasks
    void run() {
        job.id = queue.message.id;
        engine.work(job);
    }
    [[nodiscard]] Kind kindOf(std::uint32_t number) const {
        for (const auto& one : queue.settled.at(0))
            if (one.number == number)
                return one.kind;
        return Kind::held;
    }
};

} // namespace

class DeliveryEngineTest : public QObject {
    Q_OBJECT
private slots:
    void aBounceThatFailsIsOnHoldUntilItIsOldEnoughToDrop() {
        Given given;
        given.queue.message.sender.clear();
        given.queue.message.reception.time = given.clock.now();
        given.due("bad@x.test");
        given.run();
        QCOMPARE(given.kindOf(0), Kind::held);
        Given old;
        old.queue.message.sender.clear();
        old.queue.message.reception.time = old.clock.now() - std::chrono::hours(24 * 70);
        old.due("bad@x.test");
        old.run();
        QCOMPARE(old.kindOf(0), Kind::failed);
        Given byHand;
        byHand.queue.message.sender.clear();
        byHand.queue.message.reception.time = byHand.clock.now();
        byHand.due("bad@x.test");
        byHand.job.giveUp = "enough";
        byHand.run();
        QCOMPARE(byHand.kindOf(0), Kind::failed);
    }
    void aShadowGetsACopyAndChangesNothing() {
        Given given;
        given.transport->shadowing.transport = "shadow";
        given.transport->shadowing.condition = *expand::Program::compile("${if eq{$local_part}{a}}", {}, {});
        given.shadow->script["a@x.test"] = outcome(Kind::failed, "550 no");
        for (const char* address : {"a@x.test", "b@x.test", "bad@x.test"})
            given.due(address);
        given.run();
        QCOMPARE(given.kindOf(0), Kind::delivered);
        QCOMPARE(given.shadow->batches, std::vector<std::vector<std::string>>{{"a@x.test"}});
        QVERIFY(given.queue.settled.at(0).at(0).detail.find("shadow (550 no)") != std::string::npos || given.queue.settled.at(0).at(1).detail.find("shadow (550 no)") != std::string::npos);
    }
    void holdDomainsKeepsBackUnlessForced() {
        Given given;
        auto next = std::make_shared<DeliveryRevision>(*given.revision.get());
        next->holdDomains.emplace(lookup::ListKind::domain, *expand::Program::compile("x.test", {}, {}));
        given.revision.publish(next);
        given.due("a@x.test");
        given.run();
        QCOMPARE(given.kindOf(0), Kind::deferred);
        QCOMPARE(given.transport->batches.size(), 0U);
        given.queue.settled.clear();
        given.job.forced = true;
        given.run();
        QCOMPARE(given.kindOf(0), Kind::delivered);
    }
    void aReroutedMessageGoesToTheHostsThatWereNamed() {
        Given given;
        given.queue.message.reroute = queue::Reroute{"t", "relay.example:2525, [2001:db8::1]"}.text();
        given.due("unknown@x.test"); // the routers would refuse it
        given.run();
        QCOMPARE(given.kindOf(0), Kind::delivered);
        const auto& hosts = given.transport->hosts;
        QCOMPARE(hosts.size(), 2U);
        QCOMPARE(hosts[0].name, std::string("relay.example"));
        QCOMPARE(hosts[0].port, std::uint16_t(2525));
        QCOMPARE(hosts[1].name, std::string("2001:db8::1"));
    }
    void theDelayNoticeAsksItsCondition() {
        for (const bool list : {false, true}) {
            Given given;
            auto next = std::make_shared<DeliveryRevision>(*given.revision.get());
            next->delayWarningCondition = *expand::Program::compile("${if def:h_list-id: {no}{yes}}", {}, {});
            given.revision.publish(next);
            if (list)
                given.queue.message.headers += "List-Id: <l.x.test>\r\n";
            given.due("slow@x.test");
            given.queue.answer.delayed = {0};
            given.run();
            QCOMPARE(given.inbox.accepted.size(), list ? 0U : 1U);
        }
    }
    void deliversInOneBatchAndSettlesOnce() {
        Given given;
        given.due("a@x.test");
        given.due("b@x.test");
        given.run();
        QCOMPARE(given.transport->batches.size(), std::size_t(1));
        QCOMPARE(given.queue.settled.size(), std::size_t(1));
        QVERIFY(given.kindOf(0) == Kind::delivered);
        QCOMPARE(given.queue.settled[0][0].router, std::string("accept"));
        QCOMPARE(given.queue.settled[0][0].transport, std::string("t"));
        QCOMPARE(given.queue.released, 0);
        QVERIFY(given.inbox.accepted.empty());
    }
    void aWorkerGoesOnWithWhatIsDue() {
        Given given;
        given.due("a@x.test");
        given.job.id = given.queue.message.id;
        given.queue.due = {given.job, given.job};
        given.queue.next = [&, calls = 0]() mutable { return ++calls == 1 ? std::optional(given.job) : std::nullopt; };
        given.engine.run();
        QCOMPARE(given.queue.settled.size(), std::size_t(3));
        QVERIFY(!given.queue.arrived);
    }
    void whatArrivesIsWorkedOnWithoutTheEnginesThread() {
        Given given;
        given.due("a@x.test");
        given.job.id = given.queue.message.id;
        given.queue.next = [&]() -> std::optional<queue::Job> { // the engine's thread waits here
            given.queue.due = {given.job};
            const bool taken = given.queue.arrived();
            const auto settled = given.queue.settled.size();
            given.threads = false;
            const bool taken2 = given.queue.arrived();
            return taken && settled == 1 && !taken2 ? std::nullopt : std::optional(given.job);
        };
        given.engine.run();
        QCOMPARE(given.queue.settled.size(), std::size_t(1));
    }
    void withoutThreadsTheEnginesThreadWorksItself() {
        Given given;
        given.due("a@x.test");
        given.job.id = given.queue.message.id;
        given.threads = false;
        given.queue.next = [&, calls = 0]() mutable { return ++calls == 1 ? std::optional(given.job) : std::nullopt; };
        given.engine.run();
        QCOMPARE(given.queue.settled.size(), std::size_t(1));
    }
    void bouncesBeforeItSettlesAFailure() {
        Given given;
        given.due("bad@x.test");
        given.due("slow@x.test");
        given.run();
        QCOMPARE(given.inbox.accepted.size(), std::size_t(1));
        QCOMPARE(given.inbox.accepted[0].envelope.recipients[0].address, std::string("sender@y.test"));
        QCOMPARE(given.inbox.accepted[0].envelope.sender, std::string());
        QCOMPARE(given.inbox.accepted[0].bounceOf, given.queue.message.id.string());
        QVERIFY(given.kindOf(0) == Kind::failed);
        QVERIFY(given.kindOf(1) == Kind::deferred);
    }
    void keepsAFailureWhoseBounceCannotBeKept() {
        Given given;
        given.inbox.full = true;
        given.due("bad@x.test");
        given.due("a@x.test");
        given.run();
        QCOMPARE(given.queue.settled[0].size(), std::size_t(1));
        QVERIFY(given.kindOf(1) == Kind::delivered);
        QCOMPARE(given.queue.released, 1);
    }
    void sendsNoBounceToTheNullSender() {
        Given given;
        given.queue.message.sender.clear();
        given.due("bad@x.test");
        given.run();
        QVERIFY(given.inbox.accepted.empty());
        QVERIFY(given.kindOf(0) == Kind::failed);
        QCOMPARE(given.events.names, std::vector<std::string>{"bounce.suppressed"});
    }
    void makesRecipientsOfTheBranchesOfAList() {
        Given given;
        given.due("list@x.test");
        given.run();
        QVERIFY(given.transport->batches.empty());
        const auto& redirected = given.queue.settled[0][0];
        QVERIFY(redirected.kind == Kind::redirected);
        QCOMPARE(redirected.children.size(), std::size_t(3));
        QCOMPARE(redirected.children[1].address, std::string("b@x.test"));
    }
    void deliversABranchWithoutWalkingTheListAgain() {
        Given given;
        given.due("a@x.test", "list@x.test");
        given.due("bad@x.test", "list@x.test");
        given.run();
        QCOMPARE(given.transport->batches.size(), std::size_t(1));
        QVERIFY(given.kindOf(0) == Kind::delivered);
        QVERIFY(given.kindOf(1) == Kind::failed);
        QVERIFY(given.inbox.accepted[0].body.inlineBytes.find("reached through the address list@x.test") != std::string::npos);
    }
    void namesWhatWasDiscardedAndWhatHasNoRoute() {
        Given given;
        given.due("hole@x.test");
        given.due("unknown@x.test");
        given.run();
        QVERIFY(given.kindOf(0) == Kind::discarded);
        QVERIFY(given.kindOf(1) == Kind::failed);
        QCOMPARE(given.inbox.accepted.size(), std::size_t(1));
    }
    void partsBatchesAtTheLimit() {
        Given given;
        given.transport->limits.recipients = 2;
        for (int i = 0; i < 5; ++i)
            given.due("u" + std::to_string(i) + "@x.test");
        given.run();
        QCOMPARE(given.transport->batches.size(), std::size_t(3));
        QCOMPARE(given.queue.settled[0].size(), std::size_t(5));
    }
    void bouncesWhatTheRetryRulesEnd() {
        Given given;
        given.due("slow@x.test");
        given.queue.answer.timedOut.push_back({0, "retry timeout exceeded"});
        given.run();
        QCOMPARE(given.inbox.accepted.size(), std::size_t(1));
        QCOMPARE(given.queue.settled.size(), std::size_t(2));
        QVERIFY(given.queue.settled[1][0].kind == Kind::failed);
        QCOMPARE(given.queue.settled[1][0].text, std::string("retry timeout exceeded: 450 later"));
    }
    void tellsTheSenderOfADelay() {
        Given given;
        given.due("slow@x.test");
        given.queue.answer.delayed.push_back(0);
        given.run();
        QCOMPARE(given.inbox.accepted.size(), std::size_t(1));
        QVERIFY(given.inbox.accepted[0].headers.find("Subject: Warning: message") != std::string::npos);
    }
    void givesUpWhenToldTo() {
        Given given;
        given.due("a@x.test");
        given.job.giveUp = "given up by root";
        given.run();
        QVERIFY(given.transport->batches.empty());
        QVERIFY(given.kindOf(0) == Kind::failed);
        QCOMPARE(given.inbox.accepted.size(), std::size_t(1));
    }
    void tellsOfSuccessWhenAsked() {
        Given given;
        given.due("a@x.test");
        given.queue.message.due[0].recipient.notify.success = true;
        given.run();
        QCOMPARE(given.inbox.accepted.size(), std::size_t(1));
        QVERIFY(given.inbox.accepted[0].body.inlineBytes.find("Action: relayed") != std::string::npos);
    }
};

POSTROOM_TEST(DeliveryEngineTest)
#include "delivery_engine_test.moc"
