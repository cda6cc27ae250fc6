// SPDX-License-Identifier: Apache-2.0
#include "server/control/queue_json.h"

#include "server/queue/queue_edit.h"

namespace postroom::control {

namespace {

/// What listed and shown messages have in common.
base::Json headJson(const queue::ListedMessage& message) {
    base::Json json = base::Json::object({{"id", message.id.text()},
                                          {"received", base::toEpochMicros(message.received)},
                                          {"size", message.size},
                                          {"sender", message.sender},
                                          {"subject", message.subject},
                                          {"held", message.held},
                                          {"queue", message.queueName},
                                          {"recipient_count", message.recipientCount}});
    if (message.heldUntil)
        json.set("held_until", base::toEpochMicros(*message.heldUntil));
    if (message.held)
        json.set("hold_reason", message.reason);
    if (message.binned)
        json.set("reason", message.reason);
    return json;
}

base::Json receptionJson(const queue::Reception& reception) {
    base::Json json = base::Json::object({{"protocol", reception.protocol},
                                          {"host_address", reception.hostAddress},
                                          {"host_name", reception.hostName},
                                          {"helo", reception.helo},
                                          {"interface_address", reception.interfaceAddress},
                                          {"interface_port", static_cast<int>(reception.interfacePort)},
                                          {"listener", reception.listener},
                                          {"authenticated_id", reception.authenticatedId},
                                          {"tls_version", reception.tlsVersion},
                                          {"tls_cipher", reception.tlsCipher},
                                          {"local_user", reception.localUser},
                                          {"connection", reception.connection}});
    if (!reception.proxyAddress.empty())
        json.set("proxy_address", reception.proxyAddress);
    return json;
}

} // namespace

base::Json listedJson(const queue::ListedMessage& message) {
    base::Json json = headJson(message);
    base::Json recipients = base::Json::array();
    for (const auto& listed : message.recipients) {
        base::Json recipient = base::Json::object({{"address", listed.address},
                                                   {"state", message.held || listed.held ? "held" : "waiting"},
                                                   {"attempts", static_cast<std::int64_t>(listed.attempts)},
                                                   {"cause", message.held ? std::string() : listed.reason},
                                                   {"host", listed.host},
                                                   {"transport", listed.transport}});
        if (listed.next)
            recipient.set("next", base::toEpochMicros(*listed.next));
        recipients.append(std::move(recipient));
    }
    json.set("recipients", std::move(recipients));
    return json;
}

base::Json shownJson(const queue::ShownMessage& shown) {
    base::Json json = headJson(shown.summary);
    json.set("revision", shown.message.revision.value);
    if (const auto route = queue::Reroute::fromText(shown.message.reroute))
        json.set("reroute", base::Json::object({{"hosts", route->hosts}, {"transport", route->transport}}));
    json.set("bounce_of", shown.message.bounceOf);
    json.set("reception", receptionJson(shown.message.reception));
    base::Json recipients = base::Json::array();
    for (const auto& waiting : shown.waiting) {
        base::Json recipient = base::Json::object({{"address", waiting.recipient.recipient.address},
                                                   {"state", waiting.held || shown.summary.held ? "held" : "waiting"},
                                                   {"attempts", static_cast<std::int64_t>(waiting.recipient.attempts)},
                                                   {"cause", waiting.recipient.lastError},
                                                   {"host", waiting.host},
                                                   {"transport", waiting.transport},
                                                   {"error", waiting.retryError},
                                                   {"parent", waiting.recipient.parent},
                                                   {"first_failed", base::toEpochMicros(waiting.firstFailed)},
                                                   {"last_try", base::toEpochMicros(waiting.lastTry)}});
        if (waiting.due)
            recipient.set("next", base::toEpochMicros(*waiting.due));
        recipients.append(std::move(recipient));
    }
    json.set("recipients", std::move(recipients));
    base::Json finished = base::Json::array();
    for (const auto& done : shown.finished)
        finished.append(base::Json::object({{"address", done.address}, {"outcome", done.outcome}, {"text", done.text}, {"time", base::toEpochMicros(done.time)}}));
    json.set("finished", std::move(finished));
    json.set("headers", shown.message.headers);
    return json;
}

} // namespace postroom::control
