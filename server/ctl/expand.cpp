// SPDX-License-Identifier: Apache-2.0
// expand: strings, one or many, on the running configuration or on a file.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"
#include "shared/wire/bytes_field.h"

namespace postroom::ctl {

namespace {

constexpr std::size_t atATime = 100;

struct ExpandOptions {
    std::vector<std::string> expressions;
    std::string config, facts, message, sender, folder;
    std::int64_t revision = 0;
    bool lines = false;
    bool explain = false;
};

base::Json expressionJson(const std::string& expression) {
    if (base::isValidUtf8(expression))
        return expression;
    return base::Json::object({{"b64", base::base64Encode(expression)}});
}

void print(Context& context, const base::Json& result, bool explain) {
    if (context.json) {
        context.out.line(result.text());
        return;
    }
    const bool failed = result.has("error") || result.has("error_b64");
    const auto text = wire::getBytes(result, failed ? "error" : "result");
    context.out.line(failed ? (result["forced"].toBool() ? "Forced failure: " : "Failed: ") + text.value_or("") : text.value_or(""));
    if (explain)
        for (const auto& step : result["steps"].items())
            context.out.line("    " + terminalSafe(step.toString()));
}

/// The request without its expressions.
tl::expected<base::Json, ExitCode> request(Context& context, Client& client, const ExpandOptions& options) {
    base::Json params = base::Json::object();
    base::Json facts = base::Json::object();
    if (!options.facts.empty()) {
        const auto text = context.readFile(options.facts);
        if (!text)
            return tl::unexpected(text.error());
        auto parsed = base::Json::parse(*text);
        if (!parsed || !parsed->isObject())
            return tl::unexpected(context.report(exitData, options.facts + " is not a JSON object of facts"));
        facts = std::move(*parsed);
    }
    if (!options.sender.empty())
        facts.set("sender", options.sender);
    std::string message = options.message;
    // A message that the facts name lies beside them or in the folder given.
    if (message.empty() && facts["message"].isString() && !options.folder.empty())
        message = options.folder + "/" + facts["message"].toString();
    if (!message.empty()) {
        const auto text = context.readFile(message);
        if (!text)
            return tl::unexpected(text.error());
        if (const auto attached = client.attach(params, "message", *text); !attached)
            return tl::unexpected(context.report(attached.error()));
    }
    params.set("facts", std::move(facts));
    if (!options.folder.empty())
        params.set("folder", options.folder);
    if (options.explain)
        params.set("explain", true);
    if (options.revision != 0)
        params.set("configuration", base::Json::object({{"revision", options.revision}}));
    return params;
}

/// Expands a batch; the number that failed.
tl::expected<int, ExitCode> expandBatch(Context& context, Client& client, const ExpandOptions& options, const std::vector<std::string>& batch) {
    auto params = request(context, client, options); // anew each time: an upload is used once
    if (!params)
        return tl::unexpected(params.error());
    base::Json expressions = base::Json::array();
    for (const auto& expression : batch)
        expressions.append(expressionJson(expression));
    params->set("expressions", std::move(expressions));
    const auto reply = context.ask(client, "expand", std::move(*params));
    if (!reply)
        return tl::unexpected(reply.error());
    int failures = 0;
    for (const auto& result : (*reply)["results"].items()) {
        failures += result.has("forced") ? 1 : 0;
        print(context, result, options.explain);
    }
    context.out.flush();
    return failures;
}

int expandLines(Context& context, Client& client, const ExpandOptions& options) {
    std::vector<std::string> batch;
    const std::size_t most = context.inputIsTerminal ? 1 : atATime;
    for (;;) {
        if (context.inputIsTerminal) {
            context.err.text("> ");
            context.err.flush();
        }
        auto line = context.readLine();
        if (line) {
            if (!line->empty() && line->back() == '\n')
                line->pop_back();
            batch.push_back(std::move(*line));
        }
        if (batch.size() >= most || (!line && !batch.empty())) {
            const auto done = expandBatch(context, client, options, batch);
            if (!done)
                return done.error();
            batch.clear();
        }
        if (!line)
            return exitOk;
    }
}

int expand(Context& context, const ExpandOptions& options) {
    if (options.expressions.empty() && !options.lines && !context.inputIsTerminal)
        return context.report(exitUsage, "give the string to expand, or --lines to read one from each line of the input");
    auto client = context.connectOrEvaluate(options.config);
    if (!client)
        return client.error();
    if (options.expressions.empty())
        return expandLines(context, *client, options);
    const auto failures = expandBatch(context, *client, options, options.expressions);
    if (!failures)
        return failures.error();
    return *failures == 0 ? exitOk : exitFailed;
}

} // namespace



void addExpandCommand(Command root, Context& context) {
    const auto options = std::make_shared<ExpandOptions>();
    root.sub("expand", "Expand strings as the configuration would")
        .words("STRING", options->expressions, "Strings", Need::optional)
        .flag("--lines", options->lines, "One string from each line of standard input; with --json one answer on each line")
        .option("--config", options->config, "Ask this configuration file instead of the running server")
        .option("--revision", options->revision, "Ask this revision instead of the running one")
        .option("--facts", options->facts, "JSON file of variables, such as {\"sender_host_address\": \"192.0.2.1\"}")
        .option("--message", options->message, "File with a message for $h_... and $message_...")
        .option("--sender", options->sender, "Envelope sender")
        .option("--folder", options->folder, "Where files lie that the facts name")
        .flag("--explain", options->explain, "Also what was looked at")
        .keeping(options)
        .does([&context, options] { return expand(context, *options); });
}

} // namespace postroom::ctl
