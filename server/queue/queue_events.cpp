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
    event.fields.reserve(24);
    event.with("sender", message.envelope.sender);
    Json recipients = Json::array();
    for (const mail::Recipient& recipient : message.envelope.recipients)
        recipients.append(recipient.address);
    event.with("recipients", std::move(recipients));
    if (!message.discarded.empty()) {
        Json discarded = Json::array();
        for (const DiscardedRecipient& recipient : message.discarded)
            discarded.append(Json::object({{"address", recipient.address}, {"rule", recipient.rule}}));
        event.with("discarded", std::move(discarded));
    }
    event.with("size", static_cast<std::int64_t>(message.headers.size()) + message.body.size);
    addText(event, "protocol", from.protocol);
    addText(event, "host_address", from.hostAddress);
    if (from.hostPort != 0)
        event.with("host_port", static_cast<int>(from.hostPort));
    addText(event, "host_name", from.hostName);
    addText(event, "helo", from.helo);
    addText(event, "interface_address", from.interfaceAddress);
    if (from.interfacePort != 0)
        event.with("interface_port", static_cast<int>(from.interfacePort));
    addText(event, "listener", from.listener);
    addText(event, "proxy_address", from.proxyAddress);
    addText(event, "auth_id", from.authenticatedId);
    addText(event, "authenticator", from.authenticator);
    addText(event, "auth_sender", from.authenticatedSender);
    addText(event, "tls_cipher", from.tlsCipher);
    if (!from.tlsCipher.empty())
        event.with("tls_verified", from.tlsVerified);
    addText(event, "tls_sni", from.tlsSni);
    addText(event, "tls_peer_dn", from.tlsPeerDn);
    addText(event, "local_user", from.localUser);
    addText(event, "subject", message.subject);
    addText(event, "message_id_header", message.messageIdHeader);
    addText(event, "bounce_of", message.bounceOf);
    addText(event, "queue_name", message.queueName);
    addText(event, "held", message.freezeReason);
    if (message.envelope.prdr)
        event.with("prdr", true);
    if (message.envelope.smtputf8)
        event.with("smtputf8", true);
    if (from.completed > from.time)
        event.with("reception_microseconds", (from.completed - from.time).count());
    return event;
}

std::string_view outcomeEventName(RecipientOutcome::Kind kind) {
    switch (kind) {
    case RecipientOutcome::Kind::delivered: return "recipient.delivered";
    case RecipientOutcome::Kind::deferred: return "recipient.deferred";
    case RecipientOutcome::Kind::failed: return "recipient.failed";
    case RecipientOutcome::Kind::discarded: return "recipient.discarded";
    case RecipientOutcome::Kind::redirected: return "recipient.redirected";
    case RecipientOutcome::Kind::held: return "recipient.held";
    }
    return "recipient.deferred";
}

events::Event outcomeEvent(const base::MessageId& id, base::Time time, const RecipientOutcome& outcome, const RecipientChange& change) {
    events::Event event;
    event.name = outcomeEventName(outcome.kind);
    event.time = time;
    event.message = id;
    event.fields.reserve(20);
    event.with("recipient", change.address);
    event.with("number", static_cast<std::int64_t>(outcome.number));
    addText(event, "text", outcome.text);
    addText(event, "enhanced", outcome.enhanced);
    addText(event, "router", outcome.router);
    addText(event, "transport", outcome.transport);
    addText(event, "host_name", outcome.hostName);
    addText(event, "host_address", outcome.hostAddress);
    if (outcome.hostPort != 0)
        event.with("host_port", static_cast<int>(outcome.hostPort));
    addText(event, "confirmation", outcome.confirmation);
    addText(event, "greeting", outcome.greeting);
    addText(event, "ehlo_response", outcome.ehloResponse);
    addText(event, "tls_version", outcome.tlsVersion);
    addText(event, "tls_cipher", outcome.tlsCipher);
    if (!outcome.tlsCipher.empty())
        event.with("tls_verified", outcome.tlsVerified);
    if (outcome.kind == RecipientOutcome::Kind::deferred) {
        addText(event, "retry_error", outcome.retryError);
        event.with("attempts", static_cast<std::int64_t>(change.attempts));
        event.with("next_try", base::toEpochMicros(change.due));
    }
    if (!outcome.children.empty()) {
        Json children = Json::array();
        for (const mail::Recipient& child : outcome.children)
            children.append(child.address);
        event.with("children", std::move(children));
    }
    addText(event, "detail", outcome.detail);
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
