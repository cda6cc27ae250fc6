// SPDX-License-Identifier: Apache-2.0
// queue run, try, hold, release, give-up, remove, undo, reroute, change-sender, add-recipient, mark-delivered. An action on all that match says first what it will do and to
// how many, and asks; --yes answers.
#include "server/ctl/commands.h"
#include "server/ctl/queue_filter.h"
#include "server/ctl/queue_text.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

struct ActionOptions {
    std::vector<std::string> ids;
    QueueFilter filter;
    std::vector<std::string> recipients;
    std::string reason, until, sender, recipient, hosts, transport;
    bool back = false;
    bool all = false;
    bool yes = false;
};

enum class Asks { never, forSeveral };

struct Action {
    std::string name;
    std::string help;
    std::string said; ///< "tried now": "2 messages are VERB"
    Asks asks = Asks::never;
    bool takesReason = false;
    bool takesRecipients = false;
    void (*declare)(Command& command, ActionOptions& options) = nullptr; ///< options of its own
};

std::string messagesText(std::int64_t count) { return std::to_string(count) + (count == 1 ? " message" : " messages"); }

/// Shows what would happen; true when it shall.
tl::expected<bool, ExitCode> preview(Context& context, Client& client, const Action& action, const base::Json& selection) {
    base::Json params = selection;
    params.set("action", action.name);
    params.remove("recipients");
    for (const auto* own : {"reason", "until", "sender", "recipient", "hosts", "transport"})
        params.remove(own);
    const auto reply = context.ask(client, "queue.preview", std::move(params));
    if (!reply)
        return tl::unexpected(reply.error());
    if ((*reply)["count"].toInteger() == 0) {
        context.err.line("No message in the queue matches.");
        return false;
    }
    context.err.text(queueTable((*reply)["sample"], context.clock, context.err.width()));
    context.err.line((*reply)["effect"].toString());
    return context.confirmed("Do it to " + messagesText((*reply)["count"].toInteger()) + "?");
}

tl::expected<base::Json, ExitCode> selectionOf(Context& context, const ActionOptions& options) {
    base::Json params = base::Json::object();
    const auto filter = options.filter.request(context.clock.now());
    if (!filter)
        return tl::unexpected(context.report(exitUsage, filter.error().publicText));
    if (!options.ids.empty()) {
        base::Json ids = base::Json::array();
        for (const auto& id : options.ids)
            ids.append(id);
        params.set("ids", std::move(ids));
    } else if (filter->size() > 0 || options.all) {
        params.set("filter", *filter);
    } else {
        return tl::unexpected(context.report(exitUsage, "name the messages, choose them with --from, --to, --domain, --why..., or say --all"));
    }
    if (!options.reason.empty())
        params.set("reason", options.reason);
    for (const auto& [name, text] : {std::pair("sender", &options.sender), std::pair("recipient", &options.recipient),
                                     std::pair("hosts", &options.hosts), std::pair("transport", &options.transport)})
        if (!text->empty())
            params.set(name, *text);
    if (options.back)
        params.set("hosts", "");
    if (!options.until.empty()) {
        const auto until = timeFromNow(options.until, context.clock.now());
        if (!until)
            return tl::unexpected(context.report(exitUsage, until.error().publicText));
        params.set("until", base::toEpochMicros(*until));
    }
    if (!options.recipients.empty()) {
        base::Json recipients = base::Json::array();
        for (const auto& recipient : options.recipients)
            recipients.append(recipient);
        params.set("recipients", std::move(recipients));
    }
    return params;
}

