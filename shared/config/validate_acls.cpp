// SPDX-License-Identifier: Apache-2.0
// The part of the validator that looks at ACLs: terms, and the points of a session at which they may stand; and the
// hand-over of expansions to the policy layer.
#include "shared/config/validation.h"

#include "shared/base/text.h"
#include "shared/config/acl_use.h"
#include "shared/config/text_reader.h"

#include <algorithm>
#include <bit>

namespace postroom::config {

using catalogue::Phase;
using catalogue::PhaseSet;
using catalogue::TermKind;
using catalogue::TermRow;

namespace {

std::string phaseNames(PhaseSet phases) {
    std::string names;
    for (unsigned i = 0; i < catalogue::phaseCount; ++i)
        if ((phases & bit(static_cast<Phase>(i))) != 0)
            names += (names.empty() ? "" : ", ") + std::string(phaseName(static_cast<Phase>(i)));
    return names;
}

/// The word that begins the value of control = and verify =.
std::string_view leadingWord(std::string_view value) {
    const std::string_view text = base::trim(value);
    std::size_t end = 0;
    while (end < text.size() && (base::isAlnum(text[end]) || text[end] == '_'))
        ++end;
    return text.substr(0, end);
}

} // namespace

void Validation::checkAcls() {
    const auto phases = aclPhases(m_document);
    for (const Object* acl : m_document.all(Kind::acl)) {
        const auto found = phases.find(acl->name);
        checkAcl(*acl, found == phases.end() ? 0 : found->second);
    }
    const Object& main = m_document.mainObject();
    for (const Setting& setting : main.settings) {
        const auto phase = catalogue::phaseOfOption(setting.name);
        const AclUse use = aclUse(plainText(setting.value));
        const bool lonelyVerb = use.kind == AclUse::Kind::name && m_document.find(Kind::acl, use.text) == nullptr;
        if (!phase || (use.kind != AclUse::Kind::inlineText && !lonelyVerb))
            continue;
        ReadAcl read = readAclText(use.text);
        const Place place = m_document.place(main, setting.name);
        if (!lonelyVerb || read.findings.empty())
            for (Finding& finding : read.findings)
                add(finding.severity, finding.code, place, finding.message, finding.hint);
        for (Statement& statement : read.statements) {
            statement.source = setting.source;
            for (Term& term : statement.terms)
                term.source = setting.source;
        }
        checkAcl(Object{Kind::acl, setting.name, "", {}, std::move(read.statements), setting.source}, bit(*phase));
    }
}

void Validation::checkAcl(const Object& acl, PhaseSet phases) {
    for (std::size_t i = 0; i < acl.statements.size(); ++i) {
        if (!acl.statements[i].enabled)
            continue;
        checkStatement(acl, i, phases);
        for (std::size_t term = 0; term < acl.statements[i].terms.size(); ++term)
            checkTerm(acl, i, term, phases);
    }
}

void Validation::checkStatement(const Object& acl, std::size_t number, PhaseSet phases) {
    const Statement& statement = acl.statements[number];
    const Place place = m_document.place(acl, number, statement.terms.size(), 0);
    const auto verbs = catalogue::verbRows();
    if (!std::ranges::any_of(verbs, [&](const catalogue::VerbRow& row) { return row.name == statement.verb; }))
        return add(Severity::error, "unknown-verb", place, "there is no verb \"" + base::printable(statement.verb) + "\"");
    if (statement.verb == "discard" && (phases & bit(Phase::predata)) != 0)
        add(Severity::error, "verb-phase", place, "discard cannot be used before DATA", "use it at RCPT or after DATA");
    const PhaseSet ending = phases & catalogue::phases(Phase::quit, Phase::notquit);
    if (ending != 0 && statement.verb != "accept" && statement.verb != "warn")
        add(Severity::warning, "verb-phase", place, statement.verb + " cannot refuse anything at " + phaseNames(ending));
}

void Validation::checkTerm(const Object& acl, std::size_t statement, std::size_t number, PhaseSet phases) {
    const Term& term = acl.statements[statement].terms[number];
    const Place place = m_document.place(acl, statement, number, 0);
    const TermRow* row = catalogue::findTerm(TermKind::condition, term.name);
    if (row == nullptr)
        row = catalogue::findTerm(TermKind::modifier, term.name);
    if (row == nullptr)
        return add(Severity::error, "unknown-term", place, "there is no ACL condition or modifier \"" + base::printable(term.name) + "\"");
    if (term.negated && row->kind == TermKind::modifier)
        add(Severity::error, "negation", place, term.name + " is no condition and cannot be negated");
    if ((term.name == "set") == term.variable.empty())
        add(Severity::error, "variable", place, "set takes the name of a variable, other terms do not");
    checkAllowed(*row, term.name, place, phases);
    if (term.name == "control" || term.name == "verify")
        checkWord(term, place, phases);
}

void Validation::checkWord(const Term& term, const Place& place, PhaseSet phases) {
    if (base::trim(term.value).starts_with('$'))
        return;
    const TermKind kind = term.name == "control" ? TermKind::control : TermKind::verify;
    const std::string word(leadingWord(term.value));
    if (const TermRow* row = catalogue::findTerm(kind, word))
        return checkAllowed(*row, term.name + " = " + word, place, phases);
    if (const auto feature = catalogue::absentTerm(kind, word))
        return add(Severity::error, "absent-term", place, "Exim's " + term.name + " = " + word + " is not in this version",
                   "it belongs to: " + std::string(*feature));
    std::vector<std::string> names;
    for (const TermRow& row : catalogue::termRows())
        if (row.kind == kind)
            names.emplace_back(row.name);
    const auto near = base::nearestName(word, names);
    add(Severity::error, "unknown-term", place, "there is no " + term.name + " \"" + base::printable(term.value) + "\"",
        near ? "did you mean " + *near + "?" : "");
}

void Validation::checkAllowed(const TermRow& row, const std::string& shown, const Place& place, PhaseSet phases) {
    const PhaseSet wrong = phases & ~row.allowed;
    if (wrong == 0)
        return;
    const Severity severity = wrong == phases ? Severity::error : Severity::warning;
    const bool few = std::popcount(row.allowed) <= 9;
    add(severity, "term-phase", place, shown + " cannot be used in an ACL that runs at " + phaseNames(wrong),
        (few ? "it can be used at " : "it cannot be used at ") + phaseNames(few ? row.allowed : catalogue::allPhases & ~row.allowed));
}

void Validation::compile(const ExpandedSetting& setting, const Source& source) {
    for (Finding& finding : m_options.expansionCheck(setting)) {
        // The policy layer counts columns from the place; over continued lines only the source knows where that is.
        if (finding.place.line == setting.place.line && finding.place.column >= setting.place.column && !source.empty()) {
            const Place found = m_document.place(source, finding.place.column - setting.place.column);
            finding.place.file = found.file;
            finding.place.line = found.line;
            finding.place.column = found.column;
        }
        finding.place.object = setting.place.object;
        finding.place.setting = setting.place.setting;
        m_findings.push_back(std::move(finding));
    }
}

void Validation::checkExpansions() {
    for (const Object& object : m_document.objects)
        for (const Setting& setting : object.settings) {
            const catalogue::OptionRow* row = catalogue::findOption(object.kind, object.driver(), setting.name);
            if (row == nullptr || row->expands == catalogue::Expands::no || row->secrecy == catalogue::Secrecy::secret)
                continue;
            const Place place = m_document.place(object, setting.name);
            if (const auto* text = std::get_if<std::string>(&setting.value))
                compile({object, *text, place, row, nullptr, 0}, setting.source);
            if (const auto* lines = std::get_if<std::vector<std::string>>(&setting.value))
                for (const std::string& line : *lines)
                    compile({object, line, place, row, nullptr, 0}, lines->size() == 1 ? setting.source : Source());
        }
    const auto phases = aclPhases(m_document);
    for (const Object* acl : m_document.all(Kind::acl)) {
        const auto where = phases.find(acl->name);
        for (std::size_t i = 0; i < acl->statements.size(); ++i)
            for (std::size_t t = 0; t < acl->statements[i].terms.size(); ++t) {
                const Term& term = acl->statements[i].terms[t];
                const TermRow* row = catalogue::findTerm(TermKind::condition, term.name);
                if (row == nullptr)
                    row = catalogue::findTerm(TermKind::modifier, term.name);
                if (row != nullptr && acl->statements[i].enabled)
                    compile({*acl, term.value, m_document.place(*acl, i, t, 0), nullptr, row, where == phases.end() ? 0 : where->second}, term.source);
            }
    }
}

} // namespace postroom::config
