// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/modifiers.h"

#include "server/platform/regex/pattern.h"
#include "server/policy/acl/conversation_state.h"
#include "server/policy/acl/header_lines.h"
#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <algorithm>
#include <string>

namespace postroom::acl {

namespace {

// Of the message that may be pending when somebody puts header lines into a rule that runs for ever.
constexpr std::size_t pendingHeaderLimit = 1000;

// ":main,reject:" at the beginning of logwrite and as operand of log_reject_target. Nothing when a word is unknown.
bool readLogNames(std::string_view names, std::string& unknown) {
    for (const std::string_view name : base::split(names, ',')) {
        const std::string_view word = base::trim(name);
        if (word.empty() || word == "main" || word == "reject" || word == "panic")
            continue;
        unknown = word;
        return false;
    }
    return true;
}

// Splits ":names: text"; without names `text` is all of it.
bool readLogPrefix(std::string_view& text, std::string& unknown) {
    if (!text.starts_with(':'))
        return true;
    const std::size_t end = text.find(':', 1);
    if (end == std::string_view::npos)
        return true;
    if (!readLogNames(text.substr(1, end - 1), unknown))
        return false;
    text = base::trim(text.substr(end + 1));
    return true;
}

} // namespace

TermResult addHeaders(Evaluation& evaluation, std::string_view text) {
    auto& pending = evaluation.state().pendingHeaders;
    std::size_t added = 0;
    for (HeaderLine& line : readAddedHeaders(text)) {
        const bool known = std::any_of(pending.begin(), pending.end(), [&](const HeaderLine& old) { return old.text == line.text; });
        if (known)
            continue;
        if (pending.size() >= pendingHeaderLimit)
            return {Check::error, "more than " + std::to_string(pendingHeaderLimit) + " header lines were added to one message"};
        evaluation.verdict().headers.push_back({line.kind, line.text});
        pending.push_back(std::move(line));
        ++added;
    }
    return {Check::yes, std::to_string(added) + (added == 1 ? " header line added" : " header lines added")};
}

TermResult runAddHeader(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) { return addHeaders(evaluation, operand); }

void compileAddHeader(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant(); text != nullptr && text->starts_with(':')) {
        const auto lines = readAddedHeaders(*text);
        if (!lines.empty() && lines.front().text.starts_with("X-ACL-Warn: :"))
            compiler.warning("unknown-position", "\"" + base::shortened(*text, 40) + "\" begins with a position that does not exist",
                             "there are :at_start:, :after_received:, :at_start_rfc: and :at_end:");
    }
}

TermResult runRemoveHeader(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) {
    auto changes = readRemovedHeaders(operand);
    auto& all = evaluation.verdict().headers;
    for (HeaderChange& change : changes)
        all.push_back(std::move(change));
    return {};
}

void compileRemoveHeader(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant())
        for (const HeaderChange& change : readRemovedHeaders(*text))
            if (change.kind == HeaderChange::Kind::removeMatching)
                if (auto pattern = regex::Pattern::compile(change.text); !pattern)
                    compiler.error("bad-pattern", "remove_header: " + pattern.error().text());
}

TermResult runContinue(Evaluation&, const CompiledTerm&, std::string_view) { return {}; }

TermResult runDelay(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) {
    const auto delay = base::readDuration(base::trim(operand));
    if (!delay)
        return {Check::error, "syntax error in argument for \"delay\" modifier: \"" + std::string(operand) + "\" is not a time value"};
    // A verdict waits at most a day: a mistyped rule must not hold connections for ever.
    constexpr base::Seconds longest{24 * 3600};
    auto& total = evaluation.verdict().delay;
    total = std::min<base::Milliseconds>(total + std::min(*delay, longest), longest);
    return {Check::yes, "the answer waits " + base::durationText(*delay)};
}

void compileDelay(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant())
        if (auto delay = base::readDuration(base::trim(*text)); !delay)
            compiler.error("bad-time", "delay: " + delay.error().text());
}

