// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/sendmail.h"

#include "server/ctl/dialogue.h"
#include "server/ctl/program.h"

#include <algorithm>
#include <array>

namespace postroom::ctl {

namespace {

using Mode = SendmailArguments::Mode;

int speakSmtp(Context& context) {
    auto client = context.connect();
    if (!client)
        return exitTemporary;
    const auto opened = context.ask(*client, "submit.smtp");
    return opened ? converse(context, *client, *opened) : opened.error();
}

int countQueue(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "queue.list", base::Json::object({{"limit", 1}}));
    if (!reply)
        return reply.error();
    context.out.line(std::to_string((*reply)["total"].toInteger()));
    return exitOk;
}

int checkAliases(Context& context) {
    auto client = context.connect();
    if (!client)
        return client.error();
    const auto reply = context.ask(*client, "server.check-aliases");
    if (!reply)
        return reply.error();
    if (context.json)
        return context.printJson(*reply);
    bool good = true;
    for (const auto& file : (*reply)["files"].items()) {
        std::string line = file["file"].toString() + ": " + std::to_string(file["entries"].toInteger()) + " aliases";
        if (file.has("bytes"))
            line += ", longest " + std::to_string(file["longest"].toInteger()) + " bytes, " + std::to_string(file["bytes"].toInteger()) + " bytes total";
        context.out.line(line);
        for (const auto& problem : file["problems"].items()) {
            good = false;
            context.err.line(file["file"].toString() + ": " + problem.toString());
        }
    }
    if ((*reply)["files"].size() == 0)
        context.out.line("No alias file is configured: no redirect router looks into one.");
    return good ? exitOk : exitData;
}

/// The words of the postroomctl command that does the same.
std::vector<std::string> translated(const SendmailArguments& arguments) {
    std::vector<std::string> words;
    switch (arguments.mode) {
    case Mode::mailq: words = {"queue", "list"}; break;
    case Mode::run: words = {"queue", "run"}; break;
    case Mode::address: words = {"route"}; break;
    case Mode::verify: words = {"route", "--verify"}; break;
    case Mode::session: words = {"session", "--client", arguments.client}; break;
    case Mode::expand: words = {"expand"}; break;
    case Mode::message:
        if (arguments.action == "headers" || arguments.action == "body")
            words = {"trace", "reveal", "--part", arguments.action, "--reason", "asked for by sendmail -Mv"};
        else if (arguments.action == "log")
            words = {"log", "--message"};
        else
            words = {"queue", arguments.action, "--yes"};
        break;
    default: break;
    }
    if (arguments.mode == Mode::run && arguments.force)
        words.emplace_back("--force");
    if (arguments.mode == Mode::expand && arguments.words.empty())
        words.emplace_back("--lines");
    const bool offline = arguments.mode == Mode::address || arguments.mode == Mode::session || arguments.mode == Mode::expand;
    if (offline && !arguments.config.empty()) {
        words.emplace_back("--config");
        words.push_back(arguments.config);
    }
    if (arguments.mode == Mode::address && !arguments.sender.empty()) {
        words.emplace_back("--sender");
        words.push_back(arguments.sender);
    }
    if (arguments.mode != Mode::mailq && arguments.mode != Mode::run)
        words.insert(words.end(), arguments.words.begin(), arguments.words.end());
    return words;
}

} // namespace

bool isSendmailName(std::string_view name) {
    static constexpr std::array<std::string_view, 8> names{"sendmail", "mailq", "newaliases", "runq", "rmail", "exim", "exim4", "send-mail"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

int runSendmail(Context& context, std::string_view name, const std::vector<std::string>& words) {
    auto arguments = readSendmailArguments(words);
    if (!arguments)
        return context.report(exitUsage, arguments.error().publicText);
    if (name == "mailq")
        arguments->mode = Mode::mailq;
    else if (name == "newaliases")
        arguments->mode = Mode::newaliases;
    else if (name == "runq")
        arguments->mode = Mode::run;
    else if (name == "rmail")
        arguments->ignoreDots = true; // UUCP's: recipients as words, the whole input is the message
    switch (arguments->mode) {
    case Mode::submit: return submitMail(context, *arguments);
    case Mode::smtp: return speakSmtp(context);
    case Mode::count: return countQueue(context);
    case Mode::newaliases: return checkAliases(context);
    case Mode::version: context.out.line(versionText()); return exitOk;
    default: return runCommands(context, translated(*arguments));
    }
}

} // namespace postroom::ctl
