// SPDX-License-Identifier: Apache-2.0
// The one reader of bounces: a delivery status notification (RFC 3464), a letter of any mail server, an abuse report (RFC 5965),
// an automatic reply, or only the line that a server answered. Total: any bytes give a report, at worst of kind notABounce.
#pragma once

#include "server/mail/bounce/bounce_report.h"

#include <cstddef>
#include <string_view>

namespace postroom::bounce {

struct ParseLimits {
    std::size_t bytes = 1024 * 1024; ///< of the input; what is beyond is the returned message
};

[[nodiscard]] BounceReport parseBounce(std::string_view bytes, const ParseLimits& limits = {});

/// The reason of a single reply, as a queue or a trace shows it: "550 5.1.1 no such user", said by `host`.
[[nodiscard]] Recipient judgeReply(std::string_view text, std::string_view host);

} // namespace postroom::bounce
