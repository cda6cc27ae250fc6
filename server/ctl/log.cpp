// SPDX-License-Identifier: Apache-2.0
// log: recorded events as lines, classic (Exim's main log) or JSON.
#include "server/ctl/commands.h"
#include "server/ctl/time_text.h"

#include <algorithm>
#include <vector>

namespace postroom::ctl {

namespace {

constexpr std::int64_t windowLines = 2000; ///< asked for at once

struct LogOptions {
    bool classic = false;
    std::string since, until, message;
    std::int64_t limit = 1000;
};

int printLog(Context& context, const LogOptions& options) {
    base::Json params = base::Json::object({{"format", context.json ? "json" : "classic"}, {"limit", options.limit}});
    const auto addTime = [&](std::string_view field, const std::string& text) -> base::Result<void> {
        if (text.empty())
            return {};
        const auto time = readTime(text, context.clock.now());
        if (!time)
            return base::fail(time.error());
        params.set(field, base::toEpochMicros(*time));
        return {};
    };
    for (const auto& [field, text] : {std::pair<std::string_view, const std::string&>("since", options.since), {"until", options.until}})
        if (const auto added = addTime(field, text); !added)
            return context.report(exitUsage, added.error().publicText);
    if (!options.message.empty())
        params.set("message", options.message);
    auto client = context.connect();
    if (!client)
        return client.error();
    // The newest window comes first; within a window the lines are in order of time.
    std::vector<base::Json> windows;
    for (std::int64_t left = options.limit; left > 0;) {
        params.set("limit", std::min(left, windowLines));
        auto reply = context.ask(*client, "log.read", params);
        if (!reply)
            return reply.error();
        left -= static_cast<std::int64_t>((*reply)["lines"].size());
        const base::Json next = (*reply)["next"];
        windows.push_back((*reply)["lines"]);
        if (next.isNull())
            break;
        params.set("after", next);
    }
    for (auto window = windows.rbegin(); window != windows.rend(); ++window)
        for (const auto& line : window->items())
            context.out.line(line.isString() ? line.toString() : line.text());
    return exitOk;
}

} // namespace

void addLogCommand(Command root, Context& context) {
    const auto options = std::make_shared<LogOptions>();
    root.sub("log", "Recorded events as log lines: classic as Exim writes them, or --json")
        .flag("--classic", options->classic, "Exim's form (usual)")
        .option("--since", options->since, "Not before: 2026-11-20, \"2026-11-20 12:30\", 12:30, 3h")
        .option("--until", options->until, "Not after")
        .option("--message", options->message, "Only of this message")
        .option("--limit", options->limit, "At most so many (1000)")
        .keeping(options)
        .does([&context, options] { return printLog(context, *options); });
}

} // namespace postroom::ctl
