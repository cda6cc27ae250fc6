// SPDX-License-Identifier: Apache-2.0
#include "server/app/mail_recorder.h"

#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <array>

namespace postroom::app {

namespace {

using store::MailOutcome;

constexpr std::array<std::string_view, 6> refusalEvents{"recipient.refused", "recipient.deferred", "command.rejected",
                                                        "message.rejected",  "connection.refused", "prdr.verdict"};

void addText(base::Json& facts, std::string_view name, const std::string& text) {
    if (!text.empty())
        facts.set(name, text);
}

std::string receptionFacts(const queue::IncomingMessage& message) {
    const queue::Reception& from = message.reception;
    base::Json facts = base::Json::object();
    addText(facts, "helo", from.helo);
    addText(facts, "host_name", from.hostName);
    addText(facts, "protocol", from.protocol);
    addText(facts, "listener", from.listener);
    addText(facts, "account", from.authenticatedId);
    addText(facts, "tls", from.tlsCipher);
    addText(facts, "proxy", from.proxyAddress);
    addText(facts, "local_user", from.localUser);
    addText(facts, "message_id", message.messageIdHeader);
    addText(facts, "bounce_of", message.bounceOf);
    return facts.text();
}

std::string outcomeFacts(const queue::RecipientOutcome& outcome) {
    base::Json facts = base::Json::object();
    addText(facts, "router", outcome.router);
    addText(facts, "transport", outcome.transport);
    addText(facts, "host_address", outcome.hostAddress);
    if (outcome.hostPort != 0)
        facts.set("host_port", static_cast<int>(outcome.hostPort));
    addText(facts, "greeting", outcome.greeting);
    addText(facts, "ehlo", outcome.ehloResponse);
    addText(facts, "tls", outcome.tlsCipher);
    addText(facts, "confirmation", outcome.confirmation);
    addText(facts, "enhanced", outcome.enhanced);
    addText(facts, "error", outcome.retryError);
    if (!outcome.detail.empty())
        if (auto detail = base::Json::parse(outcome.detail))
            facts.set("detail", std::move(*detail));
    return facts.text();
}

MailOutcome outcomeOf(queue::RecipientOutcome::Kind kind) {
    switch (kind) {
    case queue::RecipientOutcome::Kind::delivered: return MailOutcome::delivered;
    case queue::RecipientOutcome::Kind::deferred: return MailOutcome::deferred;
    case queue::RecipientOutcome::Kind::failed: return MailOutcome::failed;
    case queue::RecipientOutcome::Kind::discarded: return MailOutcome::discarded;
    case queue::RecipientOutcome::Kind::redirected: return MailOutcome::redirected;
    case queue::RecipientOutcome::Kind::held: return MailOutcome::held;
    }
    return MailOutcome::deferred;
}

const base::Json& field(const events::Event& event, std::string_view name) {
    static const base::Json none;
    for (const auto& [key, value] : event.fields)
        if (key == name)
            return value;
    return none;
}

} // namespace

base::Result<void> RecordingInbox::accept(queue::IncomingMessage message) {
    store::MessageRecord record;
    record.time = message.reception.completed != base::Time{} ? message.reception.completed : message.reception.time;
    record.message = message.id;
    record.direction = message.bounceOf.empty() ? store::Direction::in : store::Direction::local;
    record.sender = message.envelope.sender;
    record.client = message.reception.hostAddress;
    record.subject = message.subject;
    record.size = static_cast<std::int64_t>(message.headers.size()) + message.body.size;
    record.revision = message.revision;
    record.facts = receptionFacts(message);
    if (m_count.fetch_add(1, std::memory_order_relaxed) % 100 < static_cast<unsigned>(m_sample.load(std::memory_order_relaxed)))
        record.trace = std::move(message.packedTrace);
    std::uint32_t number = 0;
    for (const mail::Recipient& recipient : message.envelope.recipients)
        record.recipients.push_back({number++, recipient.address, message.freezeReason.empty() ? MailOutcome::queued : MailOutcome::held,
                                     message.freezeReason, {}});
    for (const queue::DiscardedRecipient& discarded : message.discarded)
        record.recipients.push_back({number++, discarded.address, MailOutcome::discarded, discarded.rule, {}});
    message.packedTrace.clear();
    if (m_queueOnly.load(std::memory_order_relaxed))
        message.deliverNow = false;
    auto accepted = m_inner.accept(std::move(message));
    if (accepted)
        m_store.record(std::move(record));
    return accepted;
}

base::Result<queue::QueuedMessage> RecordingDeliveryQueue::load(const queue::Job& job) {
    auto message = m_inner.load(job);
    if (message) {
        Known known;
        known.received = message->reception.completed != base::Time{} ? message->reception.completed : message->reception.time;
        for (const queue::QueuedRecipient& due : message->due)
            if (!due.parent.empty())
                known.addresses[due.number] = {due.recipient.address, due.parent};
        m_out.lock()->emplace(job.id, std::move(known));
    }
    return message;
}

RecordingDeliveryQueue::Known RecordingDeliveryQueue::knownOf(const base::MessageId& id) {
    auto out = m_out.lock();
    Known all;
    const auto [first, last] = out->equal_range(id);
    for (auto it = first; it != last; ++it) {
        all.received = it->second.received;
        all.addresses.insert(it->second.addresses.begin(), it->second.addresses.end());
    }
    return all;
}

void RecordingDeliveryQueue::forget(const queue::Job& job) {
    auto out = m_out.lock();
    if (const auto found = out->find(job.id); found != out->end())
        out->erase(found);
}

base::Result<queue::Settled> RecordingDeliveryQueue::settle(const queue::Job& job, std::vector<queue::RecipientOutcome> outcomes,
                                                            std::vector<queue::HostResult> hosts) {
    const Known known = knownOf(job.id);
    std::vector<store::AttemptRecord> records;
    for (const queue::RecipientOutcome& outcome : outcomes) {
        store::AttemptRecord record;
        record.message = job.id;
        record.received = known.received;
        record.time = m_clock.now();
        record.number = outcome.number;
        if (const auto address = known.addresses.find(outcome.number); address != known.addresses.end())
            std::tie(record.address, record.parent) = address->second;
        record.outcome = outcomeOf(outcome.kind);
        record.text = outcome.text.empty() ? outcome.confirmation : outcome.text;
        record.host = outcome.hostName;
        record.facts = outcomeFacts(outcome);
        records.push_back(std::move(record));
    }
    const std::size_t count = outcomes.size();
    auto settled = m_inner.settle(job, std::move(outcomes), std::move(hosts));
    if (settled) {
        for (store::AttemptRecord& record : records)
            m_store.record(std::move(record));
        if (settled->messageDone || (settled->timedOut.empty() && count >= job.recipients.size()))
            forget(job);
    }
    return settled;
}

void RecordingDeliveryQueue::release(const queue::Job& job) {
    forget(job);
    m_inner.release(job);
}

events::Filter RefusalRecorder::filter() { return {refusalEvents.begin(), refusalEvents.end()}; }

void RefusalRecorder::event(std::uint64_t, const events::Event& event) {
    if (event.name == "prdr.verdict" && field(event, "verdict").toStringView().find("refusal") == std::string_view::npos)
        return; // accepted ones are in the message's own record
    store::MessageRecord record;
    record.time = event.time;
    record.revision = event.revision;
    record.sender = field(event, "sender").toString();
    record.client = field(event, "client").toString();
    record.trace = base::base64Decode(field(event, "trace").toStringView()).value_or(std::string());
    const std::string reply = field(event, "reply").toString();
    const std::string reason = reply.empty() ? field(event, "reason").toString() : base::replaceAll(reply, "\n", " ");
    const MailOutcome outcome = reply.starts_with("4") ? MailOutcome::refusedForNow : MailOutcome::refused;
    base::Json facts = base::Json::object({{"event", event.name}});
    for (const char* name : {"phase", "helo", "account", "reason", "acl", "statement", "command", "listener"})
        if (!field(event, name).isNull())
            facts.set(name, field(event, name));
    record.facts = facts.text();
    std::uint32_t number = 0;
    if (const std::string recipient = field(event, "recipient").toString(); !recipient.empty())
        record.recipients.push_back({number++, recipient, outcome, reason, {}});
    for (const base::Json& recipient : field(event, "recipients").items())
        record.recipients.push_back({number++, recipient.toString(), outcome, reason, {}});
    if (record.recipients.empty())
        record.recipients.push_back({0, {}, outcome, reason, {}});
    m_store.record(std::move(record));
}

} // namespace postroom::app
