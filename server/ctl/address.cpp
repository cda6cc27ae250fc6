// SPDX-License-Identifier: Apache-2.0
// address test, address rewrite and route: where an address goes and why, on the running configuration or on a file.
#include "server/ctl/commands.h"
#include "server/ctl/route_text.h"
#include "server/ctl/table.h"

namespace postroom::ctl {

namespace {

struct RouteOptions {
    std::vector<std::string> addresses;
    std::string sender;
    std::string config;
    std::int64_t revision = 0;
    bool verify = false;
    bool steps = false;
};

base::Json question(const RouteOptions& options, const std::string& address) {
    base::Json params = base::Json::object({{"address", address}, {"sender", options.sender}});
    if (options.verify)
        params.set("verify", true);
    if (options.revision != 0)
        params.set("configuration", base::Json::object({{"revision", options.revision}}));
    return params;
}

bool allDeliver(const base::Json& routes) {
    for (const auto& route : routes.items())
        if (route["outcome"].toStringView() != "deliver" && route["outcome"].toStringView() != "discard")
            return false;
    return true;
}

int test(Context& context, const RouteOptions& options) {
    auto client = context.connectOrEvaluate(options.config);
    if (!client)
        return client.error();
    base::Json all = base::Json::array();
    bool good = true;
    for (const auto& address : options.addresses) {
        const auto reply = context.ask(*client, "address.test", question(options, address));
        if (!reply)
            return reply.error();
        good = good && allDeliver((*reply)["routes"]);
        const base::Json& routes = (*reply)["routes"];
        if (context.json) {
            appendPlainRoutes(all, routes);
            continue;
        }
        if (const std::string changed = routes.items().empty() ? std::string() : routes.items().front()["rewritten_to"].toString(); !changed.empty())
            context.out.line("Rewritten as " + terminalSafe(changed));
        for (const auto& route : routes.items())
            context.out.text(routeText(route, options.steps, context.out.width()));
    }
    if (context.json)
        context.printJson(all);
    return good ? exitOk : exitFailed;
}

int rewrite(Context& context, const RouteOptions& options) {
    auto client = context.connectOrEvaluate(options.config);
    if (!client)
        return client.error();
    base::Json all = base::Json::array();
    for (const auto& address : options.addresses) {
        base::Json params = base::Json::object({{"address", address}});
        if (options.revision != 0)
            params.set("configuration", base::Json::object({{"revision", options.revision}}));
        const auto reply = context.ask(*client, "address.rewrite", std::move(params));
        if (!reply)
            return reply.error();
        all.append(base::Json::object({{"address", address}, {"places", (*reply)["places"]}}));
        if (context.json)
            continue;
        Table table({{"PLACE"}, {"ADDRESS"}});
        for (const auto& place : (*reply)["places"].items())
            table.add({place["place"].toString(), place["address"].toString() + (place["changed"].toBool() ? "" : "  (as it is)")});
        context.out.text(table.text(context.out.width()));
    }
    if (context.json)
        context.printJson(all);
    return exitOk;
}

void declareRewrite(Command command, Context& context) {
    const auto options = std::make_shared<RouteOptions>();
    command.words("ADDRESS", options->addresses, "Addresses")
        .option("--config", options->config, "Ask this configuration file instead of the running server")
        .option("--revision", options->revision, "Ask this revision instead of the running one")
        .keeping(options)
        .does([&context, options] { return rewrite(context, *options); });
}

void declare(Command command, Context& context, bool steps) {
    const auto options = std::make_shared<RouteOptions>();
    options->steps = steps;
    command.words("ADDRESS", options->addresses, "Addresses")
        .option("--sender", options->sender, "Envelope sender; usually the null sender")
        .option("--config", options->config, "Ask this configuration file instead of the running server")
        .option("--revision", options->revision, "Ask this revision instead of the running one")
        .flag("--verify", options->verify, "As for verification instead of delivery")
        .flag("--steps", options->steps, "Also what each router said")
        .keeping(options)
        .does([&context, options] { return test(context, *options); });
}

} // namespace



void addDiagnoseCommands(Command root, Context& context) {
    Command address = root.sub("address", "Where mail for an address goes");
    declare(address.sub("test", "Which router takes an address, which transport, which hosts, and why not the others"), context, true);
    declareRewrite(address.sub("rewrite", "What the rewrite rules make of an address as sender, recipient and in header fields"), context);
    declare(root.sub("route", "The same in short"), context, false);
    addExpandCommand(root, context);
}

} // namespace postroom::ctl
