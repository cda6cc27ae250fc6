// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/policy_compiler.h"

#include "server/policy/acl/acl_text.h"
#include "server/policy/acl/terms.h"
#include "shared/base/text.h"

#include <filesystem>
#include <fstream>
#include <vector>

namespace postroom::acl {

namespace {

// An ACL file is written by hand; more is a mistake (a directory, a log).
constexpr std::size_t aclFileLimit = 4 * 1024 * 1024;

base::Result<std::string> readAclFile(const std::string& path) {
    std::error_code unknown;
    if (std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown)) // a pipe or a device would not end
        return base::fail(base::permanentError(base::ErrorKind::invalid, "the ACL file " + path + " is no ordinary file"));
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return base::fail(base::permanentError(base::ErrorKind::notFound, "cannot read the ACL file " + path));
    std::string text(aclFileLimit + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > aclFileLimit)
        return base::fail(base::permanentError(base::ErrorKind::limit, "the ACL file " + path + " is too long"));
    return text;
}

std::string statementText(const StatementSource& source) {
    std::string text = source.verb;
    for (const TermSource& term : source.terms)
        text += (term.negated ? " !" : " ") + term.name + (term.value.empty() ? "" : " = " + term.value) + ";";
    return text;
}

bool looksLikeStatements(std::string_view text) {
    const std::size_t end = text.find_first_of(" \t\n");
    return end != std::string_view::npos && verbFromName(text.substr(0, end)).has_value();
}

} // namespace

PolicyCompiler::PolicyCompiler(const PolicySource& source, const expand::CompileNames& names, config::Findings& findings)
    : PolicyCompiler(std::make_shared<Policy>(), source, names, findings) {}

PolicyCompiler::PolicyCompiler(std::shared_ptr<Policy> policy, const PolicySource& source, const expand::CompileNames& names,
                               config::Findings& findings)
    : TermCompiler(names, findings, policy->m_texts), m_policy(std::move(policy)), m_source(source), m_findings(findings) {}

std::shared_ptr<Policy> PolicyCompiler::run() {
    m_policy->m_revision = m_source.revision;
    m_policy->m_strictVariables = m_source.strictVariables;
    for (const AclSource& acl : m_source.acls) { // all names first: ACLs may call those that follow
        auto compiled = std::make_unique<CompiledAcl>();
        compiled->name = keep(acl.name);
        m_sources[compiled.get()] = &acl;
        if (!m_policy->m_acls.emplace(acl.name, std::move(compiled)).second) {
            beginTerm(acl.statements.empty() ? m_source.main : acl.statements.front().place, nullptr);
            error("duplicate-acl", "there are two ACLs \"" + acl.name + "\"");
        }
    }
    for (const AclSource& acl : m_source.acls)
        if (CompiledAcl& compiled = *m_policy->m_acls.find(acl.name)->second; m_sources[&compiled] == &acl)
            compileAcl(compiled, acl);
    for (const auto& [phase, text] : m_source.options)
        compileEntry(phase, text);
    for (std::size_t i = 0; i < phaseCount; ++i) {
        std::set<const CompiledAcl*> seen;
        const auto phase = static_cast<Phase>(i);
        if (const CompiledAcl* entry = m_policy->entry(phase).acl)
            checkPhase(phase, *entry, seen, true);
    }
    if (config::hasErrors(m_findings)) // a statement that lost a wrong condition looks wider than it is meant
        return m_policy;
    for (const auto& [name, acl] : m_policy->m_acls)
        checkReach(*acl);
    for (const auto& acl : m_policy->m_inlineAcls)
        checkReach(*acl);
    return m_policy;
}

const CompiledAcl* PolicyCompiler::acl(std::string_view nameOrText) {
    if (const CompiledAcl* known = m_policy->find(nameOrText))
        return known;
    if (nameOrText.starts_with('/') && nameOrText.find_first_of(" \t\n") == std::string_view::npos) {
        auto text = readAclFile(std::string(nameOrText));
        if (!text) {
            error("no-file", text.error().text());
            return nullptr;
        }
        config::Place begin;
        begin.file = nameOrText;
        begin.line = 1;
        return inlineAcl(*text, begin, std::string(nameOrText));
    }
    if (looksLikeStatements(nameOrText) || verbFromName(nameOrText))
        return inlineAcl(nameOrText, place(), "inline ACL of " + (place().setting.empty() ? place().object : place().setting));
    std::vector<std::string> names;
    for (const auto& [name, compiled] : m_policy->m_acls)
        names.push_back(name);
    const auto near = base::nearestName(nameOrText, names);
    error("unknown-acl", "there is no ACL \"" + base::shortened(nameOrText, 80) + "\"", near ? "did you mean " + *near + "?" : "");
    return nullptr;
}

