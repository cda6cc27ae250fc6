// SPDX-License-Identifier: Apache-2.0
#include "server/mail/dsn_report.h"

#include "server/mail/date.h"
#include "server/mail/idna.h"
#include "server/mail/xtext.h"
#include "shared/base/text.h"

#include <algorithm>

namespace postroom::mail {

namespace {

constexpr std::size_t valueLimit = 900; // escaped, so that no line reaches 998 (RFC 5322 2.1.1)
constexpr std::size_t peerTextLimit = 128; // features 1.16
constexpr std::size_t lineWidth = 79;

// Folds at blanks so that no line reaches column 80 while there are blanks to fold at.
std::string folded(std::string_view name, std::string_view value) {
    std::string out(name);
    out += ':';
    std::size_t lineStart = 0;
    for (const auto word : base::splitWords(value)) {
        if (out.size() - lineStart + 1 + word.size() > lineWidth && out.size() - lineStart > name.size() + 1) {
            out += "\r\n";
            lineStart = out.size();
        }
        out += ' ';
        out += word;
    }
    return out + "\r\n";
}

std::string field(std::string_view name, std::string_view type, std::string_view value, std::size_t limit = valueLimit) {
    if (value.empty())
        return {};
    const auto text = base::shortened(base::printable(base::shortened(value, limit)), valueLimit);
    return folded(name, type.empty() ? text : std::string(type) + "; " + text);
}

// RFC 6533 3: an address that is not ASCII has the type utf-8.
std::string addressField(std::string_view name, std::string_view address) {
    auto text = base::shortened(address, valueLimit);
    if (isAscii(text))
        return std::string(name) + ": rfc822;" + base::shortened(base::printable(text), valueLimit) + "\r\n";
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
    return std::string(name) + ": utf-8;" + text + "\r\n";
}

std::string dateField(std::string_view name, const std::optional<base::Time>& time) {
    return time ? std::string(name) + ": " + dateText(*time) + "\r\n" : std::string();
}

// RFC 3464 2.3; the extra facts of the peer stand behind Remote-MTA (features 1.16).
std::string recipientFields(const DsnRecipient& recipient) {
    std::string out;
    if (!recipient.originalRecipient.empty()) {
        const auto semicolon = recipient.originalRecipient.find(';');
        if (semicolon == std::string::npos)
            out += addressField("Original-Recipient", recipient.originalRecipient);
        else // RFC 3461 6.3 b: in xtext as it came
            out += "Original-Recipient: " + base::shortened(base::printable(recipient.originalRecipient.substr(0, semicolon)), 64) + ";" +
                   base::shortened(xtextEncode(std::string_view(recipient.originalRecipient).substr(semicolon + 1)), valueLimit) + "\r\n";
    }
    out += "Action: " + std::string(dsnActionName(recipient.action)) + "\r\n";
    out += addressField("Final-Recipient", recipient.finalRecipient);
    out += "Status: " + base::shortened(base::printable(recipient.status), 64) + "\r\n";
    out += field("Remote-MTA", "dns", recipient.remoteHost);
    if (!recipient.remoteAddress.empty()) {
        auto place = "[" + recipient.remoteAddress + "]";
        if (recipient.remotePort != 0 && recipient.remotePort != 25)
            place += ":" + std::to_string(recipient.remotePort);
        out += field("Remote-MTA", "X-ip", place);
    }
    out += field("X-Remote-MTA-smtp-greeting", "X-str", recipient.greeting, peerTextLimit);
    out += field("X-Remote-MTA-helo-response", "X-str", recipient.heloResponse, peerTextLimit);
    out += field("X-Exim-Diagnostic", "X-str", recipient.localDiagnostic);
    out += field("Diagnostic-Code", "smtp", recipient.diagnostic);
    out += dateField("Last-Attempt-Date", recipient.lastAttempt);
    out += dateField("Will-Retry-Until", recipient.retryUntil);
    return out;
}

} // namespace

std::string_view dsnActionName(DsnAction action) {
    switch (action) {
    case DsnAction::failed:
        return "failed";
    case DsnAction::delayed:
        return "delayed";
    case DsnAction::delivered:
        return "delivered";
    case DsnAction::relayed:
        return "relayed";
    case DsnAction::expanded:
        return "expanded";
    }
    return "failed";
}

std::string deliveryStatus(const DsnMessage& message) {
    std::string out;
    // RFC 3464 2.2: Original-Envelope-Id, Reporting-MTA, DSN-Gateway, Received-From-MTA, Arrival-Date.
    if (!message.envelopeId.empty())
        out += field("Original-Envelope-Id", {}, message.envelopeId);
    out += field("Reporting-MTA", "dns", message.reportingMta);
    out += field("Received-From-MTA", "dns", message.receivedFrom);
    out += dateField("Arrival-Date", message.arrival);
    for (const auto& recipient : message.recipients)
        out += "\r\n" + recipientFields(recipient);
    return out;
}

} // namespace postroom::mail