int act(Context& context, const Action& action, const ActionOptions& options) {
    auto params = selectionOf(context, options);
    if (!params)
        return params.error();
    auto client = context.connect();
    if (!client)
        return client.error();
    const bool several = options.ids.empty() || options.ids.size() > 1;
    if (several && action.asks == Asks::forSeveral && !options.yes) {
        if (!context.inputIsTerminal)
            return context.report(exitUsage, "this acts on several messages: say --yes");
        const auto agreed = preview(context, *client, action, *params);
        if (!agreed)
            return agreed.error();
        if (!*agreed)
            return exitFailed;
    }
    const auto reply = context.ask(*client, "queue." + action.name, std::move(*params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    for (const auto& failure : (*reply)["failures"].items())
        context.err.line(failure["id"].toString() + ": " + failure["message"].toString());
    const std::int64_t done = (*reply)["done"].toInteger();
    context.out.line(messagesText(done) + (done == 1 ? " was " : " were ") + action.said + ".");
    if (!(*reply)["undo"].toStringView().empty() && done > 0)
        context.out.line("Take it back with: " + (*reply)["undo"].toString());
    return (*reply)["failures"].size() == 0 && done > 0 ? exitOk : exitFailed;
}

struct RunOptions {
    bool force = false;
    std::string domain, queue;
};

int run(Context& context, const RunOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"force", options.force}});
    if (!options.domain.empty())
        params.set("domain", options.domain);
    if (!options.queue.empty())
        params.set("queue", options.queue);
    const auto reply = context.ask(*client, "queue.run", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.line("A queue run has begun: " + messagesText((*reply)["started"].toInteger()) + " to try.");
    return exitOk;
}

void declareUntil(Command& command, ActionOptions& options) {
    command.option("--until", options.until, "Release them then: 3h, 2d, or 2026-01-31 18:00");
}

void declareRoute(Command& command, ActionOptions& options) {
    command.option("--to-hosts", options.hosts, "name, name:port or [address]:port; several with commas")
        .option("--transport", options.transport, "A transport that delivers to hosts (the first)")
        .flag("--back", options.back, "Where the routers say again");
}

} // namespace

void addQueueActions(Command queue, Context& context) {
    const auto running = std::make_shared<RunOptions>();
    queue.sub("run", "Start a queue run now")
        .flag("--force", running->force, "Also try what is not due yet")
        .option("--domain", running->domain, "Only recipients of this domain")
        .option("--queue", running->queue, "Only this named queue")
        .keeping(running)
        .does([&context, running] { return run(context, *running); });
    const std::vector<Action> actions{
        {"try", "Try messages now, whatever their retry times say", "scheduled to be tried now"},
        {"hold", "Put messages on hold: kept, not delivered", "put on hold", Asks::never, true, false, declareUntil},
        {"release", "Release messages from hold", "released"},
        {"give-up", "Give delivery up and notify the sender", "given up; the sender is notified", Asks::forSeveral, true, true},
        {"remove", "Delete messages without notice; the bin keeps them for a while", "moved to the bin", Asks::forSeveral, true},
        {"reroute", "Send messages to hosts of your choice instead of where the routers say", "rerouted", Asks::forSeveral, true, false, declareRoute},
        {"change-sender", "Change the sender: bounces go to the new one", "given the new sender", Asks::forSeveral, true, false,
         [](Command& command, ActionOptions& options) { command.option("--sender", options.sender, "The new sender; <> for none"); }},
        {"add-recipient", "Add a recipient", "given one more recipient", Asks::forSeveral, true, false,
         [](Command& command, ActionOptions& options) { command.option("--recipient", options.recipient, "Whom to add"); }},
        {"mark-delivered", "End delivery as if it were done; nobody is told", "marked delivered", Asks::forSeveral, true, true},
        {"undo", "Bring removed messages back from the bin", "brought back"},
    };
    for (const Action& action : actions) {
        const auto options = std::make_shared<ActionOptions>();
        Command command = queue.sub(action.name, action.help);
        command.words("ID", options->ids, "Message ids", action.name == "undo" ? Need::required : Need::optional);
        if (action.name != "undo") {
            options->filter.declare(command);
            command.flag("--all", options->all, "All messages of the queue").flag("-y,--yes", options->yes, "Do not ask");
        }
        if (action.declare != nullptr)
            action.declare(command, *options);
        if (action.takesReason)
            command.option("-m,--reason", options->reason, "Why; kept with the event");
        if (action.takesRecipients)
            command.option("--only", options->recipients, "Only these recipients");
        command.keeping(options).does([&context, action, options] { return act(context, action, *options); });
    }
}

} // namespace postroom::ctl
