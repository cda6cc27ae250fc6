// SPDX-License-Identifier: Apache-2.0
// status, reload, stop: the server as a whole.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

std::string number(const base::Json& value) { return std::to_string(value.toInteger()); }

std::string listenersText(const base::Json& status, std::size_t width) {
    Table table({{"LISTENER"}, {"ADDRESS"}, {"ROLE"}, {"NOW", Align::right}, {"ACCEPTED", Align::right}, {"STATE"}});
    for (const auto& listener : status["listeners"].items()) {
        const std::string address = listener["address"].toString();
        const std::string place = (address.find(':') == std::string::npos ? address : "[" + address + "]") + ":" + number(listener["port"]);
        const std::string problem = listener["problem"].toString();
        table.add({listener["name"].toString(), place, listener["role"].toString(), number(listener["connections"]),
                   number(listener["accepted"]), problem.empty() ? "listening" : problem});
    }
    return table.empty() ? "No listener is configured: nothing can be received.\n" : table.text(width);
}

std::string alarmsText(const base::Json& status, const base::Clock& clock, std::size_t width) {
    std::string text;
    for (const auto& alarm : status["alarms"].items())
        text += wrapped((alarm["grave"].toBool() ? "ALARM " : "Warning ") + std::string("(") +
                            relativeText(alarm["since"].toInteger(), clock.now()) + "): " + alarm["sentence"].toString() + (alarm["fix"].toStringView().empty() ? "" : " " + alarm["fix"].toString()), width, 2);
    return text;
}

std::string queueSentence(const base::Json& queue, const base::Clock& clock) {
    if (queue.isNull())
        return {};
    const std::int64_t messages = queue["messages"].toInteger();
    if (messages == 0)
        return "The queue is empty.\n";
    std::string text = "The queue holds " + std::to_string(messages) + (messages == 1 ? " message" : " messages");
    if (queue["held"].toInteger() > 0)
        text += ", " + number(queue["held"]) + " of them on hold";
    if (queue["oldest"].toInteger() > 0)
        text += "; the oldest came " + relativeText(queue["oldest"].toInteger(), clock.now());
    return text + ".\n";
}

int showStatus(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto status = context.ask(*client, "server.status");
    if (!status)
        return status.error();
    if (context.json)
        return context.printJson(*status);
    const base::Json& s = *status;
    std::string text = s["host_name"].toString() + ": postroomd " + s["version"].toString() + ", up " +
                       spanText(context.clock.now() - base::fromEpochMicros(s["started"].toInteger())) + ", process " +
                       number(s["process_id"]) + ", configuration revision " + number(s["revision"]) + ".\n";
    if (s.has("reverts_at"))
        text += "Revision " + number(s["revision"]) + " is not confirmed and is taken back " +
                relativeText(s["reverts_at"].toInteger(), context.clock.now()) + ": keep it with \"postroomctl config confirm\".\n";
    text += queueSentence(s["queue"], context.clock);
    const std::string alarms = alarmsText(s, context.clock, context.out.width());
    text += alarms.empty() ? "Nothing is wrong.\n" : alarms;
    text += "\n" + listenersText(s, context.out.width());
    Table facts({{""}, {""}});
    for (const auto& certificate : s["certificates"].items())
        facts.add({"certificate " + certificate["name"].toString(),
                   "expires " + relativeText(certificate["not_after"].toInteger(), context.clock.now()) +
                       (certificate["self_signed"].toBool() ? ", self-signed" : "")});
    for (const auto& disk : s["disks"].items())
        facts.add({"disk " + disk["path"].toString(), amountText(disk["free_bytes"].toInteger()) + " free of " + amountText(disk["total_bytes"].toInteger())});
    if (!s["resolver"].toStringView().empty())
        facts.add({"resolver", s["resolver"].toString()});
    context.out.text(text + facts.text(context.out.width()));
    for (const auto& alarm : s["alarms"].items())
        if (alarm["grave"].toBool())
            return exitFailed;
    return exitOk;
}

int simple(Context& context, std::string_view method, std::string_view said) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, method);
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.line(said);
    return exitOk;
}

} // namespace

void addStatusCommands(Command root, Context& context) {
    root.sub("status", "What the server is doing and what is wrong with it").does([&context] { return showStatus(context); });
    struct Options {
        bool logs = false;
    };
    const auto options = std::make_shared<Options>();
    root.sub("reload", "Read certificates and files again and open the logs anew")
        .flag("--logs", options->logs, "Only open the logs anew, after a rotation")
        .keeping(options)
        .does([&context, options] {
            return options->logs ? simple(context, "server.reopen-logs", "The logs were opened anew.")
                                 : simple(context, "server.reload", "Certificates and files were read again.");
        });
    root.sub("stop", "End the server in order: what runs is finished first").does([&context] {
        return simple(context, "server.stop", "postroomd is stopping.");
    });
}

} // namespace postroom::ctl
