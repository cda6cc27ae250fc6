// SPDX-License-Identifier: Apache-2.0
#include "server/queue/queue_records.h"

#include "shared/base/json.h"

namespace postroom::queue {

using base::Json;
using store::MailOutcome;

namespace {

void add(Json::Object& object, const char* name, const std::string& text) {
    if (!text.empty())
        object.emplace_back(name, text);
}

std::string receptionFacts(const Reception& from, const IncomingMessage& message) {
    Json::Object facts;
    facts.reserve(12);
    add(facts, "helo", from.helo);
    add(facts, "host_name", from.hostName);
    add(facts, "protocol", from.protocol);
    add(facts, "listener", from.listener);
    add(facts, "proxy", from.proxyAddress);
    add(facts, "account", from.authenticatedId);
    add(facts, "authenticator", from.authenticator);
    add(facts, "tls", from.tlsCipher);
    add(facts, "user", from.localUser);
    add(facts, "message_id", message.messageIdHeader);
    add(facts, "envelope_id", message.envelope.envelopeId);
    add(facts, "bounce_of", message.bounceOf);
    return Json(std::move(facts)).text();
}

std::string attemptFacts(const RecipientOutcome& outcome, const RecipientChange& change) {
    Json::Object facts;
    facts.reserve(16);
    add(facts, "router", outcome.router);
    add(facts, "transport", outcome.transport);
    add(facts, "host_name", outcome.hostName);
    add(facts, "host_address", outcome.hostAddress);
    if (outcome.hostPort != 0)
        facts.emplace_back("host_port", static_cast<int>(outcome.hostPort));
    add(facts, "greeting", outcome.greeting);
    add(facts, "ehlo_response", outcome.ehloResponse);
    add(facts, "confirmation", outcome.confirmation);
    add(facts, "enhanced", outcome.enhanced);
    add(facts, "error", outcome.retryError);
    add(facts, "tls", outcome.tlsCipher);
    if (!outcome.tlsCipher.empty())
        facts.emplace_back("tls_verified", outcome.tlsVerified);
    facts.emplace_back("attempt", static_cast<std::int64_t>(change.attempts));
    if (outcome.kind == RecipientOutcome::Kind::deferred)
        facts.emplace_back("next", base::toEpochMicros(change.due));
    if (!outcome.children.empty()) {
        Json::Array children;
        for (const mail::Recipient& child : outcome.children)
            children.emplace_back(child.address);
        facts.emplace_back("children", std::move(children));
    }
    add(facts, "detail", outcome.detail);
    return Json(std::move(facts)).text();
}

MailOutcome mailOutcome(RecipientOutcome::Kind kind) {
    switch (kind) {
    case RecipientOutcome::Kind::delivered: return MailOutcome::delivered;
    case RecipientOutcome::Kind::deferred: return MailOutcome::deferred;
    case RecipientOutcome::Kind::failed: return MailOutcome::failed;
    case RecipientOutcome::Kind::discarded: return MailOutcome::discarded;
    case RecipientOutcome::Kind::redirected: return MailOutcome::redirected;
    case RecipientOutcome::Kind::held: return MailOutcome::held;
    }
    return MailOutcome::deferred;
}

} // namespace

store::MessageRecord messageRecord(IncomingMessage& message) {
    const Reception& from = message.reception;
    store::MessageRecord record;
    record.time = from.time;
    record.message = message.id;
    const bool own = from.hostAddress.empty();
    record.direction = own ? store::Direction::local : from.authenticatedId.empty() ? store::Direction::in : store::Direction::out;
    record.sender = message.envelope.sender;
    record.client = from.hostAddress;
    record.subject = message.subject;
    record.size = static_cast<std::int64_t>(message.headers.size()) + message.body.size;
    record.revision = message.revision;
    record.facts = receptionFacts(from, message);
    record.trace = std::move(message.packedTrace);
    record.recipients.reserve(message.envelope.recipients.size() + message.discarded.size());
    std::uint32_t number = 0;
    const MailOutcome state = message.freezeReason.empty() ? MailOutcome::queued : MailOutcome::held;
    for (const mail::Recipient& recipient : message.envelope.recipients)
        record.recipients.push_back({number++, recipient.address, state, message.freezeReason});
    for (const DiscardedRecipient& recipient : message.discarded)
        record.recipients.push_back({number++, recipient.address, MailOutcome::discarded, recipient.rule});
    return record;
}

store::AttemptRecord attemptRecord(const Settlement& settlement, const RecipientOutcome& outcome, const RecipientChange& change) {
    store::AttemptRecord record;
    record.message = settlement.id;
    record.received = settlement.received;
    record.time = settlement.time;
    record.number = outcome.number;
    record.address = change.address;
    record.outcome = mailOutcome(outcome.kind);
    record.text = change.text;
    record.host = outcome.hostName;
    record.facts = attemptFacts(outcome, change);
    return record;
}

} // namespace postroom::queue
