// SPDX-License-Identifier: Apache-2.0
#include "server/control/handle_trace.h"

#include "server/control/connection.h"
#include "server/control/event_mask.h"
#include "server/control/history_text.h"
#include "server/control/method_table.h"
#include "server/control/trace_search.h"
#include "server/policy/acl/trace.h"
#include "shared/base/text.h"
#include "shared/wire/bytes_field.h"
#include "shared/wire/frame.h"

#include <algorithm>

namespace postroom::control {

namespace {

constexpr std::int64_t mostRows = 1000;
constexpr std::size_t mostPages = 50;       ///< of the store, for one window of ours
constexpr std::size_t shortestReason = 10;

/// When nothing was found: was the domain in question seen at all?
std::string hintOf(store::EventStore& store, const TraceSearch& search) {
    for (const auto& term : search.terms) {
        const std::size_t at = term.text.rfind('@');
        const bool address = term.field == wire::QueryField::from || term.field == wire::QueryField::to || term.field == wire::QueryField::any;
        if (!address || term.negated || at == std::string::npos || at + 1 == term.text.size())
            continue;
        const std::string domain = term.text.substr(at + 1);
        store::SearchQuery query;
        query.from = search.query.from;
        query.until = search.query.until;
        query.text = "@" + domain;
        const auto seen = store.search(query);
        if (!seen)
            return {};
        if (seen->rows.empty())
            return "No mail from or to " + domain + " was seen in this time, not even a refused attempt: if it was sent, it did not reach this server.";
        return "Other mail from or to " + domain + " was seen in this time (" + std::to_string(seen->rows.size()) + (seen->more ? " or more" : "") +
               " recipients).";
    }
    return {};
}

Answer search(const TraceServices& services, const Call& call) {
    auto wanted = readTraceSearch(call.params["query"].toStringView(), services.clock.now());
    if (!wanted)
        return refuse(wanted.error());
    if (!call.params["after"].toStringView().empty()) {
        wanted->query.after = store::SearchKey::fromText(call.params["after"].toStringView());
        if (!wanted->query.after)
            return refuseField("after", "is no key of this list");
    }
    const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["limit"].toInteger(100), 1, mostRows));
    base::Json rows = base::Json::array();
    base::Json next;
    wanted->query.limit = limit;
    for (std::size_t page = 0; page < mostPages; ++page) {
        const auto window = services.store.search(wanted->query);
        if (!window)
            return refuse(window.error());
        for (const auto& row : window->rows) {
            if (rows.size() == limit)
                break;
            next = row.key.text();
            if (wanted->accepts(row))
                rows.append(masked(searchRowJson(row), call.identity.role));
        }
        wanted->query.after = window->more;
        if (!window->more || rows.size() == limit) {
            if (!window->more && rows.size() < limit)
                next = {};
            break;
        }
        next = window->more->text();
    }
    base::Json reply = base::Json::object({{"next", std::move(next)}});
    if (wanted->query.from)
        reply.set("since", base::toEpochMicros(*wanted->query.from));
    reply.set("until", base::toEpochMicros(wanted->query.until.value_or(services.clock.now())));
    if (rows.size() == 0)
        reply.set("hint", hintOf(services.store, *wanted));
    reply.set("rows", std::move(rows));
    return reply;
}

base::Result<store::MessageHistory> historyOf(store::EventStore& store, std::string_view id) {
    store.flush(base::Milliseconds(500));
    if (const auto message = base::MessageId::fromText(id))
        return store.history(*message);
    if (const auto key = store::SearchKey::fromText(id))
        return store.history(*key);
    return base::fail(base::permanentError(base::ErrorKind::invalid, "\"" + base::printable(id) + "\" is neither a message id nor the key of a search row"));
}

