// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/program.h"

#include "server/ctl/commands.h"
#include "server/ctl/sendmail.h"

namespace postroom::ctl {

namespace {

/// "--socket PATH" and "--json" may stand before sendmail's own switches, which CLI11 must not see.
std::vector<std::string> takeGlobals(Context& context, std::vector<std::string> arguments) {
    std::size_t at = 0;
    while (at < arguments.size()) {
        const std::string& word = arguments[at];
        if (word == "--json") {
            context.json = true;
        } else if (word == "--socket" && at + 1 < arguments.size()) {
            context.socket = arguments[++at];
        } else if (word.starts_with("--socket=")) {
            context.socket = word.substr(9);
        } else {
            break;
        }
        ++at;
    }
    arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(at));
    return arguments;
}

} // namespace

std::string versionText() { return "postroomctl " POSTROOM_VERSION; }

int runCommands(Context& context, const std::vector<std::string>& arguments) {
    CommandLine line("postroomctl", "Looks into a Postroom mail server and steers it.");
    if (arguments.size() == 1 && arguments.front() == "--version") {
        context.out.line(versionText());
        return exitOk;
    }
    bool version = false; // declared for the help
    Command root = line.root();
    root.option("--socket", context.socket, "Control socket of postroomd ($POSTROOM_SOCKET, /run/postroom/control.sock)")
        .flag("--json", context.json, "Print JSON for programs")
        .flag("--version", version, "Print the version");
    addStatusCommands(root, context);
    addQueueCommands(root, context);
    addTraceCommands(root, context);
    addBounceCommand(root, context);
    addEventCommands(root, context);
    addLogCommand(root, context);
    addConfigCommands(root, context);
    addDiagnoseCommands(root, context);
    addLookupCommands(root, context);
    addSessionCommand(root, context);
    addAuditCommand(root, context);
    addLedgerCommand(root, context);
    addManualCommand(root, context);
    addProxyCommand(root, context);
    root.sub("sendmail", "Hand in a message, as sendmail does; also mailq, newaliases, runq and rmail");
    return line.run(arguments, context.out, context.err);
}

int runProgram(Context& context, const std::string& program, const std::vector<std::string>& arguments) {
    const std::string name = program.substr(program.rfind('/') + 1); // npos + 1 is 0
    if (isSendmailName(name))
        return runSendmail(context, name, arguments);
    const auto rest = takeGlobals(context, arguments);
    if (!rest.empty() && isSendmailName(rest.front()))
        return runSendmail(context, rest.front(), {rest.begin() + 1, rest.end()});
    return runCommands(context, rest);
}

} // namespace postroom::ctl
