// SPDX-License-Identifier: Apache-2.0
// config simulate, replay, test: what a change would do.
#include "server/ctl/commands.h"
#include "server/ctl/table.h"
#include "server/ctl/time_text.h"
#include "shared/base/text.h"
#include "shared/wire/bytes_field.h"

#include <algorithm>
#include <map>

namespace postroom::ctl {

namespace {

struct TryOptions {
    std::string changes, file, dialogue, client = "127.0.0.1", interface, listener, user, since;
    std::vector<std::string> words;
    std::int64_t revision = 0;
    std::int64_t last = 0;
    bool tls = false;
};

/// The configuration that is tried: changes in JSON, a text, or a revision. Nothing: the one in force.
tl::expected<base::Json, ExitCode> configurationOf(Context& context, const TryOptions& options) {
    base::Json configuration = base::Json::object();
    if (options.revision != 0)
        configuration.set("revision", options.revision);
    if (!options.file.empty()) {
        const auto text = context.readFile(options.file);
        if (!text)
            return tl::unexpected(text.error());
        configuration.set("text", *text);
    }
    if (options.changes.empty())
        return configuration;
    const auto text = context.readFile(options.changes);
    if (!text)
        return tl::unexpected(text.error());
    const auto changes = base::Json::parse(*text);
    if (!changes)
        return tl::unexpected(context.report(exitData, options.changes + ": " + changes.error().publicText));
    configuration.set("changes", changes->isArray() ? *changes : (*changes)["changes"]);
    if ((*changes)["base"].isInteger())
        configuration.set("base", (*changes)["base"]);
    return configuration;
}

bool isChosen(const base::Json& configuration) { return !configuration.members().empty(); }

void lines(Context& context, std::string_view mark, std::string_view text) {
    for (std::string_view line : base::split(text, '\n')) {
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!line.empty())
            context.out.line(std::string(mark) + terminalSafe(line));
    }
}

void printSide(Context& context, std::string_view mark, const base::Json& side) {
    lines(context, mark, wire::getBytes(side, "replies").value_or(""));
    for (const base::Json& sentence : side["sentences"].items())
        lines(context, std::string(mark) + "  # ", sentence.toString());
}

int simulate(Context& context, const TryOptions& options) {
    auto configuration = configurationOf(context, options);
    if (!configuration)
        return configuration.error();
    const auto dialogue = context.readFile(options.dialogue.empty() ? "-" : options.dialogue);
    if (!dialogue)
        return dialogue.error();
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"client", options.client}, {"tls", options.tls}});
    if (isChosen(*configuration))
        params.set("configuration", std::move(*configuration));
    for (const auto& [name, value] : {std::pair("interface", &options.interface), {"listener", &options.listener}, {"authenticated_id", &options.user}})
        if (!value->empty())
            params.set(name, *value);
    if (const auto attached = client->attach(params, "dialogue", *dialogue); !attached)
        return context.report(attached.error());
    const auto reply = context.ask(*client, "config.simulate", std::move(params));
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    for (const base::Json& step : (*reply)["steps"].items()) {
        lines(context, "> ", wire::getBytes(step, "said").value_or(""));
        const std::string_view differs = step["differs"].toStringView();
        if (differs == "no") {
            lines(context, "  ", wire::getBytes(step["after"], "replies").value_or(""));
            continue;
        }
        printSide(context, "- ", step["before"]);
        printSide(context, "+ ", step["after"]);
    }
    const std::int64_t replies = (*reply)["differences"].toInteger(), rules = (*reply)["rules"].toInteger();
    context.out.line("");
    context.out.line(replies + rules == 0 ? "Both configurations answer alike, by the same rules."
                                          : std::to_string(replies) + " answers differ; " + std::to_string(rules) + " are the same by another rule. (- in force, + changed)");
    return exitOk;
}

/// What all windows of a replay came to.
struct Replayed {
    std::int64_t cases = 0, same = 0, drifted = 0, unreplayable = 0;
    base::Json differing = base::Json::array();
    struct Unrecorded {
        std::string example;
        std::int64_t cases = 0;
    };
    std::map<std::string, Unrecorded> missing;

    void add(const base::Json& window) {
        cases += window["cases"].toInteger();
        same += window["same"].toInteger();
        drifted += window["drifted"].toInteger();
        unreplayable += window["unreplayable"].toInteger();
        for (const base::Json& each : window["differing"].items())
            differing.append(each);
        for (const base::Json& each : window["missing"].items()) {
            Unrecorded& found = missing[each["what"].toString()];
            found.cases += each["cases"].toInteger();
            if (found.example.empty())
                found.example = each["example"].toString();
        }
    }
    [[nodiscard]] base::Json json() const {
        base::Json list = base::Json::array();
        for (const auto& [what, found] : missing)
            list.append(base::Json::object({{"what", what}, {"example", found.example}, {"cases", found.cases}}));
        return base::Json::object({{"cases", cases}, {"same", same}, {"drifted", drifted}, {"differing", differing}, {"unreplayable", unreplayable}, {"missing", std::move(list)}});
    }
};

std::string sideText(const base::Json& side) {
    std::string text = side["outcome"].toString();
    if (!side["reply"].toStringView().empty())
        text += ": " + side["reply"].toString();
    return text + " (" + side["decided_by"].toString() + ")";
}

