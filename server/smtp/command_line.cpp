// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/command_line.h"

#include "shared/base/text.h"

#include <array>

namespace postroom::smtp {

namespace {

struct VerbName {
    std::string_view name;
    Verb verb;
};
constexpr std::array verbNames{
    VerbName{"EHLO", Verb::ehlo}, VerbName{"HELO", Verb::helo}, VerbName{"MAIL", Verb::mail}, VerbName{"RCPT", Verb::rcpt},
    VerbName{"DATA", Verb::data}, VerbName{"BDAT", Verb::bdat}, VerbName{"RSET", Verb::rset}, VerbName{"NOOP", Verb::noop},
    VerbName{"QUIT", Verb::quit}, VerbName{"VRFY", Verb::vrfy}, VerbName{"EXPN", Verb::expn}, VerbName{"ETRN", Verb::etrn},
    VerbName{"HELP", Verb::help}, VerbName{"STARTTLS", Verb::starttls}, VerbName{"AUTH", Verb::auth},
    VerbName{"XCLIENT", Verb::xclient},
};

/// Removes "FROM:" or "TO:"; blanks around the colon are widespread and harmless. Nothing when it is not there.
std::optional<std::string_view> afterKeyword(std::string_view argument, std::string_view keyword) {
    if (!base::startsWithIgnoreCase(argument, keyword))
        return std::nullopt;
    auto rest = base::trim(argument.substr(keyword.size()));
    if (!rest.starts_with(':'))
        return std::nullopt;
    return base::trim(rest.substr(1));
}

} // namespace

CommandLine splitCommand(std::string_view line) {
    CommandLine command;
    line = base::trim(line);
    const auto end = line.find_first_of(" \t");
    command.word = line.substr(0, end);
    command.argument = end == std::string_view::npos ? std::string_view() : base::trim(line.substr(end));
    for (const auto& entry : verbNames)
        if (base::equalsIgnoreCase(entry.name, command.word))
            command.verb = entry.verb;
    if (command.verb == Verb::mail || command.verb == Verb::rcpt) {
        const auto path = afterKeyword(command.argument, command.verb == Verb::mail ? "FROM" : "TO");
        if (path)
            command.argument = *path;
        else
            command.argument = {}; // "MAIL" alone and "MAIL anna@..." are the same mistake
    }
    return command;
}

std::optional<BdatCommand> parseBdat(std::string_view argument) {
    const auto words = base::splitWords(argument);
    if (words.empty() || words.size() > 2 || words[0].size() > 18)
        return std::nullopt;
    BdatCommand command;
    for (const char c : words[0]) {
        if (!base::isDigit(c))
            return std::nullopt;
        command.size = command.size * 10 + static_cast<std::uint64_t>(c - '0');
    }
    command.last = words.size() == 2;
    if (command.last && !base::equalsIgnoreCase(words[1], "LAST"))
        return std::nullopt;
    return command;
}

} // namespace postroom::smtp
