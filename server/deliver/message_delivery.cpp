// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/message_delivery.h"

#include "server/deliver/router/route_text.h"
#include "server/deliver/transport/common_options.h"
#include "server/mail/address.h"
#include "server/queue/queue_edit.h"
#include "server/queue/scheduler.h"
#include "shared/base/json.h"

#include <algorithm>
#include <set>

namespace postroom::deliver {

namespace {

using router::Routed;
using Kind = queue::RecipientOutcome::Kind;

// The name under which a branch of a redirection is kept as a recipient of its own.
std::string branchName(const Routed& routed) { return routed.pipeOrFile.empty() ? routed.address : routed.pipeOrFile; }

int badness(Kind kind) {
    switch (kind) {
    case Kind::delivered:
    case Kind::redirected:
        return 0;
    case Kind::discarded:
        return 1;
    case Kind::failed:
        return 2;
    case Kind::deferred:
        return 3;
    case Kind::held:
        return 4;
    }
    return 4;
}

queue::RecipientOutcome outcomeOf(const Routed& routed) {
    queue::RecipientOutcome outcome;
    outcome.text = routed.message;
    outcome.router = routed.router;
    switch (routed.kind) {
    case Routed::Kind::fail:
        outcome.kind = Kind::failed;
        outcome.enhanced = "5.1.0"; // RFC 3463 3.2
        break;
    case Routed::Kind::discard:
        outcome.kind = Kind::discarded;
        break;
    case Routed::Kind::hold:
        outcome.kind = Kind::held;
        break;
    case Routed::Kind::deliver:
    case Routed::Kind::defer:
        outcome.kind = Kind::deferred;
        outcome.enhanced = "4.4.3"; // RFC 3463 3.5
        outcome.retryError = routed.lookupFailed ? "lookup" : "";
        outcome.byDomain = routed.retryByDomain;
        break;
    }
    return outcome;
}

std::string mergedDetail(const std::string& detail, const queue::QueuedRecipient& due, const Routed* routed, base::Milliseconds took) {
    auto parsed = detail.empty() ? base::Result<base::Json>(base::Json::object()) : base::Json::parse(detail);
    base::Json merged = parsed ? std::move(*parsed) : base::Json::object();
    if (!due.parent.empty())
        merged.set("original", due.parent);
    if (took.count() > 0)
        merged.set("duration_ms", static_cast<std::int64_t>(took.count()));
    if (routed != nullptr) {
        base::Json steps = base::Json::array();
        for (auto& sentence : router::stepSentences(routed->steps))
            steps.append(std::move(sentence));
        merged.set("routing", std::move(steps));
    }
    return merged.text();
}

} // namespace

MessageDelivery::MessageDelivery(EngineParts& parts, ParallelGate& gate, const DeliveryRevision& revision, const queue::Job& job,
                                 queue::QueuedMessage message)
    : m_parts(parts), m_gate(gate), m_revision(revision), m_job(job), m_message(std::move(message)), m_variables(m_message),
      m_notices(parts.inbox, parts.ids, parts.clock, parts.events), m_found(m_message.due.size()) {}

std::unique_ptr<MessageDelivery::Outside> MessageDelivery::makeOutside() const {
    auto world = m_parts.makeWorld();
    auto& reference = *world;
    auto outside = std::unique_ptr<Outside>(new Outside{std::move(world), expand::Scope{reference, *m_revision.lists, {}, nullptr, nullptr}});
    outside->scope.variables.push_back(&m_variables);
    for (const auto& source : m_revision.variables)
        outside->scope.variables.push_back(source.get());
    return outside;
}

void MessageDelivery::run() {
    if (!m_job.giveUp.empty()) {
        giveUp();
    } else {
        routeAll();
        auto plan = planBatches(m_message, m_leaves, *m_revision.transports, {m_outside->scope}, m_job.forced);
        for (const auto leaf : plan.homeless) {
            Outcome outcome = outcomeOf(m_leaves[leaf].routed);
            outcome.text = "there is no transport \"" + m_leaves[leaf].routed.transport + "\"";
            record(m_leaves[leaf].due, std::move(outcome), false, &m_leaves[leaf].routed);
        }
        runBatches(plan);
        reportSkipped();
    }
    settleAll();
}

void MessageDelivery::giveUp() {
    for (std::size_t due = 0; due < m_message.due.size(); ++due) {
        Outcome outcome;
        outcome.kind = Kind::failed;
        outcome.text = m_job.giveUp;
        if (!m_message.due[due].lastError.empty())
            outcome.text += "; the last attempt: " + m_message.due[due].lastError;
        outcome.enhanced = "5.4.7";
        record(due, std::move(outcome), false, nullptr);
    }
    // Where its bounce goes and what that may name is the routers' to say.
    if (m_message.sender.empty() || !m_message.reroute.empty())
        return;
    m_outside = makeOutside();
    for (std::size_t due = 0; due < m_message.due.size(); ++due)
        for (const auto* routed : branchesOf(due, m_outside->scope))
            takeNoticeRules(due, *routed);
}

const std::vector<Routed>& MessageDelivery::routesOf(const std::string& address, const expand::Scope& scope) {
    const auto known = m_routes.find(address);
    if (known != m_routes.end())
        return known->second;
    auto routes = m_revision.chain->route({address, m_message.sender, router::Purpose::delivery}, scope);
    return m_routes.emplace(address, std::move(routes)).first->second;
}

void MessageDelivery::routeAll() {
    m_outside = makeOutside();
    if (!m_message.reroute.empty())
        return rerouteAll();
    for (std::size_t due = 0; due < m_message.due.size(); ++due)
        if (!heldBack(due, m_outside->scope))
            routeOne(due, m_outside->scope);
}

// hold_domains: nothing is even routed; a forced try does not ask.
bool MessageDelivery::heldBack(std::size_t due, const expand::Scope& scope) {
    constexpr std::chrono::minutes nextLook{15};
    if (m_job.forced)
        return false;
    const std::string domain(mail::domainOf(m_message.due[due].recipient.address));
    if (waitsForQueueRun(due, domain, m_revision.queueDomains, "queue_domains", scope))
        return true;
    if (!m_revision.holdDomains || !m_revision.holdDomains->match(domain, scope).yes())
        return false;
    Outcome outcome;
    outcome.kind = Kind::deferred;
    outcome.text = "mail for " + domain + " is kept back (hold_domains)";
    outcome.notBefore = m_parts.clock.now() + nextLook;
    record(due, std::move(outcome), false, nullptr);
    return true;
}

// Only what has never been looked at waits: the queue run that it waits for must not send it back.
bool MessageDelivery::waitsForQueueRun(std::size_t due, std::string_view domain, const std::optional<router::ListOption>& domains,
                                       std::string_view option, const expand::Scope& scope) {
    const auto& recipient = m_message.due[due];
    if (!domains || m_job.forced || recipient.attempts > 0 || !recipient.lastError.empty() || !domains->match(domain, scope).yes())
        return false;
    Outcome outcome;
    outcome.kind = Kind::deferred;
    outcome.text = "mail for " + std::string(domain) + " waits for a queue run (" + std::string(option) + ")";
    outcome.notBefore = queue::notByItself;
    record(due, std::move(outcome), false, nullptr);
    return true;
}

// An administrator said where it goes: the routers are not asked.
void MessageDelivery::rerouteAll() {
    const auto route = queue::Reroute::fromText(m_message.reroute);
    const auto hosts = queue::readRerouteHosts(route ? route->hosts : std::string());
    Routed routed;
    routed.router = "by hand";
    routed.transport = route ? route->transport : std::string();
    if (routed.transport.empty())
        routed.transport = m_revision.transports->firstRemote();
    if (hosts)
        for (const auto& host : *hosts)
            routed.hosts.push_back({host.name, {}, -1, host.port, false});
    routed.steps.push_back({"by hand", "reroute", route ? route->hosts : std::string(), "accepted"});
    for (std::size_t due = 0; due < m_message.due.size(); ++due) {
        routed.address = m_message.due[due].recipient.address;
        m_leaves.push_back({due, routed});
    }
}

// A recipient that a redirection made is found again in the routing of the address that it comes from, so that no router is
// passed twice; when the alias has changed meanwhile, it is routed for itself.
void MessageDelivery::routeOne(std::size_t due, const expand::Scope& scope) {
    auto chosen = branchesOf(due, scope);
    std::set<std::string> branches;
    for (const auto* routed : chosen)
        branches.insert(branchName(*routed));
    if (branches.size() > 1)
        redirect(due, chosen);
    else
        takeRoutes(due, chosen);
}

std::vector<const Routed*> MessageDelivery::branchesOf(std::size_t due, const expand::Scope& scope) {
    const auto& recipient = m_message.due[due];
    std::vector<const Routed*> chosen;
    if (!recipient.parent.empty())
        for (const auto& routed : routesOf(recipient.parent, scope))
            if (branchName(routed) == recipient.recipient.address)
                chosen.push_back(&routed);
    if (chosen.empty())
        for (const auto& routed : routesOf(recipient.recipient.address, scope))
            chosen.push_back(&routed);
    return chosen;
}

// Several branches become recipients of their own, each with its own fate; they are due at once.
void MessageDelivery::redirect(std::size_t due, const std::vector<const Routed*>& routes) {
    Outcome outcome;
    outcome.kind = Kind::redirected;
    outcome.router = routes.front()->router;
    outcome.text = "redirected";
    std::set<std::string> known;
    for (const auto* routed : routes) {
        if (!known.insert(branchName(*routed)).second)
            continue;
        auto child = m_message.due[due].recipient;
        child.address = branchName(*routed);
        outcome.children.push_back(std::move(child));
    }
    record(due, std::move(outcome), false, nullptr);
}

void MessageDelivery::takeNoticeRules(std::size_t due, const Routed& routed) {
    if (routed.sender)
        m_found[due].errorsTo = routed.sender->empty() ? "<>" : *routed.sender;
    if (routed.hideAddress)
        m_found[due].undisclosed.push_back(branchName(routed));
}

void MessageDelivery::takeRoutes(std::size_t due, const std::vector<const Routed*>& chosen) {
    for (const auto* routed : chosen) {
        takeNoticeRules(due, *routed);
        const bool asked = m_revision.queueSmtpDomains && routed->kind == Routed::Kind::deliver;
        const auto* transport = asked ? m_revision.transports->find(routed->transport) : nullptr;
        if (transport != nullptr && !transport->isLocal() &&
            waitsForQueueRun(due, mail::domainOf(routed->address), m_revision.queueSmtpDomains, "queue_smtp_domains", m_outside->scope))
            continue;
        if (routed->kind == Routed::Kind::deliver)
            m_leaves.push_back({due, *routed});
        else
            record(due, outcomeOf(*routed), false, routed);
    }
}

// Batches of one message run side by side; what is done is settled when everything is, in one commit.
void MessageDelivery::runBatches(BatchPlan& plan) {
    auto& batches = plan.batches;
    if (batches.empty())
        return;
    if (batches.size() == 1) { // the common case: this thread goes on with what it has
        runOne(batches.front(), *m_outside);
        return;
    }
    struct Shared {
        std::mutex mutex;
        std::condition_variable done;
        std::size_t next = 0;
        std::size_t finished = 0;
    };
    const auto shared = std::make_shared<Shared>();
    const auto count = batches.size();
    const auto loop = [this, shared, &batches, count] {
        for (;;) {
            std::size_t mine = 0;
            {
                const std::lock_guard lock(shared->mutex);
                if (shared->next == count)
                    return;
                mine = shared->next++;
            }
            runOne(batches[mine], *makeOutside());
            const std::lock_guard lock(shared->mutex);
            if (++shared->finished == count)
                shared->done.notify_all();
        }
    };
    const auto helpers = std::min(count, std::max<std::size_t>(1, m_revision.remoteMaxParallel)) - 1;
    for (std::size_t i = 0; i < helpers; ++i) {
        // A helper that starts late touches only `shared` before it sees that nothing is left.
        if (!m_parts.submit([shared, loop, count] {
                {
                    const std::lock_guard lock(shared->mutex);
                    if (shared->next == count)
                        return;
                }
                loop();
            }))
            break;
    }
    loop();
    std::unique_lock lock(shared->mutex);
    shared->done.wait(lock, [&] { return shared->finished == count; });
}

void MessageDelivery::runOne(PlannedBatch& planned, const Outside& outside) {
    constexpr base::Milliseconds gateWait{10 * 60 * 1000};
    const auto limit = planned.transport->batchLimits().maxParallel;
    if (limit > 0 && !m_gate.enter(planned.transportName, limit, gateWait)) {
        takeResult(planned, transport::BatchResult(), base::Milliseconds(0));
        return;
    }
    transport::DeliveryContext context{outside.scope, m_parts.stop};
    if (!m_job.forced)
        context.hostWait = [this](const std::string& key) { return m_parts.queue.hostWait(key, m_message.id); };
    context.hostSuspended = [this](const std::string& name, const std::string& address) { return m_parts.queue.hostSuspended(name, address); };
    const auto began = m_parts.clock.steady();
    auto result = planned.transport->deliver(planned.batch, context);
    if (!result.handOver.empty()) {
        auto* other = m_revision.transports->find(result.handOver);
        result = other == nullptr ? transport::allRecipients(planned.batch, base::temporaryError(base::ErrorKind::notFound, "there is no transport \"" + result.handOver + "\""))
                                  : other->deliver(planned.batch, context);
    }
    const auto took = std::chrono::duration_cast<base::Milliseconds>(m_parts.clock.steady() - began);
    if (const auto* shadow = planned.transport->shadow(); shadow != nullptr && !shadow->transport.empty())
        runShadow(planned, context, result);
    if (limit > 0)
        m_gate.leave(planned.transportName);
    takeResult(planned, std::move(result), took);
}

// shadow_transport: what was delivered goes there too. What becomes of that copy is noted and changes nothing.
void MessageDelivery::runShadow(const PlannedBatch& planned, const transport::DeliveryContext& context, transport::BatchResult& result) {
    const auto* options = planned.transport->shadow();
    for (std::size_t i = 0; i < result.outcomes.size() && i < planned.batch.recipients.size(); ++i) {
        if (result.outcomes[i].kind != Kind::delivered)
            continue;
        transport::Batch one = planned.batch;
        one.recipients = {planned.batch.recipients[i]};
        if (options->condition) {
            const transport::DeliveryScope scope(one, one.recipients.front(), context, planned.transportName);
            const auto value = options->condition->evaluate(scope.scope());
            if (!value || !expand::conditionValue(value->text).value_or(true))
                continue;
        }
        auto* shadow = m_revision.transports->find(options->transport);
        std::string said = options->transport;
        if (shadow == nullptr) {
            said += " (there is no such transport)";
        } else {
            const auto copied = shadow->deliver(one, context);
            if (copied.outcomes.empty() || copied.outcomes.front().kind != Kind::delivered)
                said += " (" + (copied.outcomes.empty() ? std::string("no answer") : copied.outcomes.front().text) + ")";
        }
        auto detail = result.outcomes[i].detail.empty() ? base::Result<base::Json>(base::Json::object()) : base::Json::parse(result.outcomes[i].detail);
        if (detail) {
            detail->set("shadow", said);
            result.outcomes[i].detail = detail->text();
        }
    }
}

void MessageDelivery::takeResult(const PlannedBatch& planned, transport::BatchResult result, base::Milliseconds took) {
    const std::lock_guard lock(m_mutex);
    for (auto& host : result.hosts) {
        for (const auto leaf : planned.leaves)
            host.recipients.push_back(m_message.due[m_leaves[leaf].due].number);
        m_hosts.push_back(std::move(host));
    }
    for (std::size_t i = 0; i < planned.leaves.size(); ++i) {
        const auto& leaf = m_leaves[planned.leaves[i]];
        Outcome outcome;
        if (i < result.outcomes.size()) {
            outcome = std::move(result.outcomes[i]);
        } else {
            outcome.text = "the transport " + planned.transportName + " gave no answer for this recipient";
            outcome.errorClass = queue::ErrorClass::recipient;
        }
        outcome.transport = planned.transportName;
        outcome.byDomain = planned.transport->retriesByDomain();
        outcome.detail = mergedDetail(outcome.detail, m_message.due[leaf.due], &leaf.routed, took);
        record(leaf.due, std::move(outcome), planned.local, &leaf.routed);
    }
}

// The worst outcome of a recipient counts: what is deferred or failed must not be taken for delivered.
void MessageDelivery::record(std::size_t due, Outcome outcome, bool local, const Routed* routed) {
    outcome.number = m_message.due[due].number;
    if (routed != nullptr && outcome.router.empty())
        outcome.router = routed->router;
    if (outcome.detail.empty())
        outcome.detail = mergedDetail({}, m_message.due[due], routed, base::Milliseconds(0));
    auto& found = m_found[due];
    found.local = found.local || local;
    if (!found.outcome || badness(outcome.kind) > badness(found.outcome->kind))
        found.outcome = std::move(outcome);
}

} // namespace postroom::deliver
