// SPDX-License-Identifier: Apache-2.0
// config set, unset, apply, import, edit, rollback, confirm, revert, secret: changing.
#include "server/ctl/commands.h"
#include "server/ctl/config_text.h"
#include "server/ctl/editor.h"
#include "server/ctl/explain_finding.h"
#include "server/ctl/time_text.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"
#include "shared/wire/finding_json.h"

namespace postroom::ctl {

namespace {

struct ChangeOptions {
    std::vector<std::string> words;
    std::string file;
    std::string comment;
    std::string confirmWithin;
    std::int64_t revision = 0;
    bool apply = false;
    bool dryRun = false;
    bool despiteTests = false;
};

/// Adds comment and confirmation; on a wrong time the sentence was printed.
tl::expected<void, ExitCode> addApplying(Context& context, const ChangeOptions& options, base::Json& params) {
    if (!options.comment.empty())
        params.set("comment", options.comment);
    if (!options.confirmWithin.empty()) {
        const auto wait = base::readDuration(options.confirmWithin);
        if (!wait)
            return tl::unexpected(context.report(exitUsage, wait.error().publicText));
        params.set("confirm_within", wait->count());
    }
    return {};
}

int sayApplied(Context& context, const base::Json& reply) {
    if (context.json)
        return context.printJson(reply);
    context.err.text(findingsText(wire::readFindings(reply["findings"])));
    const std::string revision = std::to_string(reply["revision"].toInteger());
    if (!reply["applied"].toBool()) {
        context.out.line("Nothing changes: revision " + revision + " stays in force.");
        return exitOk;
    }
    context.out.line("Revision " + revision + " is in force.");
    if (reply["restart_needed"].toBool())
        context.out.line("Some of the changed settings hold only after a restart of postroomd.");
    if (reply.has("reverts_at"))
        context.out.line("It is taken back " + relativeText(reply["reverts_at"].toInteger(), context.clock.now()) +
                         " unless you keep it: postroomctl config confirm " + revision);
    return exitOk;
}

int applyChanges(Context& context, Client& client, base::Json changes, std::int64_t base, const ChangeOptions& options) {
    base::Json params = base::Json::object({{"changes", std::move(changes)}});
    if (base != 0)
        params.set("base", base);
    if (options.dryRun) {
        const auto reply = context.ask(client, "config.check", std::move(params));
        if (!reply)
            return reply.error();
        if (context.json)
            context.printJson(*reply);
        else
            context.out.text(differenceText((*reply)["difference"]) + findingsText(wire::readFindings((*reply)["findings"])));
        return (*reply)["ok"].toBool() ? exitOk : exitConfig;
    }
    if (options.despiteTests)
        params.set("despite_tests", true);
    if (const auto added = addApplying(context, options, params); !added)
        return added.error();
    const auto reply = context.ask(client, "config.apply", std::move(params));
    return reply ? sayApplied(context, *reply) : reply.error();
}

/// set [OBJECT] SETTING VALUE; unset [OBJECT] SETTING.
int setOne(Context& context, const ChangeOptions& options, std::string_view operation) {
    std::vector<std::string> words = options.words;
    base::Json change = base::Json::object({{"op", operation}});
    if (operation == "set") {
        if (words.size() < 2)
            return context.report(exitUsage, "config set [OBJECT] SETTING VALUE");
        change.set("value", words.back());
        words.pop_back();
    }
    const std::string setting = words.back();
    words.pop_back();
    change.set("object", words.empty() ? "main" : base::join(words, " "));
    change.set("setting", setting);
    auto client = context.connect();
    if (!client)
        return client.error();
    base::Json changes = base::Json::array();
    changes.append(std::move(change));
    return applyChanges(context, *client, std::move(changes), 0, options);
}

/// A list of changes as JSON: [...] or {"base","changes"}.
int applyFile(Context& context, const ChangeOptions& options) {
    const auto text = context.readFile(options.file);
    if (!text)
        return text.error();
    const auto document = base::Json::parse(*text);
    if (!document)
        return context.report(exitData, options.file + ": " + document.error().publicText);
    auto client = context.connect();
    if (!client)
        return client.error();
    const bool list = document->isArray();
    return applyChanges(context, *client, list ? *document : (*document)["changes"], list ? 0 : (*document)["base"].toInteger(), options);
}

int importText(Context& context, Client& client, const std::string& text, const std::string& name, const ChangeOptions& options) {
    base::Json params = base::Json::object({{"file", name}});
    if (const auto attached = client.attach(params, "text", text); !attached)
        return context.report(attached.error());
    const auto report = context.ask(client, "config.import", std::move(params));
    if (!report)
        return report.error();
    const bool ok = (*report)["ok"].toBool();
    if (context.json && (!options.apply || !ok)) {
        context.printJson(*report);
        return ok ? exitOk : exitConfig;
    }
    if (!context.json) {
        context.err.text(ctl::importText((*report)["lines"]));
        context.err.text(findingsText(wire::readFindings((*report)["findings"])));
    }
    if (!ok)
        return context.report(exitConfig, "the text has errors; nothing was changed");
    if (options.apply)
        return applyChanges(context, client, (*report)["changes"], (*report)["base"].toInteger(), options);
    const std::string difference = differenceText((*report)["difference"]);
    context.out.text(difference.empty() ? "The text says what is in force already.\n" : difference);
    if (!difference.empty())
        context.err.line("Nothing was changed yet: apply it with --apply.");
    return exitOk;
}

int importFile(Context& context, const ChangeOptions& options) {
    const auto text = context.readFile(options.file);
    if (!text)
        return text.error();
    auto client = context.connect();
    if (!client)
        return client.error();
    return importText(context, *client, *text, options.file == "-" ? "(input)" : options.file, options);
}

int edit(Context& context, const ChangeOptions& options) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto exported = context.ask(*client, "config.export");
    if (!exported)
        return exported.error();
    const std::string before = (*exported)["text"].toString();
    std::string text = before;
    for (;;) {
        auto edited = editText(text);
        if (!edited)
            return context.report(wire::wireError(edited.error()));
        if (*edited == before) {
            context.out.line("Nothing was changed.");
            return exitOk;
        }
        text = std::move(*edited);
        ChangeOptions applying = options;
        applying.apply = true;
        const int code = importText(context, *client, text, "(edited)", applying);
        if (code == exitOk || !context.confirmed("Edit it again?"))
            return code;
    }
}

int rollback(Context& context, const ChangeOptions& options) {
    base::Json params = base::Json::object({{"revision", options.revision}});
    if (const auto added = addApplying(context, options, params); !added)
        return added.error();
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "config.rollback", std::move(params));
    return reply ? sayApplied(context, *reply) : reply.error();
}

