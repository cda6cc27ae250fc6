// SPDX-License-Identifier: Apache-2.0
// audit: who looked at content, changed something, or was denied it.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

struct AuditOptions {
    std::string kind, user, message, since, after;
    std::int64_t limit = 100;
};

int printAudit(Context& context, const AuditOptions& options) {
    base::Json params = base::Json::object({{"limit", options.limit}});
    for (const auto& [field, text] : {std::pair<const char*, const std::string&>("kind", options.kind), {"user", options.user}, {"message", options.message}, {"after", options.after}})
        if (!text.empty())
            params.set(field, text);
    if (!options.since.empty()) {
        const auto time = readTime(options.since, context.clock.now());
        if (!time)
            return context.report(exitUsage, time.error().publicText);
        params.set("since", base::toEpochMicros(*time));
    }
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "audit.list", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    Table table({{"TIME"}, {"USER"}, {"ROLE"}, {"KIND"}, {"WHAT"}, {"MESSAGE"}, {"TEXT"}});
    for (const auto& entry : (*reply)["entries"].items())
        table.add({timeText(entry["time"].toInteger()), entry["user"].toString(), entry["role"].toString(), entry["kind"].toString(), entry["what"].toString(),
                   entry["message"].toString(), entry["text"].toString()});
    if (table.empty())
        context.out.line("Nothing is recorded.");
    else
        context.out.text(table.text(context.out.width()));
    if (!(*reply)["next"].isNull())
        context.out.line("There are more: go on with --after " + (*reply)["next"].toString());
    return exitOk;
}

} // namespace

void addAuditCommand(Command root, Context& context) {
    const auto options = std::make_shared<AuditOptions>();
    root.sub("audit", "Who looked at the content of mail, changed something, or was denied it")
        .word("KIND", options->kind, "revealed, action or denied; all when absent", Need::optional)
        .option("--user", options->user, "Only this user")
        .option("--message", options->message, "Only about this message")
        .option("--since", options->since, "Not before: 2026-11-20, 3h")
        .option("--after", options->after, "Go on after the last answer")
        .option("--limit", options->limit, "At most so many (100)")
        .keeping(options)
        .does([&context, options] { return printAudit(context, *options); });
}

} // namespace postroom::ctl
