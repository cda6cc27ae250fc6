// SPDX-License-Identifier: Apache-2.0
// queue suspend, resume, suspended, hold-rule, hold-rules, remove-hold-rule.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

struct OrderOptions {
    std::string domain, host, reason, until;
    std::string sender, recipient, client, account, subject;
    std::int64_t number = 0;
};

/// Sets `until` when it was given; false when it cannot be read, which has been said.
bool setUntil(Context& context, base::Json& params, const OrderOptions& options) {
    if (options.until.empty())
        return true;
    const auto until = timeFromNow(options.until, context.clock.now());
    if (!until) {
        context.report(exitUsage, until.error().publicText);
        return false;
    }
    params.set("until", base::toEpochMicros(*until));
    return true;
}

int send(Context& context, std::string_view method, base::Json params, const std::string& said) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, std::string(method), std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.line(said.empty() ? "Mail that matches is put on hold from now on (hold rule " + std::to_string((*reply)["number"].toInteger()) + ")." : said);
    return exitOk;
}

void setTexts(base::Json& json, std::initializer_list<std::pair<std::string_view, const std::string*>> texts) {
    for (const auto& [name, text] : texts)
        if (!text->empty())
            json.set(name, *text);
}

int suspend(Context& context, const OrderOptions& options) {
    base::Json params = base::Json::object({});
    setTexts(params, {{"domain", &options.domain}, {"host", &options.host}, {"reason", &options.reason}});
    if (!setUntil(context, params, options))
        return exitUsage;
    const std::string name = options.domain.empty() ? options.host : options.domain;
    return send(context, "queue.suspend", std::move(params), "Nothing is delivered to " + name + " until you say: postroomctl queue resume " + (options.domain.empty() ? "--host " : "--domain ") + name);
}

int resume(Context& context, const OrderOptions& options) {
    base::Json params = base::Json::object({});
    setTexts(params, {{"domain", &options.domain}, {"host", &options.host}});
    return send(context, "queue.resume", std::move(params), "Mail for " + (options.domain.empty() ? options.host : options.domain) + " is delivered again.");
}

std::string untilText(Context& context, const base::Json& row) { return row["until"].isInteger() ? relativeText(row["until"].toInteger(), context.clock.now()) : "further notice"; }

int suspended(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "queue.suspended");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    Table table({{"KIND"}, {"NAME"}, {"SINCE"}, {"UNTIL"}, {"BY"}, {"REASON"}});
    for (const auto& row : (*reply)["suspended"].items())
        table.add({row["kind"].toString(), row["name"].toString(), relativeText(row["since"].toInteger(), context.clock.now()), untilText(context, row),
                   row["by"].toString(), row["reason"].toString()});
    context.out.text(table.empty() ? "No destination is suspended.\n" : table.text(context.out.width()));
    return exitOk;
}

int addRule(Context& context, const OrderOptions& options) {
    base::Json match = base::Json::object({});
    setTexts(match, {{"sender", &options.sender}, {"recipient", &options.recipient}, {"domain", &options.domain}, {"client", &options.client},
                     {"account", &options.account}, {"subject", &options.subject}});
    base::Json params = base::Json::object({{"match", std::move(match)}, {"reason", options.reason}});
    if (!setUntil(context, params, options))
        return exitUsage;
    return send(context, "queue.hold-rule", std::move(params), {});
}

int rules(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "queue.hold-rules");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    Table table({{"NUMBER", Align::right}, {"MATCHES"}, {"HELD", Align::right}, {"SINCE"}, {"UNTIL"}, {"BY"}, {"REASON"}});
    for (const auto& row : (*reply)["rules"].items()) {
        std::string match;
        for (const auto& [name, value] : row["match"].members())
            match += (match.empty() ? "" : " ") + name + "=" + value.toString();
        table.add({std::to_string(row["number"].toInteger()), match, std::to_string(row["held"].toInteger()), relativeText(row["since"].toInteger(), context.clock.now()),
                   untilText(context, row), row["by"].toString(), row["reason"].toString()});
    }
    context.out.text(table.empty() ? "There are no hold rules.\n" : table.text(context.out.width()));
    return exitOk;
}

} // namespace

void addQueueOrders(Command queue, Context& context) {
    const auto stopping = std::make_shared<OrderOptions>();
    queue.sub("suspend", "Deliver nothing to a domain or a host for now; its mail waits")
        .option("--domain", stopping->domain, "A domain of recipients")
        .option("--host", stopping->host, "Or a host, by name or address")
        .option("-m,--reason", stopping->reason, "Why")
        .option("--until", stopping->until, "Resume it then: 3h, 2d, or 2026-01-31 18:00")
        .keeping(stopping)
        .does([&context, stopping] { return suspend(context, *stopping); });
    const auto going = std::make_shared<OrderOptions>();
    queue.sub("resume", "Deliver to a suspended destination again")
        .option("--domain", going->domain, "The domain")
        .option("--host", going->host, "Or the host")
        .keeping(going)
        .does([&context, going] { return resume(context, *going); });
    queue.sub("suspended", "Destinations that get nothing now").does([&context] { return suspended(context); });
    const auto holding = std::make_shared<OrderOptions>();
    queue.sub("hold-rule", "Put incoming mail on hold from now on; * stands for anything, all that is given must match")
        .option("--from", holding->sender, "The sender; <> is the null sender")
        .option("--to", holding->recipient, "A recipient")
        .option("--domain", holding->domain, "The domain of a recipient")
        .option("--client", holding->client, "The address of the host that sends it")
        .option("--account", holding->account, "The account that authenticated")
        .option("--subject", holding->subject, "The subject")
        .option("-m,--reason", holding->reason, "Why")
        .option("--until", holding->until, "The rule ends then: 3h, 2d, or 2026-01-31 18:00")
        .keeping(holding)
        .does([&context, holding] { return addRule(context, *holding); });
    queue.sub("hold-rules", "The hold rules, and how much each has put on hold").does([&context] { return rules(context); });
    const auto removed = std::make_shared<OrderOptions>();
    queue.sub("remove-hold-rule", "Remove a hold rule; what it put on hold stays there")
        .option("--number", removed->number, "Its number")
        .keeping(removed)
        .does([&context, removed] {
            return send(context, "queue.remove-hold-rule", base::Json::object({{"number", removed->number}}), "Hold rule " + std::to_string(removed->number) + " is removed. What it put on hold is still there.");
        });
}

} // namespace postroom::ctl
