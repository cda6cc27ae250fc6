// SPDX-License-Identifier: Apache-2.0
// queue list, groups, show, bin.
#include "server/ctl/commands.h"
#include "server/ctl/queue_filter.h"
#include "server/ctl/queue_text.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

struct ListOptions {
    QueueFilter filter;
    std::int64_t limit = 100;
    std::string after;
    std::string by = "cause";
};

int list(Context& context, const ListOptions& options) {
    auto filter = options.filter.request(context.clock.now());
    if (!filter)
        return context.report(exitUsage, filter.error().publicText);
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"limit", options.limit}});
    if (filter->size() > 0)
        params.set("filter", *filter);
    if (!options.after.empty())
        params.set("after", options.after);
    const auto reply = context.ask(*client, "queue.list", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    const auto& messages = (*reply)["messages"];
    if (messages.size() == 0) {
        context.out.line(filter->size() > 0 ? "No message in the queue matches." : "The queue is empty.");
        return exitOk;
    }
    context.out.text(queueTable(messages, context.clock, context.out.width()));
    const std::int64_t total = (*reply)["total"].toInteger();
    context.out.line("");
    context.out.line(std::to_string(messages.size()) + ((*reply).has("total") ? " of " + std::to_string(total) : std::string()) + (total == 1 ? " message." : " messages.") +
                     ((*reply)["next"].isNull() ? "" : " Go on with: --after " + (*reply)["next"].toString()));
    return exitOk;
}

int groups(Context& context, const ListOptions& options) {
    auto filter = options.filter.request(context.clock.now());
    if (!filter)
        return context.report(exitUsage, filter.error().publicText);
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"by", options.by}});
    if (filter->size() > 0)
        params.set("filter", *filter);
    const auto reply = context.ask(*client, "queue.groups", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    Table table({{"RECIPIENTS", Align::right}, {"MESSAGES", Align::right}, {"OLDEST"}, {"NEXT"}, {options.by == "cause" ? "CAUSE" : options.by}});
    for (const auto& group : (*reply)["groups"].items())
        table.add({std::to_string(group["recipients"].toInteger()), std::to_string(group["messages"].toInteger()),
                   relativeText(group["oldest"].toInteger(), context.clock.now()), relativeText(group["next"].toInteger(), context.clock.now()),
                   group["key"].toString()});
    context.out.text(table.empty() ? "The queue is empty.\n" : table.text(context.out.width()));
    return exitOk;
}

int causes(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "queue.causes");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    if ((*reply)["causes"].size() == 0)
        context.out.line("The queue is empty.");
    for (const auto& cause : (*reply)["causes"].items()) {
        const std::int64_t messages = cause["messages"].toInteger();
        context.out.line(terminalSafe(cause["title"].toString()) + ": " + std::to_string(messages) + (messages == 1 ? " message, the oldest " : " messages, the oldest ") +
                         relativeText(cause["oldest"].toInteger(), context.clock.now()));
        context.out.line("  " + cause["suggestion"].toString());
    }
    return exitOk;
}

int show(Context& context, const std::string& id) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "queue.show", base::Json::object({{"id", id}}));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.text(queueMessageText((*reply)["message"], context.clock, context.out.width()));
    return exitOk;
}

int bin(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "queue.bin");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    Table table({{"ID"}, {"RECEIVED"}, {"FROM", Align::left, 32}, {"TO", Align::left, 60}, {"REMOVED"}});
    for (const auto& message : (*reply)["messages"].items()) {
        std::string to;
        for (const auto& recipient : message["recipients"].items())
            to += (to.empty() ? "" : ", ") + recipient["address"].toString();
        table.add({message["id"].toString(), relativeText(message["received"].toInteger(), context.clock.now()), message["sender"].toString(), to,
                   message["reason"].toString()});
    }
    context.out.text(table.empty() ? "The bin is empty.\n" : table.text(context.out.width()));
    return exitOk;
}

} // namespace

void addQueueCommands(Command root, Context& context) {
    Command queue = root.sub("queue", "Messages that wait: look at them, try them, hold them, give them up");
    const auto options = std::make_shared<ListOptions>();
    Command listing = queue.sub("list", "Waiting messages, oldest first: why each recipient waits and when it is tried next");
    options->filter.declare(listing);
    listing.option("--limit", options->limit, "At most so many messages (100)")
        .option("--after", options->after, "Go on after this message")
        .keeping(options)
        .does([&context, options] { return list(context, *options); });
    const auto grouping = std::make_shared<ListOptions>();
    Command grouped = queue.sub("groups", "The waiting recipients by cause, domain, host, sender, age, transport or queue");
    grouping->filter.declare(grouped);
    grouped.word("BY", grouping->by, "cause, domain, host, sender, age, transport or queue (cause)", Need::optional)
        .keeping(grouping)
        .does([&context, grouping] { return groups(context, *grouping); });
    queue.sub("causes", "Why mail waits, by root cause, and what to do about it").does([&context] { return causes(context); });
    const auto id = std::make_shared<std::string>();
    queue.sub("show", "One message with everything that is known of it").word("ID", *id, "Message id").keeping(id).does([&context, id] {
        return show(context, *id);
    });
    queue.sub("bin", "Removed messages that can be brought back").does([&context] { return bin(context); });
    addQueueActions(queue, context);
    addQueueOrders(queue, context);
}

} // namespace postroom::ctl
