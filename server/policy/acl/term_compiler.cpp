// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/term_compiler.h"

#include <utility>

namespace postroom::acl {

TermCompiler::TermCompiler(const expand::CompileNames& names, config::Findings& findings, std::deque<std::string>& texts)
    : m_names(names), m_findings(findings), m_texts(texts) {}

void TermCompiler::beginTerm(const config::Place& place, CompiledTerm* term) {
    m_place = place;
    m_term = term;
}

void TermCompiler::error(std::string_view code, std::string message, std::string hint) {
    if (m_term != nullptr && m_term->error.empty())
        m_term->error = message;
    m_findings.push_back({config::Severity::error, std::string(code), m_place, std::move(message), std::move(hint)});
}

void TermCompiler::warning(std::string_view code, std::string message, std::string hint) {
    m_findings.push_back({config::Severity::warning, std::string(code), m_place, std::move(message), std::move(hint)});
}

expand::Program TermCompiler::program(std::string_view source) {
    auto compiled = expand::Program::compile(source, m_place, m_names);
    if (compiled)
        return std::move(*compiled);
    for (config::Finding& finding : compiled.error()) {
        if (m_term != nullptr && m_term->error.empty() && finding.severity == config::Severity::error)
            m_term->error = "failed to expand ACL string \"" + std::string(source) + "\": " + finding.message;
        m_findings.push_back(std::move(finding));
    }
    return {};
}

StaticText TermCompiler::keep(std::string_view text) {
    const auto known = m_textIds.find(text);
    if (known != m_textIds.end())
        return {known->first, known->second};
    const std::string& kept = m_texts.emplace_back(text);
    const auto id = static_cast<std::uint32_t>(m_texts.size() - 1);
    m_textIds.emplace(kept, id);
    return {kept, id};
}

} // namespace postroom::acl
