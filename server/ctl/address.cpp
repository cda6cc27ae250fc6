// SPDX-License-Identifier: Apache-2.0
// address test, rewrite, retry and aliases, and route: where an address goes and why, on the running configuration or on a file.
#include "server/ctl/commands.h"
#include "server/ctl/route_text.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"
#include "shared/base/text.h"

namespace postroom::ctl {

namespace {

struct RouteOptions {
    std::vector<std::string> addresses;
    std::string sender;
    std::string config;
    std::int64_t revision = 0;
    std::string host;
    std::string error;
    std::string schedule;
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
        if (options.steps)
            for (const auto& place : (*reply)["places"].items())
                for (const auto& step : place["steps"].items())
                    context.out.line(terminalSafe(place["place"].toString() + ": rule " + std::to_string(step["rule"].toInteger()) + " makes " + step["from"].toString() + " " +
                                                  step["to"].toString() + (step["last"].toBool() ? ", the last that is asked" : "")));
    }
    if (context.json)
        context.printJson(all);
    return exitOk;
}

std::string retryText(const base::Json& reply) {
    const base::Json& rule = reply["rule"];
    std::string text = rule.isNull() ? "" : "Rule " + std::to_string(rule["number"].toInteger()) + ": " + rule["pattern"].toString() + " " + rule["error"].toString() +
                                                (rule["senders"].toString().empty() ? "" : " senders=" + rule["senders"].toString()) + "\n";
    const auto& tries = reply["tries"].items();
    if (rule.isNull() && tries.size() <= 1)
        return "No rule applies: it fails at once.\n";
    for (std::size_t i = 1; i < tries.size(); ++i)
        text += (i == 1 ? "Tried again after " : ", ") + spanText(base::Seconds(tries[i].toInteger()));
    text += tries.size() <= 1 ? "It fails at once.\n" : reply["gives_up"].toBool() ? "; it fails with the last of them.\n" : " and so on.\n";
    return text + (reply["random"].toBool() ? "The times of a step H are drawn; these are in the middle.\n" : "");
}

int retry(Context& context, const RouteOptions& options) {
    auto client = context.connectOrEvaluate(options.config);
    if (!client)
        return client.error();
    base::Json params = base::Json::object();
    for (const auto& [name, value] : {std::pair("address", options.addresses.empty() ? std::string() : options.addresses.front()), std::pair("host", options.host),
                                      std::pair("sender", options.sender), std::pair("error", options.error), std::pair("schedule", options.schedule)})
        if (!value.empty())
            params.set(name, value);
    if (options.revision != 0)
        params.set("configuration", base::Json::object({{"revision", options.revision}}));
    const auto reply = context.ask(*client, "address.retry", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        context.printJson(*reply);
    else
        context.out.text(wrapped(base::trim(retryText(*reply)), context.out.width(), 0));
    return exitOk;
}

int aliases(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "server.check-aliases");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    Table table({{"ALIAS"}, {"FILE"}, {"GOES TO"}});
    for (const auto& file : (*reply)["files"].items())
        for (const auto& alias : file["aliases"].items())
            table.add({alias["name"].toString(), file["file"].toString(), alias["targets"].toString()});
    if (table.empty())
        context.out.line("No redirect router looks into a file with aliases.");
    else
        context.out.text(table.text(context.out.width()));
    return exitOk;
}

void declareRetry(Command command, Context& context) {
    const auto options = std::make_shared<RouteOptions>();
    command.words("ADDRESS", options->addresses, "An address; may be left out when a host or a schedule is given", Need::optional)
        .option("--host", options->host, "The host that failed; rules are asked about it first")
        .option("--error", options->error, "What failed, as in retry rules: rcpt_452, refused_MX")
        .option("--sender", options->sender, "Envelope sender")
        .option("--schedule", options->schedule, "Ask about these steps instead of the rules: \"F,2h,15m; G,16h,1h,1.5\"")
        .option("--config", options->config, "Ask this configuration file instead of the running server")
        .option("--revision", options->revision, "Ask this revision instead of the running one")
        .keeping(options)
        .does([&context, options] { return retry(context, *options); });
}

void declareRewrite(Command command, Context& context) {
    const auto options = std::make_shared<RouteOptions>();
    command.words("ADDRESS", options->addresses, "Addresses")
        .option("--config", options->config, "Ask this configuration file instead of the running server")
        .option("--revision", options->revision, "Ask this revision instead of the running one")
        .flag("--steps", options->steps, "Also what each rule did")
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
    address.sub("aliases", "The entries of the alias files that redirect routers look into").does([&context] { return aliases(context); });
    declareRetry(address.sub("retry", "Which retry rule applies when an address or a host fails, and when it would be tried again"), context);
    declare(root.sub("route", "The same in short"), context, false);
    addExpandCommand(root, context);
}

} // namespace postroom::ctl
