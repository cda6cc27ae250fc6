// SPDX-License-Identifier: Apache-2.0
// What our EHLO reply offers.
#pragma once

#include "server/smtp/reply.h"

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::smtp {

struct Capabilities {
    std::string greeting;        ///< first line: "mx.example.com Hello client.example [192.0.2.7]"
    std::uint64_t size = 0;      ///< 0: SIZE without a number, no limit known (RFC 1870 4)
    std::string limits;          ///< "MAILMAX=1000 RCPTMAX=50000" (RFC 9422); empty: LIMITS not offered
    bool eightBitMime = true;
    bool dsn = false;
    bool etrn = false;
    bool pipelining = true;
    bool pipeConnect = false;    ///< commands may come before the greeting
    std::vector<std::string> mechanisms; ///< AUTH; empty: not offered
    bool chunking = true;
    bool startTls = false;
    bool prdr = false;
    bool smtputf8 = false;
    bool xclient = false;
    EnhancedCodes enhancedCodes = EnhancedCodes::shown;
};

/// The reply to EHLO, in Exim's order. HELP comes last always.
Reply ehloReply(const Capabilities& capabilities);

} // namespace postroom::smtp
