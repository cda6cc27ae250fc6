// SPDX-License-Identifier: Apache-2.0
// Handing in a message from standard input.
#include "server/ctl/sendmail.h"

#include "server/ctl/table.h"

namespace postroom::ctl {

namespace {

/// Without -i a line that is a lone dot ends the message.
std::string readMessage(Context& context, const SendmailArguments& arguments) {
    if (arguments.ignoreDots)
        return context.readAll();
    std::string message;
    while (auto line = context.readLine()) {
        if (*line == ".\n" || *line == ".\r\n" || *line == ".")
            break;
        message += *line;
    }
    return message;
}

base::Json parameters(const SendmailArguments& arguments) {
    base::Json recipients = base::Json::array();
    for (const auto& word : arguments.words)
        recipients.append(word);
    base::Json params = base::Json::object({{"recipients", std::move(recipients)}});
    const auto add = [&params](std::string_view name, const std::string& value) {
        if (!value.empty())
            params.set(name, value);
    };
    add("sender", arguments.sender);
    add("full_name", arguments.fullName);
    add("notify", arguments.notify);
    add("return", arguments.dsnReturn);
    add("envelope_id", arguments.envelopeId);
    if (arguments.recipientsFromHeader)
        params.set("recipients_from_header", true);
    if (arguments.queueOnly)
        params.set("queue_only", true);
    return params;
}

} // namespace

int submitMail(Context& context, const SendmailArguments& arguments) {
    if (arguments.words.empty() && !arguments.recipientsFromHeader)
        return context.report(exitUsage, "no recipients: name them, or take them from the message with -t");
    const std::string message = readMessage(context, arguments);
    auto client = context.connect();
    if (!client)
        return exitTemporary; // the caller keeps the message and tries again
    base::Json params = parameters(arguments);
    if (const auto attached = client->attach(params, "message", message); !attached)
        return context.report(attached.error());
    const auto reply = context.ask(*client, "submit.message", std::move(params));
    if (!reply)
        return reply.error();
    for (const auto& refused : (*reply)["refused_recipients"].items())
        context.err.line(terminalSafe(refused["address"].toString() + ": " + refused["text"].toString()));
    const std::string outcome = (*reply)["outcome"].toString();
    if (context.json)
        context.printJson(*reply);
    else if (outcome != "accepted")
        context.err.line("sendmail: " + terminalSafe((*reply)["text"].toString()));
    else if (arguments.verbose)
        context.out.line(terminalSafe((*reply)["text"].toString()));
    if (outcome == "deferred")
        return exitTemporary;
    if (outcome == "refused")
        return exitUnavailable;
    return (*reply)["refused_recipients"].size() > 0 ? exitNoUser : exitOk;
}

} // namespace postroom::ctl
