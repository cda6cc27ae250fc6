// SPDX-License-Identifier: Apache-2.0
// The rules by which a refusal gets its reason. They are rows of four tables, tried in this order:
//
//   providerRows()  what large providers document about their own codes (reason_providers.cpp)
//   firmStatusRows  enhanced status codes that leave no doubt (RFC 7372, RFC 7505...)  (reason_status.cpp)
//   phraseRows()    what mail servers say, by families of words, the most telling first (reason_phrases_*.cpp)
//   statusRows      the other registered status codes, which servers often choose carelessly (reason_status.cpp)
//
// and last what the SMTP command that was refused and the bare reply code suggest. A rule names no single message and no sender: it must hold for
// every server of its kind. To add knowledge, add a row.
#pragma once

#include "server/mail/bounce/reason.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace postroom::bounce {

/// What is known of one refusal.
struct Refusal {
    std::string_view text;    ///< the diagnostic or the notice
    std::string_view status;  ///< "5.7.1"
    int code = 0;
    std::string_view command; ///< "RCPT"
    std::string_view host;    ///< who refused; may be empty
};

struct Judgement {
    Reason reason = Reason::unknown;
    std::string basis; ///< which rule: "status 5.7.26", "the words \"user unknown\""
    bool firm = false; ///< not only a guess from a careless status or the command
};

/// `unknown` when no rule applies.
[[nodiscard]] Judgement judge(const Refusal& refusal);

struct PhraseRow {
    Reason reason;
    const char* pattern; ///< see phrase.h
};
[[nodiscard]] std::span<const PhraseRow> senderPhrases();    ///< faults of the sending side and its message
[[nodiscard]] std::span<const PhraseRow> recipientPhrases(); ///< faults at the recipient
[[nodiscard]] std::span<const PhraseRow> addressPhrases();   ///< the address, its domain, the server chosen for it
[[nodiscard]] std::span<const PhraseRow> transferPhrases();  ///< faults on the way, and what is least telling

struct ProviderRow {
    std::string_view hostSuffix; ///< empty: whoever says it
    std::string_view status;     ///< "5.7.5", a beginning; empty: any
    const char* pattern;         ///< empty: any text
    Reason reason;
};
[[nodiscard]] std::span<const ProviderRow> providerRows();

struct StatusRow {
    std::string_view status; ///< without the class: "1.1"; the registry gives most of them to 4 and 5 alike
    Reason reason;
};
[[nodiscard]] std::optional<Reason> firmReasonOf(std::string_view status);
[[nodiscard]] std::optional<Reason> reasonOfStatus(std::string_view status);
[[nodiscard]] std::optional<Reason> reasonOfCode(int code);

} // namespace postroom::bounce
