// SPDX-License-Identifier: Apache-2.0
#include "server/app/arguments.h"

#include "shared/base/text.h"

#include <array>
#include <filesystem>
#include <string_view>

namespace postroom::app {

namespace {
struct ValueOption {
    std::string_view name;
    std::string Arguments::*target;
};
constexpr std::array<ValueOption, 5> valueOptions{{
    {"--state", &Arguments::stateFolder},
    {"--runtime", &Arguments::runtimeFolder},
    {"--initial-config", &Arguments::initialConfig},
    {"--answers", &Arguments::answers},
    {"--config", &Arguments::evaluateConfig},
}};

base::Error usage(std::string text) { return base::permanentError(base::ErrorKind::invalid, std::move(text) + "; postroomd --help says what there is"); }
} // namespace

base::Result<Arguments> readArguments(const std::vector<std::string>& words) {
    Arguments arguments;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "--version") {
            arguments.mode = Arguments::Mode::version;
            return arguments;
        }
        if (word == "--help" || word == "-h") {
            arguments.mode = Arguments::Mode::help;
            return arguments;
        }
        if (word == "--evaluate") {
            arguments.mode = Arguments::Mode::evaluate;
            continue;
        }
        const ValueOption* found = nullptr;
        for (const ValueOption& option : valueOptions)
            if (option.name == word)
                found = &option;
        if (found == nullptr) {
            std::vector<std::string> names{"--evaluate", "--version", "--help"};
            for (const ValueOption& option : valueOptions)
                names.emplace_back(option.name);
            const auto near = base::nearestName(word, names);
            return base::fail(usage("\"" + word + "\" is no option" + (near ? " (did you mean " + *near + "?)" : "")));
        }
        if (at + 1 == words.size())
            return base::fail(usage(word + " needs a value"));
        arguments.*(found->target) = words[++at];
    }
    if (arguments.mode == Arguments::Mode::serve && (arguments.stateFolder.empty() || arguments.runtimeFolder.empty()))
        return base::fail(usage("--state DIR and --runtime DIR are needed"));
    // The server may change its folder; what it was told must go on to mean the same.
    for (std::string Arguments::*path : {&Arguments::stateFolder, &Arguments::runtimeFolder, &Arguments::evaluateConfig})
        if (!(arguments.*path).empty())
            arguments.*path = std::filesystem::absolute(arguments.*path).lexically_normal().string();
    return arguments;
}

std::string helpText() {
    return "postroomd --state DIR --runtime DIR [--initial-config FILE | --answers FILE]\n"
           "    Runs the mail server in the foreground; SIGTERM ends it in order. DIR for state holds databases, spool and\n"
           "    mailboxes; DIR for runtime holds control.sock, to which postroomctl talks. Both are made when they are missing.\n"
           "    At the first start the configuration comes from FILE (Exim's syntax), or from the answers in FILE\n"
           "    (host_name, domains, listen, submission, smarthost, accounts), or is the default for this host.\n"
           "postroomd --evaluate [--config FILE]\n"
           "    Answers questions about a configuration on standard input and output (the control protocol), without\n"
           "    listening, storing or delivering anything. postroomctl starts this itself.\n"
           "postroomd --version\n";
}

std::string versionText() { return "postroomd 0.1.0\n"; }

} // namespace postroom::app