const CompiledAcl* PolicyCompiler::inlineAcl(std::string_view text, const config::Place& begin, std::string name) {
    const config::Place outer = place();
    AclSource& source = m_inlineSources.emplace_back(readAclText(text, begin, m_findings));
    source.name = std::move(name);
    auto& compiled = m_policy->m_inlineAcls.emplace_back(std::make_unique<CompiledAcl>());
    compiled->name = keep(source.name);
    CompiledAcl* acl = compiled.get();
    PolicyCompiler::compileAcl(*acl, source);
    beginTerm(outer, nullptr);
    return acl;
}

void PolicyCompiler::compileAcl(CompiledAcl& acl, const AclSource& source) {
    acl.statements.reserve(source.statements.size());
    for (std::size_t i = 0; i < source.statements.size(); ++i)
        if (source.statements[i].mode != StatementSource::Mode::off)
            compileStatement(acl, source.statements[i], static_cast<std::uint32_t>(i + 1));
    m_sources[&acl] = &source;
}

void PolicyCompiler::compileStatement(CompiledAcl& acl, const StatementSource& source, std::uint32_t number) {
    const auto verb = verbFromName(source.verb);
    if (!verb) {
        beginTerm(source.place, nullptr);
        error("unknown-verb", "unknown ACL verb \"" + source.verb + "\"", "the verbs are accept, defer, deny, discard, drop, require and warn");
        return;
    }
    CompiledStatement& statement = acl.statements.emplace_back();
    statement.verb = *verb;
    statement.verbText = keep(source.verb);
    statement.number = number;
    statement.shadow = source.mode == StatementSource::Mode::shadow;
    statement.counter = &m_policy->m_counters->add(acl.name.text, statement.number, statementText(source));
    statement.counter->shadow = statement.shadow;
    statement.counter->verb = source.verb;
    statement.terms.reserve(source.terms.size());
    for (const TermSource& term : source.terms)
        compileTerm(statement, term);
    checkOrder(source, statement);
}

void PolicyCompiler::compileTerm(CompiledStatement& statement, const TermSource& source) {
    const TermRow* row = findTerm(source.name);
    beginTerm(source.place, nullptr);
    if (row == nullptr) {
        std::vector<std::string> names;
        for (const TermRow& known : termRows())
            names.emplace_back(known.name);
        const auto near = base::nearestName(source.name, names);
        error("unknown-term", "there is no ACL condition or modifier \"" + source.name + "\"", near ? "did you mean " + *near + "?" : "");
        return;
    }
    CompiledTerm& term = statement.terms.emplace_back();
    term.row = row;
    term.negated = source.negated;
    term.name = keep(source.name);
    term.source = keep(source.value);
    term.phases = row->phases;
    beginTerm(source.place, &term);
    if (row->kind == TermKind::later)
        error("not-built", "\"" + std::string(row->name) + "\" needs " + std::string(row->feature) + ", which this version does not have yet");
    if (term.negated && row->kind != TermKind::condition)
        error("not-negatable", "\"!\" cannot stand before " + source.name + ", which is no condition");
    if (row->kind == TermKind::later) {
        term.phases = PhaseSet::all(); // said once is enough
    } else if (row->kind != TermKind::endpass) {
        if (row->compile != nullptr)
            row->compile(*this, term, source.value);
        else
            term.program = program(source.value);
    }
    for (const std::string& variable : term.program.variables()) {
        term.wantsHostName = term.wantsHostName || variable == "sender_host_name";
        term.secret = term.secret || (variable.size() == 5 && variable.starts_with("auth") && base::isDigit(variable[4])); // $auth1...
    }
    m_places[&term] = source.place;
}

// What can never have the effect that its author wanted.
void PolicyCompiler::checkOrder(const StatementSource& source, const CompiledStatement& statement) {
    bool condition = false;
    bool messageLate = false;
    for (const CompiledTerm& term : statement.terms) {
        condition = condition || term.row->kind == TermKind::condition;
        messageLate = messageLate || (condition && term.row->name == "message");
    }
    beginTerm(source.place, nullptr);
    if (statement.verb == Verb::require && messageLate && statement.terms.back().row->name == "message")
        warning("late-message", "the message of a require stands after its last condition and is never used",
                "put message before the condition whose failure it explains");
}

