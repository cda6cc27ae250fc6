// SPDX-License-Identifier: Apache-2.0
// lookup servers, lookup test: the Redis, SQL and LDAP servers that the configuration asks.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"

namespace postroom::ctl {

namespace {

int showServers(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "lookup.servers");
    if (!reply)
        return reply.error();
    if (context.json) {
        context.printJson(*reply);
        return exitOk;
    }
    if ((*reply)["servers"].items().empty()) {
        context.out.line("No servers are configured for lookups (redis_servers, mysql_servers, pgsql_servers, ldap_default_servers).");
        return exitOk;
    }
    Table table({{"SERVER"}, {"STATE"}, {"QUESTIONS", Align::right}, {"FAILED", Align::right}, {"AVERAGE", Align::right}, {"LAST PROBLEM"}});
    for (const auto& server : (*reply)["servers"].items())
        table.add({server["server"].toString(), server["state"].toString(), std::to_string(server["questions"].toInteger()),
                   std::to_string(server["failures"].toInteger()), std::to_string(server["average_us"].toInteger()) + " us", server["problem"].toString()});
    context.out.text(table.text(context.out.width()));
    context.out.line("Kept answers: " + std::to_string((*reply)["cache_entries"].toInteger()) + ", used again " +
                     std::to_string((*reply)["cache_hits"].toInteger()) + " times of " +
                     std::to_string((*reply)["cache_hits"].toInteger() + (*reply)["cache_misses"].toInteger()) + ".");
    return exitOk;
}

int testServers(Context& context, const std::string& server) {
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json request = base::Json::object();
    if (!server.empty())
        request.set("server", server);
    const auto reply = context.ask(*client, "lookup.test", std::move(request));
    if (!reply)
        return reply.error();
    bool all = true;
    for (const auto& result : (*reply)["results"].items())
        all = all && result["answers"].toBool();
    if (context.json) {
        context.printJson(*reply);
        return all ? exitOk : exitFailed;
    }
    Table table({{"SERVER"}, {"ANSWERS"}, {"TIME", Align::right}, {"TEXT"}});
    for (const auto& result : (*reply)["results"].items())
        table.add({result["server"].toString(), result["answers"].toBool() ? "yes" : "no", std::to_string(result["microseconds"].toInteger()) + " us", result["text"].toString()});
    context.out.text(table.text(context.out.width()));
    return all ? exitOk : exitFailed;
}

} // namespace

void addLookupCommands(Command root, Context& context) {
    Command lookup = root.sub("lookup", "The servers that lookups ask");
    lookup.sub("servers", "How each server does, and how often a kept answer served").does([&context] { return showServers(context); });
    auto server = std::make_shared<std::string>();
    lookup.sub("test", "Connect to the servers and put a harmless question to them; fails when one does not answer")
        .keeping(server)
        .word("SERVER", *server, "as 'lookup servers' names it; all when left out", Need::optional)
        .does([&context, server] { return testServers(context, *server); });
}

} // namespace postroom::ctl
