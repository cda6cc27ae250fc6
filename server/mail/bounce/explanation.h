// SPDX-License-Identifier: Apache-2.0
// What a refusal means to people: who refused, why, whose problem it is, what to do next, and an answer for the user who asks.
// Every sentence has a code and named arguments beside its English text, so that a console can say it in another language.
#pragma once

#include "server/mail/bounce/bounce_report.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace postroom::bounce {

/// Whose problem it is.
enum class Party : std::uint8_t {
    nobody,          ///< it passes by itself
    sender,          ///< the person: a wrong address, too large a message
    senderServer,    ///< the administrator of the sending server or domain
    recipient,       ///< the person: a full mailbox
    recipientServer, ///< the administrator over there
    unknown,
};
[[nodiscard]] std::string_view partyName(Party party);

struct Sentence {
    std::string code; ///< "bounce.why.mailbox_full"
    std::vector<std::pair<std::string, std::string>> arguments;
    std::string text; ///< English, arguments filled in
};

struct Explanation {
    Party party = Party::unknown;
    std::string organisation; ///< of the refusing host; may be empty
    Sentence who;
    Sentence why;
    Sentence problem;           ///< whose, in words
    std::vector<Sentence> steps;
    Sentence reply;             ///< to be sent to the user, several lines
};

[[nodiscard]] Explanation explain(const Recipient& recipient, const BounceReport& report);

/// "Whose problem; what to do", for one line behind a reply that we show anyway; empty when the reply says nothing.
[[nodiscard]] std::string adviceFor(std::string_view reply, std::string_view host);

/// Every code with its English text, {arguments} in braces: for translations and for the test that none is missing.
struct TextRow {
    std::string code;
    std::string text;
};
[[nodiscard]] std::vector<TextRow> explanationTexts();

/// The row of a reason; the last step may be empty.
struct ReasonTexts {
    Reason reason;
    Party party;
    const char* why;
    const char* steps[3];
    const char* reply;
};
[[nodiscard]] std::span<const ReasonTexts> reasonTexts();

/// What a provider means by a status of its own, in addition to the reason.
struct DetailRow {
    const char* code;         ///< "google_5_7_26": behind "bounce.detail."
    const char* organisation; ///< a beginning of its name; empty: any
    const char* status;
    const char* text;
};
[[nodiscard]] std::span<const DetailRow> detailRows();

} // namespace postroom::bounce
