// SPDX-License-Identifier: Apache-2.0
// An event as a line of Exim's main log, so that exigrep, eximstats, logwatch and fail2ban go on working: `<=` arrival,
// `=>` and `->` delivery, `==` deferral, `**` failure, Completed, and the refusals of a session. Pure. Everything that
// came from outside is printed with control characters escaped: one event is one line.
#pragma once

#include "server/platform/events/event.h"

#include <optional>
#include <string>

namespace postroom::events {

/// What log_selector adds to the line.
struct ClassicSelectors {
    bool subject = false;          ///< T="..." on <=
    bool receivedRecipients = false; ///< "for a b" on <=
    bool senderOnDelivery = false; ///< F=<...> on => and ==
    bool confirmation = true;      ///< C="..." on =>
    bool incomingPort = false;     ///< [ip]:port of the client
    bool outgoingPort = false;     ///< [ip]:port of the host
    bool proxy = true;             ///< PRX=
    bool tlsCipher = true;         ///< X=
    bool queueTimeOverall = false; ///< QT= on Completed
    bool zone = false;             ///< log_timezone: "+0100" after the time
    bool operator==(const ClassicSelectors&) const = default;
};

/// Without line end; nothing for an event that this log does not show. Times are local.
std::optional<std::string> classicLine(const Event& event, const ClassicSelectors& selectors = {});

} // namespace postroom::events