namespace {

constexpr std::size_t queueNameLimit = 64;

/// What is wrong with the name of a queue; "" when nothing is. It is typed in commands and stands in lists.
std::string wrongQueueName(std::string_view name) {
    const bool good = std::all_of(name.begin(), name.end(), [](char c) { return base::isAlnum(c) || c == '_' || c == '-' || c == '.'; });
    if (good && name.size() <= queueNameLimit)
        return {};
    return "\"" + base::shortened(base::printable(name), 40) + "\" is no name of a queue: letters, digits, \"-\", \"_\" and \".\", at most 64";
}

} // namespace

TermResult runQueue(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) {
    const std::string_view name = base::trim(operand);
    if (auto wrong = wrongQueueName(name); !wrong.empty())
        return {Check::error, std::move(wrong)};
    evaluation.verdict().queueName = evaluation.state().queueName = std::string(name);
    return {Check::yes, name.empty() ? "the message goes to the default queue" : "the message goes to the queue " + std::string(name)};
}

void compileQueue(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    if (const std::string* text = term.program.constant())
        if (auto wrong = wrongQueueName(base::trim(*text)); !wrong.empty())
            compiler.error("bad-queue", std::move(wrong));
}

TermResult runLogRejectTarget(Evaluation&, const CompiledTerm&, std::string_view operand) {
    std::string unknown;
    if (!readLogNames(operand, unknown))
        return {Check::error, "unknown log name \"" + unknown + "\" in log_reject_target"};
    return {};
}

void compileLogRejectTarget(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    std::string unknown;
    if (const std::string* text = term.program.constant(); text != nullptr && !readLogNames(*text, unknown))
        compiler.error("unknown-log", "there is no log \"" + unknown + "\"", "the logs are main, reject and panic");
}

TermResult runLogWrite(Evaluation& evaluation, const CompiledTerm&, std::string_view operand) {
    std::string unknown;
    if (!readLogPrefix(operand, unknown))
        return {Check::error, "unknown log name \"" + unknown + "\" in \"logwrite\""};
    evaluation.verdict().logLines.push_back(base::printable(operand));
    return {};
}

void compileLogWrite(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    term.program = compiler.program(source);
    std::string unknown;
    std::string_view text = source;
    if (!readLogPrefix(text, unknown))
        compiler.error("unknown-log", "there is no log \"" + unknown + "\"", "the logs are main, reject and panic");
}

namespace {
struct SetData : TermData {
    std::string variable;
    bool ofConnection = false;
};
} // namespace

TermResult runSet(Evaluation& evaluation, const CompiledTerm& term, std::string_view) {
    const auto& data = static_cast<const SetData&>(*term.data);
    auto value = term.program.evaluate(evaluation.scope()); // here and not before, for the taint of the value
    if (!value) {
        if (value.error().kind == expand::Failure::Kind::forced)
            return {Check::yes, "the expansion was made to fail: not set"};
        return {value.error().kind == expand::Failure::Kind::temporary ? Check::defer : Check::error,
                "failed to expand \"" + std::string(term.source.text) + "\": " + value.error().message};
    }
    evaluation.tracedOperand(value->text);
    auto& variables = data.ofConnection ? evaluation.state().connectionVariables : evaluation.state().messageVariables;
    variables[data.variable] = std::move(*value);
    return {};
}

void compileSet(TermCompiler& compiler, CompiledTerm& term, std::string_view source) {
    auto data = std::make_shared<SetData>();
    std::string_view name = term.name.text;
    name.remove_prefix(std::min<std::size_t>(name.size(), 3));
    data->variable = base::trim(name);
    const std::string& variable = data->variable;
    const bool good = variable.size() >= 6 && (variable.starts_with("acl_c") || variable.starts_with("acl_m")) &&
                      (base::isDigit(variable[5]) || variable[5] == '_') &&
                      std::all_of(variable.begin() + 5, variable.end(), [](char c) { return base::isAlnum(c) || c == '_'; });
    if (!good)
        compiler.error("bad-variable", "\"" + variable + "\" cannot be set in an ACL",
                       "variables are acl_c or acl_m followed by a digit or underscore, and then letters, digits and underscores");
    data->ofConnection = variable.starts_with("acl_c");
    term.program = compiler.program(source);
    term.data = std::move(data);
}

} // namespace postroom::acl
