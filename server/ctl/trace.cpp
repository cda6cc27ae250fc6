// SPDX-License-Identifier: Apache-2.0
// trace search, show, explain, reveal: what happened to a message and why.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"
#include "server/ctl/trace_text.h"
#include "shared/wire/bytes_field.h"
#include "shared/wire/trace_query.h"

namespace postroom::ctl {

namespace {

struct SearchOptions {
    std::vector<std::string> words;
    std::string after;
    std::int64_t limit = 100;
};

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) {
        // The shell took the quotes away: a word with blanks gets them back.
        const bool blank = word.find(' ') != std::string::npos && word.find('"') == std::string::npos;
        const std::size_t colon = word.find(':');
        line += line.empty() ? "" : " ";
        if (!blank)
            line += word;
        else if (colon != std::string::npos && colon < word.find(' '))
            line += word.substr(0, colon + 1) + "\"" + word.substr(colon + 1) + "\"";
        else
            line += "\"" + word + "\"";
    }
    return line;
}

/// Times as people write them become microseconds, in this machine's time zone.
base::Result<std::string> withTimes(const wire::TraceQuery& query, base::Time now) {
    std::string line;
    for (const auto& term : query.terms) {
        std::string text = term.text;
        if (term.field == wire::QueryField::before || term.field == wire::QueryField::after) {
            const auto time = readTime(text, now);
            if (!time)
                return base::fail(time.error());
            text = "@" + std::to_string(base::toEpochMicros(*time));
        }
        std::string_view keyword;
        for (const auto& known : wire::queryKeywords())
            if (known.field == term.field)
                keyword = known.keyword;
        line += (line.empty() ? "" : " ") + std::string(term.negated ? "-" : "") + std::string(keyword);
        line += text.find(' ') == std::string::npos ? text : "\"" + text + "\"";
    }
    return line;
}

int search(Context& context, const SearchOptions& options) {
    const auto query = wire::readTraceQuery(joined(options.words));
    if (!query.errors.empty())
        return context.report(exitUsage, query.errors.front().message);
    const auto line = withTimes(query, context.clock.now());
    if (!line)
        return context.report(exitUsage, line.error().publicText);
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"query", *line}, {"limit", options.limit}});
    if (!options.after.empty())
        params.set("after", options.after);
    auto reply = context.ask(*client, "trace.search", params);
    // A rare answer comes in several windows: the server never searches for long at a time.
    base::Json rows = base::Json::array();
    for (; reply; reply = context.ask(*client, "trace.search", params)) {
        for (const auto& row : (*reply)["rows"].items())
            rows.append(row);
        const auto left = options.limit - static_cast<std::int64_t>(rows.size());
        if ((*reply)["next"].isNull() || left <= 0)
            break;
        params.set("after", (*reply)["next"]);
        params.set("limit", left);
    }
    if (!reply)
        return reply.error();
    reply->set("rows", std::move(rows));
    const bool found = (*reply)["rows"].size() > 0;
    if (context.json) {
        context.printJson(*reply);
        return found ? exitOk : exitFailed;
    }
    if (!found) {
        context.out.text(wrapped("Nothing was found between " + timeText((*reply)["since"].toInteger()) + " and " + timeText((*reply)["until"].toInteger()) +
                                     ". " + (*reply)["hint"].toString() + (options.after.empty() ? " Look further back with after:7d." : ""),
                                 context.out.width(), 0));
        return exitFailed;
    }
    context.out.text(traceTable((*reply)["rows"], context.out.width()));
    if (!(*reply)["next"].isNull())
        context.out.line("There are more: go on with --after " + (*reply)["next"].toString());
    return exitOk;
}

int show(Context& context, const std::string& id) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "trace.show", base::Json::object({{"id", id}}));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.text(traceText(*reply, context.out.width()));
    return exitOk;
}

int explain(Context& context, const std::string& id) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "trace.explain", base::Json::object({{"id", id}}));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    for (const auto& line : (*reply)["text"].items()) {
        // The renderer's own indentation is kept.
        const std::string text = line.toString();
        const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
        context.out.text(wrapped(text, context.out.width(), indent));
    }
    return exitOk;
}

int verdicts(Context& context, const std::string& id) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "trace.verdicts", base::Json::object({{"id", id}}));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.text(verdictsTable(*reply, context.out.width()));
    return exitOk;
}

struct ExportOptions {
    std::string id, reason;
    bool unmasked = false;
};

int exportCase(Context& context, const ExportOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "trace.case", base::Json::object({{"id", options.id}, {"unmasked", options.unmasked}, {"reason", options.reason}}));
    if (!reply)
        return reply.error();
    context.out.text((*reply)["case"].prettyText() + "\n");
    return exitOk;
}

struct RevealOptions {
    std::string id, reason, part = "headers";
};

int reveal(Context& context, const RevealOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    std::int64_t offset = 0;
    for (;;) {
        const auto reply = context.ask(*client, "trace.reveal",
                                       base::Json::object({{"id", options.id}, {"reason", options.reason}, {"part", options.part}, {"offset", offset}}));
        if (!reply)
            return reply.error();
        if (context.json)
            return context.printJson(*reply);
        if (const auto bytes = wire::getBytes(*reply, "content"))
            context.out.text(*bytes);
        if (!(*reply)["next"].isInteger())
            break;
        offset = (*reply)["next"].toInteger();
    }
    return exitOk;
}

} // namespace

void addTraceCommands(Command root, Context& context) {
    Command trace = root.sub("trace", "What happened to a message, and why");
    const auto searching = std::make_shared<SearchOptions>();
    trace.sub("search", "Find recipients of messages: from: to: status: after: before: msgid: ip: reason: subject: (the last 24 hours)")
        .words("QUERY", searching->words, "Query; -word excludes", Need::optional)
        .option("--limit", searching->limit, "At most so many (100)")
        .option("--after", searching->after, "Go on after the last answer")
        .keeping(searching)
        .does([&context, searching] { return search(context, *searching); });
    const auto shown = std::make_shared<std::string>();
    trace.sub("show", "Everything that was recorded about a message").word("ID", *shown, "Message id, or the key of a search row").keeping(shown).does([&context, shown] {
        return show(context, *shown);
    });
    const auto explained = std::make_shared<std::string>();
    trace.sub("explain", "The same in sentences").word("ID", *explained, "Message id, or the key of a search row").keeping(explained).does([&context, explained] {
        return explain(context, *explained);
    });
    const auto judged = std::make_shared<std::string>();
    trace.sub("verdicts", "What each check said of each recipient").word("ID", *judged, "Message id, or the key of a search row").keeping(judged).does([&context, judged] {
        return verdicts(context, *judged);
    });
    const auto exported = std::make_shared<ExportOptions>();
    trace.sub("export", "A case file of one message, on standard output: the console opens it without a server")
        .word("ID", exported->id, "Message id, or the key of a search row")
        .flag("--unmasked", exported->unmasked, "With the addresses; usually pseudonyms stand for them")
        .option("-m,--reason", exported->reason, "Why the addresses are needed; recorded with your name")
        .keeping(exported)
        .does([&context, exported] { return exportCase(context, *exported); });
    const auto revealed = std::make_shared<RevealOptions>();
    trace.sub("reveal", "Subject, headers or body of a queued message; the reason is recorded with your name")
        .word("ID", revealed->id, "Message id")
        .option("-m,--reason", revealed->reason, "Why you need it")
        .option("--part", revealed->part, "subject, headers (usual) or body")
        .keeping(revealed)
        .does([&context, revealed] { return reveal(context, *revealed); });
}

} // namespace postroom::ctl
