// SPDX-License-Identifier: Apache-2.0
// One message: everything recorded, the same in sentences, the matrix of verdicts, its contents for a reason, the case file.
#include "server/control/config_service.h"
#include "server/control/connection.h"
#include "server/control/event_mask.h"
#include "server/control/handle_trace.h"
#include "server/control/history_text.h"
#include "server/control/message_page.h"
#include "server/control/method_table.h"
#include "server/control/trace_search.h"
#include "shared/base/text.h"
#include "shared/wire/bytes_field.h"
#include "shared/wire/case_file.h"
#include "shared/wire/frame.h"

#include <algorithm>
#include <set>

namespace postroom::control {

namespace {

constexpr std::size_t shortestReason = 10;
constexpr std::size_t mostNotices = 10;

struct Page {
    store::MessageHistory history;
    std::vector<acl::TracedDecision> decisions;
    std::string traceProblem; ///< why the trace cannot be read
};

base::Result<Page> pageOf(store::EventStore& store, std::string_view id) {
    store.flush(base::Milliseconds(500));
    const auto message = base::MessageId::fromText(id);
    const auto key = message ? std::nullopt : store::SearchKey::fromText(id);
    if (!message && !key)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "\"" + base::printable(id) + "\" is neither a message id nor the key of a search row"));
    auto history = message ? store.history(*message) : store.history(*key);
    if (!history)
        return base::fail(history.error());
    Page page;
    if (auto decisions = acl::unpackAllDecisions(history->trace))
        page.decisions = std::move(*decisions);
    else
        page.traceProblem = decisions.error().text();
    page.history = std::move(*history);
    return page;
}

/// Bounces and delay notices of ours about this message.
base::Json noticesAbout(store::EventStore& store, const store::SearchRow& message) {
    base::Json notices = base::Json::array();
    if (message.message.empty() || message.sender.empty())
        return notices;
    store::SearchQuery query;
    query.recipient = message.sender;
    query.sender = "<>";
    query.from = message.time;
    query.limit = 500;
    const auto found = store.search(query);
    if (!found)
        return notices;
    std::set<std::string> seen;
    const std::string about = "\"bounce_of\":\"" + message.message.string() + "\"";
    for (const store::SearchRow& row : found->rows) {
        if (notices.size() == mostNotices || row.facts.find(about) == std::string::npos || !seen.insert(row.message.string()).second)
            continue;
        const auto history = store.history(row.message);
        base::Json notice = history ? noticeJson(acl::attachmentOf(history->trace, acl::Attachment::notice)) : base::Json::object();
        notice.set("id", row.message.text());
        notice.set("time", base::toEpochMicros(row.time));
        notice.set("to", row.recipient.address);
        notice.set("outcome", outcomeWord(row.recipient.outcome));
        notice.set("reason", row.recipient.reason);
        notices.append(std::move(notice));
    }
    return notices;
}

/// [{"where", "from", "to"}]
base::Json rewritingsOf(const Page& page) {
    const auto read = base::Json::parse(acl::attachmentOf(page.history.trace, acl::Attachment::rewritten));
    return read && read->isArray() ? *read : base::Json::array();
}

base::Json showJson(store::EventStore& store, const Page& page) {
    base::Json reply = historyJson(page.history);
    reply.set("decisions", decisionsJson(page.decisions));
    reply.set("transcript", transcriptJson(acl::attachmentOf(page.history.trace, acl::Attachment::transcript)));
    reply.set("timeline", timelineJson(page.history, page.decisions));
    reply.set("notices", page.history.recipients.empty() ? base::Json::array() : noticesAbout(store, page.history.recipients.front()));
    reply.set("rewritten", rewritingsOf(page));
    if (const std::string notice = acl::attachmentOf(page.history.trace, acl::Attachment::notice); !notice.empty())
        reply.set("notice", noticeJson(notice));
    if (!page.traceProblem.empty())
        reply.set("trace_problem", page.traceProblem);
    return reply;
}

base::Json sentencesJson(const Page& page) {
    std::vector<std::string> lines = historySentences(page.history);
    const auto sentences = page.traceProblem.empty() ? acl::explainTrace(page.decisions) : std::vector<std::string>{"The decision trace cannot be read: " + page.traceProblem};
    lines.insert(lines.end(), sentences.begin(), sentences.end());
    const base::Json rewritings = rewritingsOf(page);
    for (const base::Json& change : rewritings.items())
        lines.push_back("Rewritten by a rewrite rule, " + std::string(change["where"].toStringView()) + ": " + std::string(change["from"].toStringView()) + " became " + std::string(change["to"].toStringView()) + ".");
    base::Json text = base::Json::array();
    for (const auto& line : lines)
        text.append(line);
    return text;
}

Answer show(const TraceServices& services, const Call& call) {
    const auto page = pageOf(services.store, call.params["id"].toStringView());
    if (!page)
        return refuse(page.error());
    return masked(showJson(services.store, *page), call.identity.role);
}