void printReplay(Context& context, const Replayed& result) {
    for (const base::Json& each : result.differing.items()) {
        const std::string id = each["id"].toString();
        context.out.line(timeText(each["time"].toInteger()) + "  " + (id.empty() ? each["key"].toString() : id) + "  from <" +
                         terminalSafe(each["sender"].toString()) + "> at " + each["client"].toString());
        for (const base::Json& decision : each["decisions"].items()) {
            const std::string recipient = decision["recipient"].toString();
            context.out.line("  " + decision["phase"].toString() + (recipient.empty() ? "" : " " + terminalSafe(recipient)));
            context.out.line("  - " + terminalSafe(sideText(decision["before"])));
            context.out.line("  + " + terminalSafe(sideText(decision["after"])));
            for (const base::Json& sentence : decision["sentences"].items()) {
                context.out.line("    # " + terminalSafe(sentence.toString()));
                break;
            }
        }
    }
    context.out.line(std::to_string(result.cases) + " messages and refusals: " + std::to_string(result.differing.size()) + " would be decided otherwise, " +
                     std::to_string(result.same) + " as they were, " + std::to_string(result.unreplayable) + " cannot be replayed.");
    if (result.drifted > 0)
        context.out.line(std::to_string(result.drifted) + " were decided otherwise then, but the configuration in force would decide them like the changed one.");
    for (const auto& [what, found] : result.missing)
        context.out.line("  " + std::to_string(found.cases) + " of them: " + terminalSafe(what) +
                         (found.example.empty() ? "" : " (" + terminalSafe(found.example) + ")"));
}

int replay(Context& context, const TryOptions& options) {
    auto configuration = configurationOf(context, options);
    if (!configuration)
        return configuration.error();
    std::string query = base::join(options.words, " ");
    if (!options.since.empty()) {
        const auto time = readTime(options.since, context.clock.now());
        if (!time)
            return context.report(exitUsage, time.error().publicText);
        query += (query.empty() ? "" : " ") + std::string("after:@") + std::to_string(base::toEpochMicros(*time));
    }
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object({{"query", query}});
    if (isChosen(*configuration))
        params.set("configuration", std::move(*configuration));
    Replayed result;
    while (true) {
        if (options.last > 0)
            params.set("limit", std::min<std::int64_t>(options.last - result.cases, 5000));
        const auto window = context.ask(*client, "config.replay", params);
        if (!window)
            return window.error();
        result.add(*window);
        if ((*window)["next"].isNull() || (options.last > 0 && result.cases >= options.last))
            break;
        params.set("after", (*window)["next"]);
        if (context.err.isTerminal() && !context.json)
            context.err.line(std::to_string(result.cases) + " so far, " + std::to_string(result.differing.size()) + " differ");
    }
    if (context.json)
        return context.printJson(result.json());
    printReplay(context, result);
    return exitOk;
}

int test(Context& context, const TryOptions& options) {
    auto configuration = configurationOf(context, options);
    if (!configuration)
        return configuration.error();
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json params = base::Json::object();
    if (isChosen(*configuration))
        params.set("configuration", std::move(*configuration));
    base::Json names = base::Json::array();
    for (const std::string& word : options.words)
        names.append(word);
    if (names.size() > 0)
        params.set("names", std::move(names));
    const auto reply = context.ask(*client, "config.test", std::move(params));
    if (!reply)
        return reply.error();
    const bool ok = (*reply)["ok"].toBool();
    if (context.json) {
        context.printJson(*reply);
        return ok ? exitOk : exitFailed;
    }
    std::int64_t failed = 0;
    for (const base::Json& each : (*reply)["tests"].items()) {
        const bool passed = each["passed"].toBool();
        failed += passed ? 0 : 1;
        context.out.line((passed ? "passed  " : "FAILED  ") + each["name"].toString() + (passed ? "" : ": " + terminalSafe(each["text"].toString())));
        if (!passed)
            lines(context, "        ", wire::getBytes(each, "transcript").value_or(""));
    }
    context.out.line(std::to_string((*reply)["tests"].size()) + " tests, " + std::to_string(failed) + " failed.");
    return ok ? exitOk : exitFailed;
}

void choosing(Command& command, TryOptions& options) {
    command.option("--changes", options.changes, "Changes in JSON, as for config apply, from a file")
        .option("--file", options.file, "A whole configuration in Exim's syntax instead")
        .option("--revision", options.revision, "This revision instead");
}

} // namespace

void addConfigTrials(Command config, Context& context) {
    const auto add = [&](const char* name, const char* help, auto action, auto more) {
        const auto options = std::make_shared<TryOptions>();
        Command command = config.sub(name, help);
        more(command, *options);
        command.keeping(options).does([&context, options, action] { return action(context, *options); });
    };
    add("simulate", "Lead an SMTP dialogue with a changed configuration and with the one in force, and compare", simulate, [](Command& command, TryOptions& options) {
        choosing(command, options);
        command.option("--dialogue", options.dialogue, "What the client says, from a file instead of standard input")
            .option("--client", options.client, "Address of the client (127.0.0.1)")
            .option("--interface", options.interface, "Our address")
            .option("--listener", options.listener, "Name of a listener")
            .option("--user", options.user, "As if this user had authenticated")
            .flag("--tls", options.tls, "As if STARTTLS had been done");
    });
    add("replay", "Put recorded mail to a changed configuration and show what would be decided otherwise", replay, [](Command& command, TryOptions& options) {
        choosing(command, options);
        command.option("--last", options.last, "At most so many messages and refusals, newest first")
            .option("--since", options.since, "Not older than, for example, 3d or 2026-11-20 (24h)")
            .words("QUERY", options.words, "Which: as in trace search", Need::optional);
    });
    add("test", "Run the tests that stand in the configuration", test, [](Command& command, TryOptions& options) {
        choosing(command, options);
        command.words("NAME", options.words, "Only these", Need::optional);
    });
    addCountersCommand(config, context);
}

} // namespace postroom::ctl
