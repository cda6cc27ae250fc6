// SPDX-License-Identifier: Apache-2.0
#include "server/control/queue_selection.h"

#include <algorithm>

namespace postroom::control {

namespace {

constexpr std::size_t pageSize = 1000;

tl::expected<std::vector<base::MessageId>, wire::WireError> namedMessages(const base::Json& ids) {
    std::vector<base::MessageId> messages;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto id = base::MessageId::fromText(ids.items()[i].toStringView());
        if (!id)
            return refuseField("ids." + std::to_string(i), "is no message id");
        messages.push_back(*id);
    }
    if (messages.size() > mostSelected)
        return refuseField("ids", "at most " + std::to_string(mostSelected) + " at a time");
    return messages;
}

} // namespace

bool QueueFilterRequest::accepts(const queue::ListedMessage& message) const {
    const auto any = [&](const std::string& wanted, const std::string& ofMessage, std::string queue::ListedRecipient::*member) {
        return wanted.empty() || ofMessage == wanted ||
               std::any_of(message.recipients.begin(), message.recipients.end(), [&](const auto& recipient) { return recipient.*member == wanted; });
    };
    return any(cause, message.reason, &queue::ListedRecipient::reason) && any(transport, message.transport, &queue::ListedRecipient::transport) &&
           (!receivedBefore || message.received < *receivedBefore);
}

tl::expected<QueueFilterRequest, wire::WireError> readQueueFilter(const base::Json& filter) {
    QueueFilterRequest request;
    for (const auto& [name, value] : filter.members()) {
        if (name == "sender")
            request.query.sender = value.toString();
        else if (name == "recipient")
            request.query.recipient = value.toString();
        else if (name == "domain")
            request.query.domain = value.toString();
        else if (name == "host")
            request.query.host = value.toString();
        else if (name == "text")
            request.query.text = value.toString();
        else if (name == "cause")
            request.cause = value.toString();
        else if (name == "queue")
            request.query.queueName = value.toString();
        else if (name == "transport")
            request.transport = value.toString();
        else if (name == "held")
            request.query.which = value.toBool() ? queue::ListQuery::Which::held : queue::ListQuery::Which::notHeld;
        else if (name == "received_before")
            request.receivedBefore = base::fromEpochMicros(value.toInteger());
        else
            return refuseField("filter." + name, "is not known; there are sender, recipient, domain, host, text, cause, queue, transport, held, received_before");
    }
    return request;
}

tl::expected<void, wire::WireError> forEachMatch(queue::QueueView& view, QueueFilterRequest filter,
                                                 const std::function<bool(const queue::ListedMessage&)>& visit) {
    filter.query.limit = pageSize;
    for (std::size_t seen = 0; seen < mostSelected * 4; seen += pageSize) {
        const auto window = view.list(filter.query);
        if (!window)
            return refuse(window.error());
        for (const auto& message : window->messages)
            if (filter.accepts(message) && !visit(message))
                return {};
        if (!window->more || window->messages.empty())
            return {};
        filter.query.after = window->messages.back().id;
    }
    return {};
}

tl::expected<std::vector<base::MessageId>, wire::WireError> selectMessages(queue::QueueView& view, const base::Json& params) {
    if (params["ids"].isArray())
        return namedMessages(params["ids"]);
    if (!params["filter"].isObject())
        return refuseField("ids", "name messages by ids, or choose them by filter ({} is all)");
    auto filter = readQueueFilter(params["filter"]);
    if (!filter)
        return refuse(filter.error());
    std::vector<base::MessageId> messages;
    const auto visited = forEachMatch(view, std::move(*filter), [&messages](const queue::ListedMessage& message) {
        messages.push_back(message.id);
        return messages.size() <= mostSelected;
    });
    if (!visited)
        return refuse(visited.error());
    if (messages.size() > mostSelected)
        return refuse(wire::plainError(base::ErrorKind::limit, "more than " + std::to_string(mostSelected) + " messages match: narrow the filter"));
    return messages;
}

} // namespace postroom::control