Answer explain(const TraceServices& services, const Call& call) {
    const auto page = pageOf(services.store, call.params["id"].toStringView());
    if (!page)
        return refuse(page.error());
    base::Json text = sentencesJson(*page);
    base::Json first = text.items().empty() ? base::Json("") : text.items().front();
    return base::Json::object({{"sentence", std::move(first)}, {"text", std::move(text)}});
}

Answer verdicts(const TraceServices& services, const Call& call) {
    const auto page = pageOf(services.store, call.params["id"].toStringView());
    if (!page)
        return refuse(page.error());
    return verdictsJson(page->history, page->decisions);
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

void publishRevealed(const Call& call, const base::MessageId& id, const std::string& part, const std::string& reason) {
    events::Event event;
    event.name = "control.revealed";
    event.message = id;
    event.with("part", part).with("reason", base::shortened(reason, 500));
    call.connection.publish(std::move(event));
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
    publishRevealed(call, *id, part, reason);
    const auto offset = static_cast<std::size_t>(std::clamp<std::int64_t>(call.params["offset"].toInteger(), 0, static_cast<std::int64_t>(content->size())));
    const std::string_view piece = std::string_view(*content).substr(offset, wire::chunkBytes);
    base::Json reply = base::Json::object({{"part", part}});
    wire::setBytes(reply, "content", piece);
    const std::size_t end = offset + piece.size();
    reply.set("next", end < content->size() ? base::Json(static_cast<std::int64_t>(end)) : base::Json());
    return reply;
}

/// The objects of the revision that had a part in it: ACLs, routers, transports, and the main options.
base::Json configurationOf(ConfigService* config, const Page& page) {
    base::Json json = base::Json::object({{"revision", page.history.recipients.empty() ? 0 : page.history.recipients.front().revision.value}, {"objects", base::Json::array()}});
    if (config == nullptr || json["revision"].toInteger() == 0)
        return json;
    std::set<std::string> wanted{"main"};
    for (const auto& decision : page.decisions)
        for (const auto& statement : decision.statements)
            wanted.insert("acl " + statement.acl);
    for (const auto& attempt : page.history.attempts)
        if (const auto facts = base::Json::parse(attempt.facts))
            for (const char* kind : {"router", "transport"})
                wanted.insert(std::string(kind) + " " + (*facts)[kind].toString());
    const auto document = config->document({{json["revision"].toInteger()}, base::Json::array()});
    if (!document)
        return json;
    base::Json objects = base::Json::array();
    for (const base::Json& object : (*document)["objects"].items())
        if (wanted.contains(object["object"].toString()))
            objects.append(object);
    json.set("objects", std::move(objects));
    return json;
}

Answer caseFile(const TraceServices& services, const Call& call) {
    const bool unmasked = call.params["unmasked"].toBool();
    const std::string reason(base::trim(call.params["reason"].toStringView()));
    const auto page = pageOf(services.store, call.params["id"].toStringView());
    if (!page)
        return refuse(page.error());
    if (unmasked && reason.size() < shortestReason && !seesContent(call.identity.role))
        return refuseField("reason", "say in a few words why the addresses are needed; it is recorded with your name");
    wire::CaseFile file;
    file.created = services.clock.now();
    file.hostName = call.connection.hostName();
    file.serverVersion = call.connection.serverName();
    file.masked = !unmasked;
    // What is masked must not tell the subject either, whoever exports it.
    file.page = masked(showJson(services.store, *page), unmasked ? call.identity.role : catalogue::Role::helpdesk);
    file.verdicts = verdictsJson(page->history, page->decisions);
    file.sentences = sentencesJson(*page);
    file.configuration = configurationOf(services.config, *page);
    if (unmasked) {
        const auto& row = page->history.recipients.front();
        publishRevealed(call, row.message, "case file with addresses", reason);
        return base::Json::object({{"case", wire::caseJson(file)}});
    }
    wire::Pseudonyms names;
    const base::Json whole = wire::caseJson(file);
    names.collect(whole);
    return base::Json::object({{"case", names.masked(whole)}});
}

} // namespace

void addMessageMethods(MethodTable& table, TraceServices services) {
    table.add("trace.show", Pace::slow, Effect::reads, [services](const Call& call) { return show(services, call); });
    table.add("trace.explain", Pace::slow, Effect::reads, [services](const Call& call) { return explain(services, call); });
    table.add("trace.verdicts", Pace::slow, Effect::reads, [services](const Call& call) { return verdicts(services, call); });
    table.add("trace.reveal", Pace::slow, Effect::reads, [services](const Call& call) { return reveal(services, call); });
    table.add("trace.case", Pace::slow, Effect::reads, [services](const Call& call) { return caseFile(services, call); });
}

} // namespace postroom::control