Answer show(const TraceServices& services, const Call& call) {
    const auto history = historyOf(services.store, call.params["id"].toStringView());
    if (!history)
        return refuse(history.error());
    base::Json reply = historyJson(*history);
    if (const auto decisions = acl::unpackTrace(history->trace); decisions && !history->trace.empty())
        reply.set("decisions", acl::traceJson(*decisions));
    return masked(std::move(reply), call.identity.role);
}

Answer explain(const TraceServices& services, const Call& call) {
    const auto history = historyOf(services.store, call.params["id"].toStringView());
    if (!history)
        return refuse(history.error());
    std::vector<std::string> lines = historySentences(*history);
    if (!history->trace.empty()) {
        const auto decisions = acl::unpackTrace(history->trace);
        const auto sentences = decisions ? acl::explainTrace(*decisions) : std::vector<std::string>{"The decision trace cannot be read: " + decisions.error().text()};
        lines.insert(lines.end(), sentences.begin(), sentences.end());
    }
    base::Json text = base::Json::array();
    for (const auto& line : lines)
        text.append(line);
    return base::Json::object({{"sentence", lines.empty() ? "" : lines.front()}, {"text", std::move(text)}});
}

/// The part of the message, while the queue still has it.
tl::expected<std::string, wire::WireError> contentOf(const TraceServices& services, const base::MessageId& id, std::string_view part) {
    if (part == "subject") {
        const auto history = services.store.history(id);
        if (!history)
            return refuse(history.error());
        return history->recipients.empty() ? std::string() : history->recipients.front().subject;
    }
    const auto shown = services.queue.show(id);
    if (!shown && shown.error().kind == base::ErrorKind::notFound)
        return refuse(wire::plainError(base::ErrorKind::notFound, "the message has left the queue: its contents are no longer kept"));
    if (!shown)
        return refuse(shown.error());
    if (part == "headers")
        return shown->message.headers;
    if (!shown->message.body.file.empty())
        return refuse(wire::plainError(base::ErrorKind::limit, "the body is larger than 16 KiB and is not shown"));
    return shown->message.body.inlineBytes;
}

Answer reveal(const TraceServices& services, const Call& call) {
    const std::string reason(base::trim(call.params["reason"].toStringView()));
    const std::string part = call.params["part"].toString("headers");
    const auto id = base::MessageId::fromText(call.params["id"].toStringView());
    if (!id)
        return refuseField("id", "is no message id");
    if (part != "subject" && part != "headers" && part != "body")
        return refuseField("part", "is one of subject, headers, body");
    if (reason.size() < shortestReason && !seesContent(call.identity.role))
        return refuseField("reason", "say in a few words why you need the content; it is recorded with your name");
    const auto content = contentOf(services, *id, part);
    if (!content)
        return refuse(content.error());
    events::Event event;
    event.name = "control.revealed";
    event.message = *id;
    event.with("part", part).with("reason", base::shortened(reason, 500));
    call.connection.publish(std::move(event));
    const auto offset = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["offset"].toInteger(), 0, static_cast<std::int64_t>(content->size())));
    const std::string_view piece = std::string_view(*content).substr(offset, wire::chunkBytes);
    base::Json reply = base::Json::object({{"part", part}});
    wire::setBytes(reply, "content", piece);
    const std::size_t end = offset + piece.size();
    reply.set("next", end < content->size() ? base::Json(static_cast<std::int64_t>(end)) : base::Json());
    return reply;
}

} // namespace

void addTraceMethods(MethodTable& table, TraceServices services) {
    table.add("trace.search", Pace::slow, Effect::reads, [services](const Call& call) { return search(services, call); });
    table.add("trace.show", Pace::slow, Effect::reads, [services](const Call& call) { return show(services, call); });
    table.add("trace.explain", Pace::slow, Effect::reads, [services](const Call& call) { return explain(services, call); });
    table.add("trace.reveal", Pace::slow, Effect::reads, [services](const Call& call) { return reveal(services, call); });
    addLogMethods(table, services);
}

} // namespace postroom::control
