// SPDX-License-Identifier: Apache-2.0
// The arguments of MAIL and RCPT: a path, then parameters.
#include "server/mail/address.h"
#include "server/mail/xtext.h"
#include "server/smtp/command_line.h"
#include "shared/base/text.h"

#include <vector>

namespace postroom::smtp {

namespace {

using Kind = SyntaxProblem::Kind;

struct Parameter {
    std::string_view name;
    std::string_view value;
    bool hasValue = false;
    std::size_t position = 0;
};

struct SplitArgument {
    std::string_view path;
    std::vector<Parameter> parameters;
};

SyntaxProblem problem(Kind kind, std::string text, const Parameter& parameter) {
    return {kind, std::move(text), std::string(parameter.name), parameter.position};
}

SyntaxProblem unsupported(const Parameter& parameter) { return problem(Kind::unsupported, "not supported", parameter); }

SplitArgument splitArgument(std::string_view argument, bool excessBrackets) {
    SplitArgument split;
    auto length = mail::pathLength(argument);
    while (excessBrackets && length > 0 && length < argument.size() && argument[length] == '>')
        ++length;
    if (length == 0) // no angle brackets: widespread in scripts, and unambiguous up to the first blank
        length = std::min(argument.find_first_of(" \t"), argument.size());
    // A blank inside the brackets or comment may follow; what is no parameter fails as one.
    split.path = argument.substr(0, length);
    std::size_t at = length;
    while (at < argument.size()) {
        if (base::isSpace(argument[at])) {
            ++at;
            continue;
        }
        const auto end = std::min(argument.find_first_of(" \t", at), argument.size());
        const auto word = argument.substr(at, end - at);
        const auto equals = word.find('=');
        Parameter parameter{word.substr(0, equals), {}, equals != std::string_view::npos, at};
        if (parameter.hasValue)
            parameter.value = word.substr(equals + 1);
        split.parameters.push_back(parameter);
        at = end;
    }
    return split;
}

tl::expected<std::string, SyntaxProblem> readPath(std::string_view path, bool allowNull, mail::AddressSyntax syntax) {
    syntax.allowNull = allowNull;
    auto parsed = mail::parseAddress(path, syntax);
    if (!parsed)
        return tl::unexpected(SyntaxProblem{Kind::path, parsed.error().publicText, {}, 0});
    return std::move(parsed->address);
}

std::optional<std::int64_t> readNumber(std::string_view text) {
    if (text.empty() || text.size() > 18)
        return std::nullopt;
    for (const char c : text)
        if (!base::isDigit(c))
            return std::nullopt;
    return base::toInteger(text);
}

std::optional<SyntaxProblem> takeSize(const Parameter& parameter, MailCommand& command) {
    command.size = readNumber(parameter.value);
    return command.size ? std::nullopt : std::optional(problem(Kind::value, "SIZE must be a number of bytes", parameter));
}

std::optional<SyntaxProblem> takeBody(const Parameter& parameter, MailCommand& command) {
    if (base::equalsIgnoreCase(parameter.value, "8BITMIME"))
        command.body = mail::BodyType::eightBitMime;
    else if (!base::equalsIgnoreCase(parameter.value, "7BIT"))
        return problem(Kind::value, "BODY must be 7BIT or 8BITMIME", parameter); // BINARYMIME is not offered
    return std::nullopt;
}

std::optional<SyntaxProblem> takeReturn(const Parameter& parameter, MailCommand& command) {
    if (base::equalsIgnoreCase(parameter.value, "FULL"))
        command.dsnReturn = mail::DsnReturn::full;
    else if (base::equalsIgnoreCase(parameter.value, "HDRS"))
        command.dsnReturn = mail::DsnReturn::headers;
    else
        return problem(Kind::value, "RET must be FULL or HDRS", parameter);
    return std::nullopt;
}

std::optional<SyntaxProblem> takeEnvelopeId(const Parameter& parameter, MailCommand& command) {
    auto decoded = mail::xtextDecode(parameter.value);
    if (!decoded || parameter.value.empty() || parameter.value.size() > 100) // RFC 3461 4.4
        return problem(Kind::value, "ENVID must be xtext of at most 100 bytes", parameter);
    command.envelopeId = std::move(*decoded);
    return std::nullopt;
}

std::optional<SyntaxProblem> takeAuth(const Parameter& parameter, MailCommand& command) {
    auto decoded = mail::xtextDecode(parameter.value);
    if (!decoded || parameter.value.empty())
        return problem(Kind::value, "AUTH must be <> or an address in xtext", parameter);
    if (*decoded == "<>") {
        command.authentication = "";
        return std::nullopt;
    }
    auto address = mail::parseAddress(*decoded);
    if (!address)
        return problem(Kind::value, "AUTH must be <> or an address in xtext", parameter);
    command.authentication = std::move(address->address);
    return std::nullopt;
}

std::optional<SyntaxProblem> takeFlag(const Parameter& parameter, bool offered, bool& flag) {
    if (parameter.hasValue)
        return problem(Kind::value, std::string(parameter.name) + " takes no value", parameter);
    flag = offered;
    return std::nullopt;
}

/// Needs a value, and must have been offered.
std::optional<SyntaxProblem> checkOffer(const Parameter& parameter, bool offered) {
    if (!offered)
        return unsupported(parameter);
    if (!parameter.hasValue)
        return problem(Kind::value, std::string(parameter.name) + " needs a value", parameter);
    return std::nullopt;
}

std::optional<SyntaxProblem> takeMailParameter(const Parameter& parameter, const Offered& offered, MailCommand& command) {
    const auto is = [&](std::string_view name) { return base::equalsIgnoreCase(parameter.name, name); };
    using Taker = std::optional<SyntaxProblem> (*)(const Parameter&, MailCommand&);
    Taker taker = nullptr;
    bool isOffered = false;
    if (is("SIZE"))
        taker = takeSize, isOffered = offered.size;
    else if (is("BODY"))
        taker = takeBody, isOffered = offered.eightBitMime;
    else if (is("RET"))
        taker = takeReturn, isOffered = offered.dsn;
    else if (is("ENVID"))
        taker = takeEnvelopeId, isOffered = offered.dsn;
    else if (is("AUTH"))
        taker = takeAuth, isOffered = offered.auth;
    else if (is("SMTPUTF8"))
        return offered.smtputf8 ? takeFlag(parameter, true, command.smtputf8) : unsupported(parameter);
    else if (is("PRDR"))
        return takeFlag(parameter, offered.prdr, command.prdr);
    else
        return unsupported(parameter);
    if (auto wrong = checkOffer(parameter, isOffered))
        return wrong;
    return taker(parameter, command);
}

std::optional<SyntaxProblem> takeNotify(const Parameter& parameter, RcptCommand& command) {
    for (const auto word : base::split(parameter.value, ',')) {
        bool* flag = nullptr;
        if (base::equalsIgnoreCase(word, "NEVER"))
            flag = &command.notify.never;
        else if (base::equalsIgnoreCase(word, "SUCCESS"))
            flag = &command.notify.success;
        else if (base::equalsIgnoreCase(word, "FAILURE"))
            flag = &command.notify.failure;
        else if (base::equalsIgnoreCase(word, "DELAY"))
            flag = &command.notify.delay;
        if (flag == nullptr || *flag)
            return problem(Kind::value, "NOTIFY must be NEVER or a list of SUCCESS, FAILURE, DELAY", parameter);
        *flag = true;
    }
    if (command.notify.never && (command.notify.success || command.notify.failure || command.notify.delay)) // RFC 3461 4.1
        return problem(Kind::value, "NOTIFY=NEVER must stand alone", parameter);
    return std::nullopt;
}

std::optional<SyntaxProblem> takeOriginalRecipient(const Parameter& parameter, RcptCommand& command) {
    const auto semicolon = parameter.value.find(';');
    const auto decoded = semicolon == std::string_view::npos ? std::nullopt : mail::xtextDecode(parameter.value.substr(semicolon + 1));
    if (!decoded || semicolon == 0 || decoded->empty() || parameter.value.size() > 500) // RFC 3461 4.2
        return problem(Kind::value, "ORCPT must be a type, a semicolon and xtext", parameter);
    command.originalRecipient = std::string(parameter.value.substr(0, semicolon + 1)) + *decoded;
    return std::nullopt;
}

std::optional<SyntaxProblem> takeRcptParameter(const Parameter& parameter, const Offered& offered, RcptCommand& command) {
    const bool notify = base::equalsIgnoreCase(parameter.name, "NOTIFY");
    if (!notify && !base::equalsIgnoreCase(parameter.name, "ORCPT"))
        return unsupported(parameter);
    if (auto wrong = checkOffer(parameter, offered.dsn))
        return wrong;
    return notify ? takeNotify(parameter, command) : takeOriginalRecipient(parameter, command);
}

template <typename Command, typename Take>
std::optional<SyntaxProblem> takeParameters(const std::vector<Parameter>& parameters, const Offered& offered, Command& command, Take take) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        for (std::size_t before = 0; before < i; ++before)
            if (base::equalsIgnoreCase(parameters[before].name, parameters[i].name))
                return problem(Kind::value, std::string(parameters[i].name) + " stands there twice", parameters[i]);
        if (auto wrong = take(parameters[i], offered, command))
            return wrong;
    }
    return std::nullopt;
}

} // namespace

tl::expected<MailCommand, SyntaxProblem> parseMail(std::string_view argument, const Offered& offered, const mail::AddressSyntax& syntax) {
    const auto split = splitArgument(argument, syntax.stripExcessBrackets);
    auto address = readPath(split.path, true, syntax);
    if (!address)
        return tl::unexpected(std::move(address.error()));
    MailCommand command;
    command.address = std::move(*address);
    if (auto wrong = takeParameters(split.parameters, offered, command, takeMailParameter))
        return tl::unexpected(std::move(*wrong));
    return command;
}

tl::expected<RcptCommand, SyntaxProblem> parseRcpt(std::string_view argument, const Offered& offered, const mail::AddressSyntax& syntax) {
    const auto split = splitArgument(argument, syntax.stripExcessBrackets);
    auto address = readPath(split.path, false, syntax);
    if (!address)
        return tl::unexpected(std::move(address.error()));
    RcptCommand command;
    command.address = std::move(*address);
    if (auto wrong = takeParameters(split.parameters, offered, command, takeRcptParameter))
        return tl::unexpected(std::move(*wrong));
    return command;
}

} // namespace postroom::smtp
