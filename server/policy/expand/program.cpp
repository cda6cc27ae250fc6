// SPDX-License-Identifier: Apache-2.0
#include "server/policy/expand/program.h"

#include "server/policy/expand/compiler.h"
#include "server/policy/expand/evaluator.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::expand {

struct Program::Body {
    std::string source;
    Sequence sequence;
    std::vector<std::string> variables;
};

namespace {

config::Finding findingOf(const CompileError& error, std::string_view source, const config::Place& place) {
    config::Finding finding;
    finding.code = error.code;
    finding.message = error.message;
    finding.hint = error.hint;
    finding.place = place;
    const std::string_view before = source.substr(0, std::min(error.position, source.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    finding.place.line = std::max<std::uint32_t>(1, place.line) + static_cast<std::uint32_t>(lines);
    const std::size_t lineStart = before.rfind('\n');
    const std::uint32_t column = static_cast<std::uint32_t>(lineStart == std::string_view::npos ? before.size() : before.size() - lineStart - 1);
    finding.place.column = (lines == 0 ? std::max<std::uint32_t>(1, place.column) : 1) + column;
    return finding;
}

} // namespace

tl::expected<Program, std::vector<config::Finding>> Program::compile(std::string_view source, const config::Place& place, const CompileNames& names) {
    auto body = std::make_shared<Body>();
    body->source = source;
    Compiler compiler(source, names);
    if (!compiler.compile(body->sequence))
        return tl::unexpected(std::vector<config::Finding>{findingOf(compiler.error(), source, place)});
    body->variables = compiler.variables();
    std::sort(body->variables.begin(), body->variables.end());
    body->variables.erase(std::unique(body->variables.begin(), body->variables.end()), body->variables.end());
    Program program;
    program.m_body = std::move(body);
    return program;
}

Program Program::literal(std::string text) {
    auto body = std::make_shared<Body>();
    body->source = text;
    body->sequence.nodes.emplace_back();
    body->sequence.nodes.back().text = std::move(text);
    Program program;
    program.m_body = std::move(body);
    return program;
}

Program::Program() {
    static const auto empty = std::make_shared<const Body>();
    m_body = empty;
}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::Program(const Program&) = default;
Program& Program::operator=(const Program&) = default;
Program::~Program() = default;

tl::expected<Value, Failure> Program::evaluate(const Scope& scope) const {
    Value out;
    if (const std::string* text = constant()) {
        out.text = text->substr(0, text->find('\0'));
        return out;
    }
    Evaluator evaluator(scope);
    if (!evaluator.value(m_body->sequence, out))
        return tl::unexpected(std::move(evaluator.failure()));
    return out;
}

const std::string* Program::constant() const {
    return m_body->sequence.isConstant() ? &m_body->sequence.constant() : nullptr;
}

const std::string& Program::source() const {
    return m_body->source;
}

const std::vector<std::string>& Program::variables() const {
    return m_body->variables;
}

std::optional<bool> conditionValue(std::string_view text) {
    text = base::trim(text);
    if (text.empty())
        return false;
    if (std::all_of(text.begin(), text.end(), base::isDigit))
        return std::any_of(text.begin(), text.end(), [](char c) { return c != '0'; });
    if (base::equalsIgnoreCase(text, "true") || base::equalsIgnoreCase(text, "yes"))
        return true;
    if (base::equalsIgnoreCase(text, "false") || base::equalsIgnoreCase(text, "no"))
        return false;
    return std::nullopt;
}

} // namespace postroom::expand
