// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/reason_rules.h"

#include "server/mail/bounce/phrase.h"
#include "shared/base/text.h"

#include <vector>

namespace postroom::bounce {

namespace {

constexpr std::size_t longestText = 8192; ///< what a server says fits; each address of a large report is judged by itself

struct CompiledPhrase {
    Reason reason;
    Phrase phrase;
    const char* pattern;
};

std::vector<CompiledPhrase> compile() {
    std::vector<CompiledPhrase> compiled;
    for (const auto rows : {senderPhrases(), recipientPhrases(), addressPhrases(), transferPhrases()})
        for (const auto& row : rows)
            compiled.push_back({row.reason, Phrase(row.pattern), row.pattern});
    return compiled;
}

struct CompiledProvider {
    const ProviderRow* row;
    std::optional<Phrase> phrase;
};

std::vector<CompiledProvider> compileProviders() {
    std::vector<CompiledProvider> compiled;
    for (const auto& row : providerRows())
        compiled.push_back({&row, *row.pattern == '\0' ? std::nullopt : std::optional<Phrase>(row.pattern)});
    return compiled;
}

/// "google.com" fits "gmail-smtp-in.l.google.com" and itself.
bool hostFits(std::string_view host, std::string_view suffix) {
    if (suffix.empty())
        return true;
    if (!base::endsWithIgnoreCase(host, suffix))
        return false;
    return host.size() == suffix.size() || host[host.size() - suffix.size() - 1] == '.';
}

bool statusFits(std::string_view status, std::string_view wanted) {
    return wanted.empty() || status == wanted || (wanted.back() == '*' && status.size() >= wanted.size() && status.starts_with(wanted.substr(0, wanted.size() - 1)));
}

Judgement providerJudgement(const Refusal& refusal, std::string_view plain) {
    static const auto rows = compileProviders();
    for (const auto& [row, phrase] : rows)
        if (hostFits(refusal.host, row->hostSuffix) && statusFits(refusal.status, row->status) && (!phrase || phrase->foundIn(plain)))
            return {row->reason, row->status.empty() ? "a code of this provider" : "status " + std::string(refusal.status) + " of this provider", true};
    return {};
}

Judgement commandJudgement(const Refusal& refusal) {
    if (refusal.command == "CONNECT" && refusal.code >= 500)
        return {Reason::hostBlocked, "refused before anything was said", false};
    if (refusal.command == "CONNECT" || refusal.command == "EHLO")
        return {refusal.code == 0 ? Reason::network : Reason::hostBlocked, "refused at the beginning of the connection", false};
    if (refusal.command == "MAIL" && refusal.code != 0)
        return {Reason::senderRefused, "refused in reply to MAIL FROM", false};
    if (refusal.command == "RCPT" && refusal.code == 550)
        return {Reason::mailboxUnknown, "refused in reply to RCPT TO", false};
    if (refusal.command == "DATA" && refusal.code == 554)
        return {Reason::content, "refused after the message was sent", false};
    return {};
}

} // namespace

Judgement judge(const Refusal& refusal) {
    static const auto phrases = compile();
    const std::string plain = phraseText(refusal.text.substr(0, longestText));
    if (auto judgement = providerJudgement(refusal, plain); judgement.reason != Reason::unknown)
        return judgement;
    if (const auto reason = firmReasonOf(refusal.status))
        return {*reason, "status " + std::string(refusal.status), true};
    for (const auto& row : phrases)
        if (row.phrase.foundIn(plain))
            return {row.reason, "its words", row.reason != Reason::serverError && row.reason != Reason::protocol};
    const auto reason = reasonOfStatus(refusal.status);
    if (reason == Reason::policy && refusal.command == "MAIL") // "5.7.1 access denied", before it was told for whom
        return {Reason::senderRefused, "refused in reply to MAIL FROM", false};
    if (reason)
        return {*reason, "status " + std::string(refusal.status), false};
    if (const auto byCode = reasonOfCode(refusal.code); byCode == Reason::noMailService || byCode == Reason::mailboxMoved || byCode == Reason::mailboxDisabled)
        return {*byCode, "reply code " + std::to_string(refusal.code), false};
    if (auto judgement = commandJudgement(refusal); judgement.reason != Reason::unknown)
        return judgement;
    if (const auto byCode = reasonOfCode(refusal.code))
        return {*byCode, "reply code " + std::to_string(refusal.code), false};
    return {};
}

} // namespace postroom::bounce
