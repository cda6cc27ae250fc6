// SPDX-License-Identifier: Apache-2.0
// The decision trace in sentences. The reader may never have seen a mail log: who, what, why, in this order; the rule
// as written stands in quotes, so that it can be found in the configuration.
#include "server/policy/acl/trace.h"

#include "server/policy/acl/terms.h"
#include "shared/base/text.h"

#include <string>
#include <utility>

namespace postroom::acl {

namespace {

constexpr std::size_t quoteLimit = 160;

std::string_view subjectOf(std::string_view phase) {
    constexpr std::pair<std::string_view, std::string_view> subjects[] = {
        {"connect", "the connection"},
        {"helo", "the client's greeting (EHLO)"},
        {"starttls", "the change to encryption (STARTTLS)"},
        {"auth", "the login (AUTH)"},
        {"mail", "the sender (MAIL FROM)"},
        {"mailauth", "the sender's AUTH parameter"},
        {"predata", "the start of the message (DATA)"},
        {"mime", "a part of the message"},
        {"data", "the message, after it was received"},
        {"quit", "the end of the session (QUIT)"},
        {"notquit", "the session that ended without QUIT"},
        {"vrfy", "the question for an address (VRFY)"},
        {"expn", "the question for a list (EXPN)"},
        {"etrn", "the request for delivery (ETRN)"},
        {"not_smtp_start", "the local submission"},
        {"not_smtp_mime", "a part of the locally submitted message"},
        {"not_smtp", "the locally submitted message"},
    };
    for (const auto& [name, subject] : subjects)
        if (name == phase)
            return subject;
    return "the command";
}

std::string subject(const TracedDecision& decision) {
    if (decision.recipient.empty())
        return std::string(subjectOf(decision.phase));
    if (decision.phase == "prdr")
        return decision.recipient + ", after the message was received";
    return decision.recipient;
}

std::string_view outcomeWord(std::string_view outcome) {
    if (outcome == "accept")
        return "Accepted";
    if (outcome == "deny")
        return "Refused";
    if (outcome == "drop")
        return "Refused and disconnected";
    if (outcome == "discard")
        return "Accepted and thrown away";
    return "Put off (the sender may try again)";
}

bool isCondition(const TracedTerm& term) {
    const TermRow* row = findTerm(term.name);
    return row == nullptr || row->kind == TermKind::condition || row->kind == TermKind::later;
}

std::string termText(const TracedTerm& term) {
    return (term.negated ? "!" : "") + term.name + (term.source.empty() ? "" : " = " + base::shortened(base::printable(term.source), quoteLimit));
}

// `deny dnslists = zen.test, !hosts = +friends`
std::string statementText(const TracedStatement& statement) {
    std::string text;
    for (const TracedTerm& term : statement.terms)
        if (isCondition(term))
            text += (text.empty() ? " " : ", ") + termText(term);
    return "`" + statement.verb + text + "`";
}

std::string clause(const TracedTerm& term) {
    if (!term.found.empty())
        return base::printable(term.found);
    return termText(term) + (term.truth == Truth::isTrue ? " holds" : " does not hold");
}

// What was found, of the terms with this truth value.
std::string findings(const TracedStatement& statement, Truth truth) {
    std::string text;
    for (const TracedTerm& term : statement.terms)
        if (isCondition(term) && term.truth == truth)
            text += (text.empty() ? "" : "; ") + clause(term);
    return text;
}

const TracedTerm* stopped(const TracedStatement& statement) {
    for (const TracedTerm& term : statement.terms)
        if (term.truth == Truth::deferred || term.truth == Truth::failed)
            return &term;
    return nullptr;
}

std::string nameOf(const TracedStatement& statement) {
    return "statement " + std::to_string(statement.number) + " of " + statement.acl;
}

std::string reasonOf(const TracedDecision& decision) {
    for (const TracedStatement& statement : decision.statements) {
        if (!statement.decided)
            continue;
        if (const TracedTerm* term = stopped(statement))
            return nameOf(statement) + " could not be decided: `" + termText(*term) + "`: " + clause(*term);
        const std::string broken = findings(statement, Truth::isFalse);
        if (!broken.empty() && statement.verb == "require")
            return nameOf(statement) + " asks for more: " + statementText(statement) + "; " + broken;
        if (!broken.empty())
            return nameOf(statement) + " ends the search here (endpass): " + statementText(statement) + "; " + broken;
        const std::string held = findings(statement, Truth::isTrue);
        return nameOf(statement) + ": " + statementText(statement) + "; " + (held.empty() ? "it has no condition" : held);
    }
    if (!decision.statements.empty())
        return "no statement of " + decision.statements.front().acl + " accepted it, and what nothing accepts is refused";
    if (!decision.decidedBy.empty())
        return decision.decidedBy;
    return decision.outcome == "accept" ? "no rules are set for this step" : "no rules are set for this step, and without them it is refused";
}

std::string headline(const TracedDecision& decision) {
    const bool accepted = decision.outcome == "accept";
    std::string text(outcomeWord(decision.outcome));
    text += (decision.recipient.empty() ? ": " : " for ") + subject(decision);
    text += decision.recipient.empty() ? ". Why: " : ": ";
    text += reasonOf(decision) + ".";
    if (!decision.reply.empty())
        text += std::string(accepted ? " The answer was: \"" : " The sender was told: \"") + base::shortened(base::printable(decision.reply), 300) + "\".";
    return text;
}

std::string shadowLine(const TracedStatement& statement) {
    const bool would = statement.shadow == TracedStatement::Shadow::would;
    const std::string why = findings(statement, would ? Truth::isTrue : Truth::isFalse);
    return std::string(2 + static_cast<std::size_t>(statement.depth) * 2, ' ') + nameOf(statement) + " (in shadow mode) " + statementText(statement) +
           (would ? " would have applied" : " would not have applied") + (why.empty() ? "" : ": " + why) + ".";
}

// The statements that were looked at and did not decide: for whoever asks why it was not another one.
void passedStatements(const TracedDecision& decision, std::vector<std::string>& lines) {
    for (const TracedStatement& statement : decision.statements) {
        if (statement.decided)
            continue;
        if (statement.shadow != TracedStatement::Shadow::none) {
            lines.push_back(shadowLine(statement));
            continue;
        }
        std::string line(2 + static_cast<std::size_t>(statement.depth) * 2, ' ');
        line += nameOf(statement) + " " + statementText(statement);
        const std::string broken = findings(statement, Truth::isFalse);
        if (const TracedTerm* term = stopped(statement))
            line += " was skipped: " + clause(*term);
        else if (statement.verb == "require")
            line += broken.empty() ? " was satisfied" : " was not satisfied: " + broken;
        else if (!broken.empty())
            line += " did not apply: " + broken;
        else
            line += statement.depth > 0 ? " applied" : " was carried out";
        lines.push_back(line + ".");
    }
}

int weight(const TracedDecision& decision) {
    if (decision.outcome == "deny" || decision.outcome == "drop")
        return 0;
    if (decision.outcome == "defer")
        return 1;
    return decision.outcome == "discard" ? 2 : 3;
}

} // namespace

std::vector<std::string> explainTrace(const std::vector<TracedDecision>& trace) {
    std::vector<std::string> lines;
    for (int wanted = 0; wanted <= 3; ++wanted)
        for (const TracedDecision& decision : trace) {
            if (weight(decision) != wanted)
                continue;
            lines.push_back(headline(decision));
            if (wanted != 3) {
                passedStatements(decision, lines);
                continue;
            }
            for (const TracedStatement& statement : decision.statements)
                if (statement.shadow == TracedStatement::Shadow::would)
                    lines.push_back(shadowLine(statement));
        }
    return lines;
}

} // namespace postroom::acl