void PolicyCompiler::compileEntry(Phase phase, const std::string& text) {
    PhaseEntry& entry = m_policy->m_entries[static_cast<std::size_t>(phase)];
    config::Place place = m_source.main;
    place.setting = phaseOption(phase);
    beginTerm(place, nullptr);
    if (base::trim(text).empty())
        return;
    const std::size_t before = m_findings.size();
    entry.set = true;
    if (const CompiledAcl* named = m_policy->find(base::trim(text))) {
        entry.acl = named;
        return;
    }
    if (looksLikeStatements(text)) { // variables in it are expanded when their statement runs, not before
        entry.acl = acl(base::replaceAll(text, "\\n", "\n"));
    } else {
        entry.program = program(text);
        if (const std::string* constant = entry.program.constant(); constant != nullptr && m_findings.size() == before)
            entry.acl = acl(*constant);
        else if (text.find("fail}") != std::string::npos)
            warning("fail-accepts", "when this expansion is made to fail, no ACL is asked and the command is accepted",
                    "name an ACL that refuses instead");
    }
    for (std::size_t i = before; i < m_findings.size(); ++i)
        if (m_findings[i].severity == config::Severity::error && entry.error.empty() && entry.acl == nullptr)
            entry.error = m_findings[i].message;
}

void PolicyCompiler::checkPhase(Phase phase, const CompiledAcl& acl, std::set<const CompiledAcl*>& seen, bool top) {
    if (!seen.insert(&acl).second)
        return;
    const AclSource* source = m_sources[&acl];
    for (const CompiledStatement& statement : acl.statements) {
        beginTerm(source != nullptr && statement.number <= source->statements.size() ? source->statements[statement.number - 1].place : m_source.main,
                  nullptr);
        const std::string where = "the " + std::string(phaseName(phase)) + " ACL (" + std::string(phaseOption(phase)) + ")";
        if (statement.verb == Verb::discard && (phase == Phase::predata || (phase > Phase::data && phase < Phase::notSmtpStart)))
            error("verb-not-allowed", "discard cannot be used in " + where);
        if (top && (phase == Phase::quit || phase == Phase::notquit) && statement.verb != Verb::accept && statement.verb != Verb::warn)
            error("verb-not-allowed", std::string(verbName(statement.verb)) + " cannot be used in " + where + ", which may only accept and warn");
        if (statement.verb == Verb::drop && phase == Phase::mailauth)
            error("verb-not-allowed", "drop cannot be used in " + where);
        for (const CompiledTerm& term : statement.terms) {
            beginTerm(m_places[&term], nullptr);
            if (!term.phases.has(phase) && m_reported.emplace(&term, phase).second)
                error("wrong-phase", "\"" + std::string(term.name.text) + (term.source.text.empty() ? "" : " = " + base::shortened(term.source.text, 60)) +
                                         "\" cannot be used in " + where,
                      "it works in: " + phaseNames(term.phases));
            checkValues(phase, term);
            if (term.data != nullptr)
                if (const CompiledAcl* called = term.data->calledAcl())
                    checkPhase(phase, *called, seen, false);
        }
    }
}

const CompiledAcl* Policy::find(std::string_view name) const {
    const auto found = m_acls.find(name);
    return found == m_acls.end() ? nullptr : found->second.get();
}

tl::expected<std::shared_ptr<const Policy>, std::vector<config::Finding>> compilePolicy(const PolicySource& source,
                                                                                       const expand::CompileNames& names, config::Findings* warnings) {
    config::Findings findings;
    std::shared_ptr<const Policy> policy = PolicyCompiler(source, names, findings).run();
    if (config::hasErrors(findings))
        return tl::unexpected(std::move(findings));
    if (warnings != nullptr)
        warnings->insert(warnings->end(), findings.begin(), findings.end());
    return policy;
}

std::shared_ptr<const Policy> compilePolicyForTrial(const PolicySource& source, const expand::CompileNames& names,
                                                    std::vector<config::Finding>& findings) {
    return PolicyCompiler(source, names, findings).run();
}

} // namespace postroom::acl
