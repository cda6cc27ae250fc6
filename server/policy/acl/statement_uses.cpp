// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/statement_uses.h"

#include "server/policy/acl/terms.h"

#include <algorithm>

namespace postroom::acl {

namespace {

bool isCondition(const CompiledTerm& term) { return term.row != nullptr && (term.row->kind == TermKind::condition || term.row->kind == TermKind::later); }

/// Its conditions hold: does that end the ACL? Of `require` the contrary is true, which hides nothing of this kind.
bool decidesWhenTrue(const CompiledStatement& statement) {
    return !statement.shadow && statement.verb != Verb::warn && statement.verb != Verb::require;
}

std::string conditionText(const CompiledTerm& term) {
    return (term.negated ? "!" : "") + std::string(term.name.text) + "=" + std::string(term.source.text);
}

/// Conditions that may answer otherwise a moment later prove nothing.
bool isSteady(const CompiledTerm& term) { return term.name.text != "ratelimit" && term.name.text != "seen"; }

/// Everything that fulfils `later` fulfils `earlier`: each condition of `earlier` stands in `later` too.
bool includes(const CompiledStatement& earlier, const CompiledStatement& later) {
    for (const CompiledTerm& term : earlier.terms) {
        if (!isCondition(term))
            continue;
        if (!isSteady(term))
            return false;
        const bool found = std::ranges::any_of(later.terms, [&](const CompiledTerm& other) {
            return isCondition(other) && conditionText(other) == conditionText(term);
        });
        if (!found)
            return false;
    }
    return true;
}

bool hasCondition(const CompiledStatement& statement) { return std::ranges::any_of(statement.terms, isCondition); }

const CompiledStatement* mostApplied(const CompiledAcl& acl, const CompiledStatement& until) {
    const CompiledStatement* most = nullptr;
    for (const CompiledStatement& earlier : acl.statements) {
        if (&earlier == &until)
            break;
        if (earlier.shadow || earlier.verb == Verb::warn)
            continue;
        if (most == nullptr || earlier.counter->applied.load() > most->counter->applied.load())
            most = &earlier;
    }
    return most;
}

StatementUse useOf(const CompiledAcl& acl, const CompiledStatement& statement, const std::vector<HiddenStatement>& hidden) {
    StatementUse use;
    use.counter = statement.counter;
    for (const HiddenStatement& each : hidden)
        if (each.number == statement.number) {
            use.shadowedBy = each.by;
            use.reason = each.reason;
            use.certain = true;
            return use;
        }
    const bool entered = acl.statements.front().counter->asked.load() > 0;
    if (!entered || statement.counter->asked.load() > 0)
        return use;
    if (const CompiledStatement* most = mostApplied(acl, statement); most != nullptr && most->counter->applied.load() > 0) {
        use.shadowedBy = most->number;
        use.reason = "what came so far was decided before it, most of it by statement " + std::to_string(most->number);
    }
    return use;
}

} // namespace

std::vector<HiddenStatement> hiddenStatements(const CompiledAcl& acl) {
    std::vector<HiddenStatement> hidden;
    for (std::size_t i = 1; i < acl.statements.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const CompiledStatement& earlier = acl.statements[j];
            if (!decidesWhenTrue(earlier) || !includes(earlier, acl.statements[i]))
                continue;
            const std::string by = "statement " + std::to_string(earlier.number);
            hidden.push_back({acl.statements[i].number, earlier.number,
                              hasCondition(earlier) ? "whatever fulfils it fulfils " + by + " first" : by + " decides everything that comes to it"});
            break;
        }
    return hidden;
}

std::vector<StatementUse> statementUses(const Policy& policy) {
    std::vector<StatementUse> uses;
    const auto add = [&uses](const CompiledAcl& acl) {
        const auto hidden = hiddenStatements(acl);
        for (const CompiledStatement& statement : acl.statements)
            uses.push_back(useOf(acl, statement, hidden));
    };
    for (const auto& [name, acl] : policy.acls())
        add(*acl);
    for (const auto& acl : policy.inlineAcls())
        add(*acl);
    return uses;
}

} // namespace postroom::acl
