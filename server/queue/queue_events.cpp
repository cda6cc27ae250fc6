// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_events.h"

namespace postroom::queue {

using base::Json;

namespace {

void addText(events::Event& event, std::string_view field, const std::string& text) {
    if (!text.empty())
        event.with(field, text);
}

} // namespace

events::Event acceptedEvent(const IncomingMessage& message) {
    const Reception& from = message.reception;
    events::Event event;
    event.name = "message.accepted";
    event.time = from.completed != base::Time{} ? from.completed : from.time;
    event.message = message.id;
    event.revision = message.revision;
    event.connection = from.connection;
    event.fields.reserve(20);
    addText(event, "client", from.hostAddress);
    if (from.hostPort != 0)
        event.with("client_port", static_cast<int>(from.hostPort));
    addText(event, "helo", from.helo);
    addText(event, "host_name", from.hostName);
    addText(event, "ident", from.localUser);
    addText(event, "account", from.authenticatedId);
    event.with("protocol", from.protocol);
    event.with("sender", message.envelope.sender);
    Json recipients = Json::array();
    for (const mail::Recipient& recipient : message.envelope.recipients)
        recipients.append(recipient.address);
    event.with("recipients", std::move(recipients));
    event.with("size", static_cast<std::int64_t>(message.headers.size()) + message.body.size);
    addText(event, "message_id", message.messageIdHeader);
    addText(event, "subject", message.subject);
    addText(event, "tls", from.tlsCipher);
    addText(event, "authenticator", from.authenticator);
    if (message.envelope.prdr)
        event.with("prdr", true);
    if (message.envelope.smtputf8)
        event.with("smtputf8", true);
    addText(event, "proxy", from.proxyAddress);
    addText(event, "parent", message.bounceOf);
    if (!message.freezeReason.empty())
        event.with("held", true);
    if (from.completed > from.time)
        event.with("reception_us", (from.completed - from.time).count());
    return event;
}

std::string_view outcomeEventName(RecipientOutcome::Kind kind) {
    switch (kind) {
    case RecipientOutcome::Kind::delivered: return "delivery.done";
    case RecipientOutcome::Kind::deferred: return "delivery.deferred";
    case RecipientOutcome::Kind::failed: return "delivery.failed";
    case RecipientOutcome::Kind::discarded: return "delivery.discarded";
    case RecipientOutcome::Kind::redirected: return "delivery.redirected";
    case RecipientOutcome::Kind::held: return "queue.held";
    }
    return "delivery.deferred";
}

events::Event outcomeEvent(const Settlement& settlement, const RecipientOutcome& outcome, const RecipientChange& change) {
    events::Event event;
    event.name = outcomeEventName(outcome.kind);
    event.time = settlement.time;
    event.message = settlement.id;
    event.fields.reserve(16);
    if (outcome.kind == RecipientOutcome::Kind::held) {
        event.with("by", "delivery").with("reason", outcome.text).with("recipients", Json(Json::Array{change.address}));
        return event;
    }
    event.with("recipient", change.address).with("sender", settlement.sender);
    addText(event, "router", outcome.router);
    if (outcome.kind == RecipientOutcome::Kind::redirected) {
        Json children = Json::array();
        for (const mail::Recipient& child : outcome.children)
            children.append(child.address);
        event.with("children", std::move(children));
        return event;
    }
    addText(event, "transport", outcome.transport);
    addText(event, "host", outcome.hostName);
    addText(event, "host_address", outcome.hostAddress);
    if (outcome.hostPort != 0)
        event.with("host_port", static_cast<int>(outcome.hostPort));
    addText(event, "reply", outcome.confirmation);
    addText(event, "tls", outcome.tlsCipher);
    if (!outcome.tlsCipher.empty())
        event.with("tls_verified", outcome.tlsVerified);
    addText(event, "error", outcome.retryError);
    addText(event, "reason", outcome.text);
    event.with("attempts", static_cast<std::int64_t>(change.attempts));
    event.with("age", std::chrono::duration_cast<base::Seconds>(settlement.time - settlement.received).count());
    if (outcome.kind == RecipientOutcome::Kind::deferred)
        event.with("next", base::toEpochMicros(change.due));
    if (!outcome.detail.empty())
        if (const auto detail = Json::parse(outcome.detail))
            for (const std::string_view known : {"original", "prdr", "chunking", "file", "size", "duration_ms", "protocol_detail", "cutthrough"})
                if (detail->has(known))
                    event.with(known, (*detail)[known]);
    return event;
}

QueuedMessage queuedMessage(IncomingMessage message, const Job& job) {
    QueuedMessage queued;
    for (const std::uint32_t number : job.recipients)
        if (number < message.envelope.recipients.size())
            queued.due.push_back({number, message.envelope.recipients[number], {}, 0, {}});
    queued.id = message.id;
    queued.revision = message.revision;
    queued.sender = message.envelope.sender;
    queued.envelope = std::move(message.envelope);
    queued.envelope.recipients.clear();
    queued.headers = std::move(message.headers);
    queued.body = std::move(message.body);
    queued.reception = std::move(message.reception);
    queued.aclVariables = std::move(message.aclVariables);
    queued.queueName = std::move(message.queueName);
    queued.bounceOf = std::move(message.bounceOf);
    return queued;
}

} // namespace postroom::queue
