// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/explanation.h"

#include "server/mail/address.h"
#include "server/mail/bounce/organisation.h"
#include "server/mail/bounce/parse_bounce.h"
#include "shared/base/text.h"

namespace postroom::bounce {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

struct Fixed {
    const char* code;
    const char* text;
};

constexpr Fixed whoRows[] = {
    {"bounce.who.organisation", "{organisation} refused it: the server {host} said so."},
    {"bounce.who.host", "The server {host} refused it."},
    {"bounce.who.reporter", "Nobody refused it: the server {host} could not hand it over."},
    {"bounce.who.reported", "The server {host} reported it; it does not name another one that refused."},
    {"bounce.who.waiting", "It is still waiting at {host}, which will try again."},
    {"bounce.who.unknown", "The text does not name the server that refused it."},
    {"bounce.who.nobody", "Nobody refused anything."},
};

constexpr Fixed problemRows[] = {
    {"bounce.problem.nobody", "Nobody's: it passes by itself."},
    {"bounce.problem.sender", "The sender's: the address or the message has to be changed."},
    {"bounce.problem.sender_server", "The sending server's or domain's: its administrator has to act, not the user."},
    {"bounce.problem.recipient", "The recipient's: only the recipient or the mailbox's provider can help."},
    {"bounce.problem.recipient_server", "The recipient's server's: its administrator has to act."},
    {"bounce.problem.unknown", "It cannot be told from the report."},
    {"bounce.problem.waiting", "Nobody's for now: the message is kept and tried again."},
};

constexpr Fixed frameRows[] = {
    {"bounce.reply.failed", "Hello,\n\nyour message \"{subject}\" to {address} was not delivered.\n\n{body}\n\nThe server's own words: {words}"},
    {"bounce.reply.delayed", "Hello,\n\nyour message \"{subject}\" to {address} has not been delivered yet. It is kept and tried again; you need not send it again.\n\n{body}\n\nThe server's own words: {words}"},
    {"bounce.reply.other", "Hello,\n\nabout your message \"{subject}\" to {address}:\n\n{body}"},
};

std::string filled(std::string_view pattern, const Arguments& arguments) {
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{') {
            const std::size_t close = pattern.find('}', i);
            const std::string_view name = pattern.substr(i + 1, close == std::string_view::npos ? 0 : close - i - 1);
            bool found = false;
            for (const auto& [key, value] : arguments)
                if (key == name) {
                    text += value;
                    found = true;
                }
            if (found) {
                i = close;
                continue;
            }
        }
        text += pattern[i];
    }
    return text;
}

Sentence sentence(std::string code, std::string_view pattern, const Arguments& all) {
    Sentence made;
    made.code = std::move(code);
    for (const auto& argument : all)
        if (pattern.find("{" + argument.first + "}") != std::string_view::npos)
            made.arguments.push_back(argument);
    made.text = filled(pattern, all);
    return made;
}

template <std::size_t N>
Sentence fixedSentence(const Fixed (&rows)[N], std::string_view code, const Arguments& all) {
    for (const auto& row : rows)
        if (code == row.code)
            return sentence(row.code, row.text, all);
    return {};
}

const ReasonTexts& textsOf(Reason reason) {
    for (const auto& row : reasonTexts())
        if (row.reason == reason)
            return row;
    return reasonTexts().front();
}

std::string_view whoCode(const Recipient& recipient, const BounceReport& report, bool organisation) {
    if (recipient.reason == Reason::delivered || recipient.reason == Reason::autoReply || recipient.reason == Reason::feedback)
        return "bounce.who.nobody";
    const bool unreached = recipient.code == 0 && (recipient.reason == Reason::network || recipient.reason == Reason::hostUnknown || recipient.reason == Reason::expired ||
                                                   recipient.reason == Reason::noMailService || recipient.reason == Reason::mailLoop);
    if (unreached && !report.reportingMta.empty())
        return recipient.isTemporary() ? "bounce.who.waiting" : "bounce.who.reporter";
    if (!recipient.remoteHost.empty())
        return organisation ? "bounce.who.organisation" : "bounce.who.host";
    return report.reportingMta.empty() ? "bounce.who.unknown" : "bounce.who.reported";
}

std::string orElse(std::string text, const char* otherwise) { return text.empty() ? std::string(otherwise) : text; }

void addDetail(Explanation& explanation, const Recipient& recipient) {
    for (const auto& row : detailRows())
        if (recipient.status == row.status && explanation.organisation.starts_with(row.organisation)) {
            explanation.steps.insert(explanation.steps.begin(), Sentence{"bounce.detail." + std::string(row.code), {}, row.text});
            return;
        }
}

} // namespace

