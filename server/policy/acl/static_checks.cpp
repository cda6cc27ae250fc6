// SPDX-License-Identifier: Apache-2.0
// What can be said of rules without running them: statements that nothing can reach, and conditions on what does not exist
// yet at their point of the session.
#include "server/policy/acl/policy_compiler.h"

#include "server/policy/acl/statement_uses.h"
#include "server/policy/acl/terms.h"

#include <algorithm>
#include <array>

namespace postroom::acl {

namespace {

bool isOfTheMessage(std::string_view variable) {
    if (variable.starts_with("h_") || (variable.size() > 3 && variable.substr(1, 2) == "h_"))
        return true;
    constexpr std::array<std::string_view, 8> names{"message_body", "message_body_end", "message_headers", "message_headers_raw",
                                                    "message_body_size", "body_linecount", "message_linecount", "reply_address"};
    return std::ranges::find(names, variable) != names.end();
}

bool isOfTheEnvelope(std::string_view variable) {
    return variable == "sender_address" || variable == "sender_address_domain" || variable == "sender_address_local_part" || variable == "recipients_count" ||
           variable == "rcpt_count" || variable == "recipients";
}

/// From when on a variable can have a value; nothing: always.
std::string_view knownFrom(Phase phase, std::string_view variable) {
    if (phase < Phase::mime && isOfTheMessage(variable))
        return "the message has not come yet";
    if (phase < Phase::mail && isOfTheEnvelope(variable))
        return "there is no MAIL FROM yet";
    if (phase == Phase::connect && variable == "sender_helo_name")
        return "the client has not greeted yet";
    return {};
}

} // namespace

void PolicyCompiler::checkReach(const CompiledAcl& acl) {
    const AclSource* source = m_sources[&acl];
    if (source == nullptr)
        return;
    for (const HiddenStatement& hidden : hiddenStatements(acl)) {
        if (hidden.number == 0 || hidden.number > source->statements.size())
            continue;
        beginTerm(source->statements[hidden.number - 1].place, nullptr);
        warning("unreachable-statement", "statement " + std::to_string(hidden.number) + " of " + source->name + " can never have an effect: " + hidden.reason,
                "remove it, or put it before statement " + std::to_string(hidden.by));
    }
}

void PolicyCompiler::checkValues(Phase phase, const CompiledTerm& term) {
    if (term.row == nullptr || term.row->kind != TermKind::condition || phase >= Phase::mime)
        return;
    for (const std::string& variable : term.program.variables()) {
        const std::string_view why = knownFrom(phase, variable);
        if (why.empty() || !m_reported.emplace(&term, phase).second)
            continue;
        warning("no-value-yet", "$" + variable + " is always empty in the " + std::string(phaseName(phase)) + " ACL: " + std::string(why),
                "move the statement to a later ACL");
    }
}

} // namespace postroom::acl
