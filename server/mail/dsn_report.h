// SPDX-License-Identifier: Apache-2.0
// The message/delivery-status part of a DSN (RFC 3464) as text. Which recipients get one, and the letter around it, are
// deliver's business.
#pragma once

#include "shared/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::mail {

enum class DsnAction : std::uint8_t { failed, delayed, delivered, relayed, expanded }; ///< RFC 3464 2.3.3

/// Empty texts are unknown and left out.
struct DsnRecipient {
    std::string finalRecipient;
    std::string originalRecipient; ///< ORCPT, "rfc822;..." (RFC 3461 4.2)
    DsnAction action = DsnAction::failed;
    std::string status;            ///< "5.1.1"
    std::string remoteHost;
    std::string remoteAddress;
    std::uint16_t remotePort = 0;
    std::string greeting;          ///< the peer's banner
    std::string heloResponse;      ///< first line of its EHLO reply
    std::string diagnostic;        ///< the SMTP reply, for Diagnostic-Code
    std::string localDiagnostic;   ///< our own words, for X-Exim-Diagnostic
    std::optional<base::Time> lastAttempt;
    std::optional<base::Time> retryUntil; ///< of delayed ones
};

struct DsnMessage {
    std::string reportingMta;
    std::string envelopeId;  ///< ENVID, decoded
    std::string receivedFrom; ///< the host that gave us the message
    std::optional<base::Time> arrival;
    std::vector<DsnRecipient> recipients;
};

/// "Reporting-MTA: dns; ..." to the last recipient's fields, with CR LF. Values come from peers: control characters are made
/// visible, each is cut at 900 bytes and folded before column 80.
std::string deliveryStatus(const DsnMessage& message);
std::string_view dsnActionName(DsnAction action);

} // namespace postroom::mail