int keepOrRevert(Context& context, const ChangeOptions& options, std::string_view method) {
    auto client = context.connect();
    if (!client)
        return client.error();
    std::int64_t revision = options.revision;
    if (revision == 0) {
        const auto running = context.ask(*client, "config.running");
        if (!running)
            return running.error();
        revision = (*running)["revision"].toInteger();
    }
    const auto reply = context.ask(*client, method, base::Json::object({{"revision", revision}}));
    if (!reply)
        return reply.error();
    if (method == "config.revert")
        return sayApplied(context, *reply);
    if (context.json)
        return context.printJson(*reply);
    context.out.line("Revision " + std::to_string(revision) + " is kept.");
    return exitOk;
}

int setSecret(Context& context, const ChangeOptions& options) {
    std::string value = context.readAll();
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r'))
        value.pop_back();
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "config.set-secret", base::Json::object({{"name", options.words.front()}, {"value", value}}));
    if (!reply)
        return reply.error();
    context.out.line("The secret " + options.words.front() + " was set.");
    return exitOk;
}

using Options = std::shared_ptr<ChangeOptions>;

void applying(Command& command, ChangeOptions& options) {
    command.option("-m,--comment", options.comment, "Why; kept with the revision")
        .flag("--despite-tests", options.despiteTests, "Apply it although tests of the configuration fail")
        .option("--confirm-within", options.confirmWithin, "Take it back by itself unless confirmed within, for example, 2m");
}

} // namespace

void addConfigChanges(Command config, Context& context) {
    const auto add = [&config](const char* name, const char* help, auto declare, auto action) {
        const Options options = std::make_shared<ChangeOptions>();
        Command command = config.sub(name, help);
        declare(command, *options);
        command.keeping(options).does([options, action] { return action(*options); });
    };
    const auto dry = [](Command& command, ChangeOptions& options) { command.flag("--dry-run", options.dryRun, "Only check and show what would change"); };
    add("set", "Change one setting: config set [OBJECT] SETTING VALUE", [&](Command& command, ChangeOptions& options) {
        command.words("WORDS", options.words, "[OBJECT] SETTING VALUE; main is the usual object");
        applying(command, options);
        dry(command, options);
    }, [&context](const ChangeOptions& options) { return setOne(context, options, "set"); });
    add("unset", "Back to the default: config unset [OBJECT] SETTING", [&](Command& command, ChangeOptions& options) {
        command.words("WORDS", options.words, "[OBJECT] SETTING");
        applying(command, options);
        dry(command, options);
    }, [&context](const ChangeOptions& options) { return setOne(context, options, "unset"); });
    add("apply", "Apply a list of changes in JSON, from a file or - for standard input", [&](Command& command, ChangeOptions& options) {
        command.word("FILE", options.file, "A list of changes, or {\"base\",\"changes\"}");
        applying(command, options);
        dry(command, options);
    }, [&context](const ChangeOptions& options) { return applyFile(context, options); });
    add("import", "Read a text in Exim's syntax and show what it changes", [](Command& command, ChangeOptions& options) {
        command.word("FILE", options.file, "The text; - is standard input").flag("--apply", options.apply, "Apply it when it has no errors");
        applying(command, options);
    }, [&context](const ChangeOptions& options) { return importFile(context, options); });
    add("edit", "Edit the configuration as text in $EDITOR, check it and apply it", applying,
        [&context](const ChangeOptions& options) { return edit(context, options); });
    add("rollback", "Make an earlier revision the newest again", [](Command& command, ChangeOptions& options) {
        command.option("REVISION", options.revision, "Revision to go back to");
        applying(command, options);
    }, [&context](const ChangeOptions& options) { return options.revision == 0 ? context.report(exitUsage, "config rollback REVISION") : rollback(context, options); });
    const auto optionalRevision = [](Command& command, ChangeOptions& options) { command.option("REVISION", options.revision, "The one in force"); };
    add("confirm", "Keep a revision that was applied with --confirm-within", optionalRevision,
        [&context](const ChangeOptions& options) { return keepOrRevert(context, options, "config.confirm"); });
    add("revert", "Take a revision back at once that was applied with --confirm-within", optionalRevision,
        [&context](const ChangeOptions& options) { return keepOrRevert(context, options, "config.revert"); });
    add("secret", "Set a secret; its value is read from standard input", [](Command& command, ChangeOptions& options) {
        command.words("NAME", options.words, "Name of the secret");
    }, [&context](const ChangeOptions& options) { return setSecret(context, options); });
}

} // namespace postroom::ctl
