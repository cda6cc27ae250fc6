// SPDX-License-Identifier: Apache-2.0
// What the other server said it can do, in its reply to EHLO or LHLO (RFC 5321 4.1.1.1).
#pragma once

#include "server/smtp/client_reply.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace postroom::smtp {

struct PeerCapabilities {
    bool esmtp = false; ///< false after HELO: nothing below is set
    bool pipelining = false, eightBitMime = false, chunking = false, startTls = false, dsn = false, smtputf8 = false, prdr = false;
    bool ignoreQuota = false; ///< LMTP
    bool enhancedStatusCodes = false;
    bool size = false;
    std::optional<std::int64_t> sizeLimit;      ///< RFC 1870; absent or 0: none said
    std::vector<std::string> authMechanisms;    ///< upper case
    std::optional<std::size_t> recipientsMax;   ///< RFC 9422 LIMITS RCPTMAX
    std::optional<std::size_t> messagesMax;     ///< RFC 9422 LIMITS MAILMAX

    [[nodiscard]] bool offersAuth(std::string_view mechanism) const;
    static PeerCapabilities fromReply(const ClientReply& ehlo);
};

} // namespace postroom::smtp
