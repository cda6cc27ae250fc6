// SPDX-License-Identifier: Apache-2.0
// What a bounce says, as values: one entry for each address that it is about. All text is the wire's: tainted.
#pragma once

#include "server/mail/bounce/reason.h"

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::bounce {

enum class Kind : std::uint8_t {
    notABounce, ///< nothing here reports about the delivery of a message
    failure,
    delay,
    success,
    feedback,
    autoReply,
    statusLine, ///< no report but a reply of a server, pasted
};

[[nodiscard]] std::string_view kindName(Kind kind);

struct Recipient {
    std::string address;   ///< as the sender wrote it: the original address when it is told, else the final one
    std::string original;
    std::string final;
    std::string action;    ///< "failed", "delayed", "delivered", "relayed", "expanded"
    std::string status;    ///< "5.1.1"; empty when nobody gave one
    int code = 0;          ///< SMTP reply code; 0: none
    std::string diagnostic; ///< what the refusing server said, on one line
    std::string command;   ///< "CONNECT", "EHLO", "MAIL", "RCPT", "DATA"; empty: unknown
    std::string remoteHost;
    std::string remoteAddress;
    Reason reason = Reason::unknown;
    std::string basis;     ///< by which rule
    [[nodiscard]] bool isTemporary() const { return action == "delayed" || (action.empty() && (code / 100 == 4 || (code == 0 && status.starts_with('4')))); }
};

/// The message that the report is about, as far as the report gives it back.
struct Returned {
    bool present = false;
    std::string messageId; ///< without the brackets
    std::string from, to, subject, date;
    std::vector<std::string> queueIds; ///< "id X" of its Received fields, the newest first
};

struct BounceReport {
    Kind kind = Kind::notABounce;
    std::string reportingMta;
    std::string envelopeId;   ///< ENVID of the sender
    std::string queueId;      ///< of the reporting server
    std::string feedbackType; ///< "abuse", "auth-failure"
    std::string subject;      ///< of the report
    std::string sender;       ///< to whom it was sent: who wrote the message
    std::vector<Recipient> recipients;
    Returned returned;
};

} // namespace postroom::bounce
