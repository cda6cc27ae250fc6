// SPDX-License-Identifier: Apache-2.0
// config show, get, check, history, diff, export: reading.
#include "server/ctl/commands.h"
#include "server/ctl/config_text.h"
#include "server/ctl/explain_finding.h"
#include "server/ctl/time_text.h"
#include "shared/wire/finding_json.h"

#include <cstdio>

namespace postroom::ctl {

namespace {

struct ReadOptions {
    std::vector<std::string> words;
    std::string output;
    std::int64_t revision = 0;
    std::int64_t limit = 50;
    std::int64_t before = 0;
};

/// "router smarthost" from one word or two; "main" needs no name.
std::string objectOf(const std::vector<std::string>& words, std::size_t count) {
    std::string object;
    for (std::size_t i = 0; i < count && i < words.size(); ++i)
        object += (object.empty() ? "" : " ") + words[i];
    return object;
}

base::Json baseParams(const ReadOptions& options) {
    base::Json params = base::Json::object();
    if (options.revision != 0)
        params.set("base", options.revision);
    return params;
}

int show(Context& context, const ReadOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "config.document", baseParams(options));
    if (!reply)
        return reply.error();
    const std::string wanted = objectOf(options.words, 2);
    base::Json objects = base::Json::array();
    for (const auto& object : (*reply)["objects"].items())
        if (wanted.empty() || object["object"].toStringView() == wanted || object["kind"].toStringView() == wanted)
            objects.append(object);
    if (objects.size() == 0 && !wanted.empty())
        return context.report(exitFailed, "there is no object \"" + wanted + "\"; \"postroomctl config show\" lists them all");
    if (context.json)
        return context.printJson(base::Json::object({{"objects", std::move(objects)}}));
    for (const auto& object : objects.items()) {
        context.out.line(object["object"].toString());
        for (const auto& [setting, value] : object["body"].members())
            context.out.line("    " + setting + " = " + valueText(value));
    }
    return exitOk;
}

int get(Context& context, const ReadOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const std::string setting = options.words.back();
    const std::string object = options.words.size() == 1 ? "main" : objectOf(options.words, options.words.size() - 1);
    base::Json params = baseParams(options);
    params.set("object", object);
    const auto reply = context.ask(*client, "config.settings", std::move(params));
    if (!reply)
        return reply.error();
    for (const auto& row : (*reply)["settings"].items()) {
        if (row["setting"].toStringView() != setting)
            continue;
        if (context.json)
            return context.printJson(row);
        context.out.line(row["text"].isString() ? row["text"].toString() : valueText(row["value"]));
        if (context.out.isTerminal())
            context.err.line(row["default"].toBool() ? "(default)" : "(set by " + row["author"].toString() + " in revision " +
                                                                         std::to_string(row["since"].toInteger()) + ", " +
                                                                         timeText(row["time"].toInteger()) + ")");
        return exitOk;
    }
    return context.report(exitFailed, object + " has no setting " + setting);
}

int check(Context& context, const std::string& file) {
    if (!file.empty()) {
        auto client = context.connectOrEvaluate(file);
        if (!client)
            return client.error();
        const auto reply = context.ask(*client, "config.compile");
        if (!reply)
            return reply.error();
        const auto findings = wire::readFindings((*reply)["findings"]);
        if (context.json)
            context.printJson(*reply);
        else
            context.out.text(findings.empty() ? "No errors.\n" : findingsText(findings));
        return config::hasErrors(findings) ? exitConfig : exitOk;
    }
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "config.check");
    if (!reply)
        return reply.error();
    const auto findings = wire::readFindings((*reply)["findings"]);
    if (context.json)
        context.printJson(*reply);
    else
        context.out.text(findings.empty() ? "The running configuration has no errors.\n" : findingsText(findings));
    return (*reply)["ok"].toBool() ? exitOk : exitConfig;
}

int history(Context& context, const ReadOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"limit", options.limit}});
    if (options.before != 0)
        params.set("before", options.before);
    const auto reply = context.ask(*client, "config.history", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.text(historyText((*reply)["revisions"], context.out.width()));
    if ((*reply)["next"].isInteger())
        context.out.line("There are older ones: go on with --before " + std::to_string((*reply)["next"].toInteger()));
    return exitOk;
}

/// Without revisions: the running one against the one before it.
int diff(Context& context, const ReadOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto running = context.ask(*client, "config.running");
    if (!running)
        return running.error();
    std::int64_t from = (*running)["parent"].toInteger();
    std::int64_t to = (*running)["revision"].toInteger();
    for (std::size_t i = 0; i < options.words.size(); ++i) {
        const auto number = base::Json::parse(options.words[i]);
        if (!number || !number->isInteger() || i > 1)
            return context.report(exitUsage, "give the numbers of one or two revisions: config diff 3 7");
        (i == 0 ? from : to) = number->toInteger();
    }
    if (from == 0) {
        context.out.line("Revision " + std::to_string(to) + " is the first: there is nothing to compare it with.");
        return exitOk;
    }
    const auto reply = context.ask(*client, "config.diff", base::Json::object({{"from", from}, {"to", to}}));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    const std::string text = differenceText((*reply)["difference"]);
    context.out.text(text.empty() ? "Revisions " + std::to_string(from) + " and " + std::to_string(to) + " say the same.\n" : text);
    return exitOk;
}

int exportText(Context& context, const ReadOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "config.export", baseParams(options));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    context.out.text((*reply)["text"].toStringView());
    return exitOk;
}

} // namespace

void addConfigCommands(Command root, Context& context) {
    Command config = root.sub("config", "The configuration: look, change, check, apply, take back");
    const auto add = [&](const char* name, const char* help, auto action, auto more) {
        const auto options = std::make_shared<ReadOptions>();
        Command command = config.sub(name, help);
        more(command, *options);
        command.keeping(options).does([&context, options, action] { return action(context, *options); });
    };
    const auto revision = [](Command& command, ReadOptions& options) { command.option("--revision", options.revision, "Of this revision instead of the running one"); };
    add("show", "Objects with the settings that differ from the defaults", show, [&](Command& command, ReadOptions& options) {
        command.words("OBJECT", options.words, "\"main\", \"router NAME\", or a kind", Need::optional);
        revision(command, options);
    });
    add("get", "The value of one setting: config get [OBJECT] SETTING", get, [&](Command& command, ReadOptions& options) {
        command.words("SETTING", options.words, "[OBJECT] SETTING; main is the usual object");
        revision(command, options);
    });
    add("history", "Revisions, newest first; * is in force", history, [](Command& command, ReadOptions& options) {
        command.option("--limit", options.limit, "At most so many (50)").option("--before", options.before, "Older than this revision");
    });
    add("diff", "What differs between two revisions; without numbers: the last change", diff, [](Command& command, ReadOptions& options) {
        command.words("REVISION", options.words, "One or two revisions", Need::optional);
    });
    add("export", "The configuration as text in Exim's syntax", exportText, revision);
    const auto file = std::make_shared<std::string>();
    config.sub("check", "Check the running configuration, or a file without any daemon")
        .word("FILE", *file, "A configuration in Exim's syntax", Need::optional)
        .keeping(file)
        .does([&context, file] { return check(context, *file); });
    addConfigChanges(config, context);
    addConfigTrials(config, context);
}

} // namespace postroom::ctl