std::string_view partyName(Party party) {
    switch (party) {
    case Party::nobody: return "nobody";
    case Party::sender: return "sender";
    case Party::senderServer: return "sender_server";
    case Party::recipient: return "recipient";
    case Party::recipientServer: return "recipient_server";
    case Party::unknown: return "unknown";
    }
    return "unknown";
}

Explanation explain(const Recipient& recipient, const BounceReport& report) {
    const ReasonTexts& texts = textsOf(recipient.reason);
    const std::string name(reasonName(recipient.reason));
    Explanation explanation;
    explanation.party = texts.party;
    explanation.organisation = std::string(organisationOf(recipient.remoteHost));
    const std::string_view who = whoCode(recipient, report, !explanation.organisation.empty());
    const bool ownHost = who == "bounce.who.organisation" || who == "bounce.who.host";
    const std::string sender = report.returned.from.empty() ? report.sender : report.returned.from;
    const std::string senderDomain(mail::domainOf(sender.find('<') == std::string::npos ? sender : sender.substr(sender.find('<') + 1, sender.find('>') - sender.find('<') - 1)));
    const Arguments arguments{{"address", orElse(recipient.address, "the recipient")},
                              {"domain", orElse(std::string(mail::domainOf(recipient.address)), "the recipient's domain")},
                              {"host", ownHost ? recipient.remoteHost : orElse(report.reportingMta, "the reporting server")},
                              {"organisation", explanation.organisation},
                              {"sender_domain", orElse(senderDomain, "the sender's domain")},
                              {"subject", orElse(report.returned.subject, "(no subject)")},
                              {"words", orElse(recipient.diagnostic, "none")}};
    explanation.who = fixedSentence(whoRows, who, arguments);
    explanation.why = sentence("bounce.why." + name, texts.why, arguments);
    const bool waiting = report.kind == Kind::delay || recipient.action == "delayed";
    explanation.problem = fixedSentence(problemRows, waiting ? "bounce.problem.waiting" : "bounce.problem." + std::string(partyName(texts.party)), arguments);
    if (waiting)
        explanation.party = Party::nobody;
    for (int i = 0; i < 3; ++i)
        if (*texts.steps[i] != '\0')
            explanation.steps.push_back(sentence("bounce.step." + name + "." + std::to_string(i + 1), texts.steps[i], arguments));
    addDetail(explanation, recipient);
    Arguments framed = arguments;
    framed.emplace_back("body", filled(texts.reply, arguments));
    framed.emplace_back("body_code", "bounce.reply." + name);
    const bool other = recipient.reason == Reason::delivered || recipient.reason == Reason::feedback || recipient.reason == Reason::autoReply;
    explanation.reply = fixedSentence(frameRows, other ? "bounce.reply.other" : waiting ? "bounce.reply.delayed" : "bounce.reply.failed", framed);
    explanation.reply.arguments.emplace_back("body_code", "bounce.reply." + name);
    return explanation;
}

std::string adviceFor(std::string_view reply, std::string_view host) {
    const Recipient recipient = judgeReply(reply, host);
    if (recipient.reason == Reason::unknown)
        return {};
    const Explanation explanation = explain(recipient, {});
    return std::string(reasonTitle(recipient.reason)) + ". Whose problem: " + explanation.problem.text + (explanation.steps.empty() ? "" : " " + explanation.steps.front().text);
}

std::vector<TextRow> explanationTexts() {
    std::vector<TextRow> rows;
    for (const auto& row : whoRows)
        rows.push_back({row.code, row.text});
    for (const auto& row : problemRows)
        rows.push_back({row.code, row.text});
    for (const auto& row : frameRows)
        rows.push_back({row.code, row.text});
    for (const auto& texts : reasonTexts()) {
        const std::string name(reasonName(texts.reason));
        rows.push_back({"bounce.why." + name, texts.why});
        for (int i = 0; i < 3; ++i)
            if (*texts.steps[i] != '\0')
                rows.push_back({"bounce.step." + name + "." + std::to_string(i + 1), texts.steps[i]});
        rows.push_back({"bounce.reply." + name, texts.reply});
        rows.push_back({"bounce.reason." + name, std::string(reasonTitle(texts.reason))});
    }
    for (const auto& row : detailRows())
        rows.push_back({"bounce.detail." + std::string(row.code), row.text});
    return rows;
}

} // namespace postroom::bounce
