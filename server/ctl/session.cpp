// SPDX-License-Identifier: Apache-2.0
// session: a whole SMTP dialogue on standard input, as a client at a given address would have it. Nothing is accepted.
// Each line is sent as it comes and answered before the next is read.
#include "server/ctl/commands.h"
#include "server/ctl/dialogue.h"

namespace postroom::ctl {

namespace {

struct SessionOptions {
    std::string client = "127.0.0.1";
    std::string interface, listener, user, config;
    std::int64_t clientPort = 0;
    std::int64_t interfacePort = 0;
    std::int64_t revision = 0;
    bool tls = false;
    bool explain = false;
};

int session(Context& context, const SessionOptions& options) {
    auto client = context.connectOrEvaluate(options.config);
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"client", options.client}, {"explain", options.explain}, {"tls", options.tls}});
    const auto add = [&params](std::string_view name, const std::string& value) {
        if (!value.empty())
            params.set(name, value);
    };
    add("interface", options.interface);
    add("listener", options.listener);
    add("authenticated_id", options.user);
    if (options.clientPort != 0)
        params.set("client_port", options.clientPort);
    if (options.interfacePort != 0)
        params.set("interface_port", options.interfacePort);
    if (options.revision != 0)
        params.set("configuration", base::Json::object({{"revision", options.revision}}));
    const auto opened = context.ask(*client, "session.open", std::move(params));
    if (!opened)
        return opened.error();
    return converse(context, *client, *opened);
}

} // namespace

void addSessionCommand(Command root, Context& context) {
    const auto options = std::make_shared<SessionOptions>();
    root.sub("session", "An SMTP dialogue on standard input from a given client address; nothing is accepted")
        .option("--client", options->client, "Address of the client (127.0.0.1)")
        .option("--client-port", options->clientPort, "Its port")
        .option("--interface", options->interface, "Our address")
        .option("--port", options->interfacePort, "Our port")
        .option("--listener", options->listener, "Name of a listener; usually the one for incoming mail")
        .option("--user", options->user, "As if this user had authenticated")
        .flag("--tls", options->tls, "As if STARTTLS had been done")
        .flag("--explain", options->explain, "Print each decision")
        .option("--config", options->config, "Ask this configuration file instead of the running server")
        .option("--revision", options->revision, "Ask this revision instead of the running one")
        .keeping(options)
        .does([&context, options] { return session(context, *options); });
}

} // namespace postroom::ctl
