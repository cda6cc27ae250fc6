// SPDX-License-Identifier: Apache-2.0
// events tail: what happens now, until interrupted.
#include "server/ctl/commands.h"
#include "server/ctl/event_text.h"

namespace postroom::ctl {

namespace {

struct TailOptions {
    std::vector<std::string> names;
    std::string message;
    std::int64_t connection = 0;
    std::int64_t count = 0;
};

void print(Context& context, const std::variant<wire::EventMessage, wire::GapMessage>& item) {
    if (const auto* event = std::get_if<wire::EventMessage>(&item)) {
        base::Json document = event->event;
        if (context.json)
            document.set("sequence", event->sequence);
        context.out.line(context.json ? document.text() : eventLine(document));
    } else {
        const auto& gap = std::get<wire::GapMessage>(item);
        if (context.json)
            context.out.line(base::Json::object({{"gap", base::Json::object({{"first", gap.first}, {"last", gap.last}})}}).text());
        else
            context.out.line("(events " + std::to_string(gap.first) + " to " + std::to_string(gap.last) + " were missed)");
    }
    context.out.flush();
}

int tail(Context& context, const TailOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object();
    if (!options.names.empty()) {
        base::Json names = base::Json::array();
        for (const auto& name : options.names)
            names.append(name);
        params.set("names", std::move(names));
    }
    if (!options.message.empty())
        params.set("message", options.message);
    if (options.connection != 0)
        params.set("connection", options.connection);
    const auto subscribed = context.ask(*client, "events.subscribe", std::move(params));
    if (!subscribed)
        return subscribed.error();
    for (std::int64_t seen = 0; options.count == 0 || seen < options.count; ++seen) {
        const auto item = client->nextEvent();
        if (!item)
            return context.report(item.error());
        print(context, *item);
        if (context.out.broken())
            break;
    }
    return exitOk;
}

} // namespace

void addEventCommands(Command root, Context& context) {
    Command events = root.sub("events", "What happens in the server");
    const auto options = std::make_shared<TailOptions>();
    events.sub("tail", "Print events as they happen, until interrupted")
        .words("NAME", options->names, "Names of events, or beginnings with their dot (message.)", Need::optional)
        .option("--message", options->message, "Only of this message")
        .option("--connection", options->connection, "Only of this SMTP connection")
        .option("-n,--count", options->count, "End after so many")
        .keeping(options)
        .does([&context, options] { return tail(context, *options); });
}

} // namespace postroom::ctl
