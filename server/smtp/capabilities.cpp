// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/capabilities.h"

namespace postroom::smtp {

Reply ehloReply(const Capabilities& offer) {
    std::string text = offer.greeting;
    const auto line = [&text](std::string_view keyword) {
        text += '\n';
        text += keyword;
    };
    line("SIZE");
    if (offer.size > 0)
        text += " " + std::to_string(offer.size);
    if (!offer.limits.empty())
        line("LIMITS " + offer.limits);
    if (offer.eightBitMime)
        line("8BITMIME");
    if (offer.dsn)
        line("DSN");
    if (offer.etrn)
        line("ETRN");
    if (offer.pipelining)
        line("PIPELINING");
    if (offer.pipeConnect)
        line("PIPECONNECT");
    if (!offer.mechanisms.empty()) {
        line("AUTH");
        for (const auto& mechanism : offer.mechanisms)
            text += " " + mechanism;
    }
    if (offer.chunking)
        line("CHUNKING");
    if (offer.startTls)
        line("STARTTLS");
    if (offer.prdr)
        line("PRDR");
    if (offer.smtputf8)
        line("SMTPUTF8");
    if (offer.enhancedCodes == EnhancedCodes::shown)
        line("ENHANCEDSTATUSCODES");
    if (offer.xclient)
        line("XCLIENT ADDR NAME PORT LOGIN DESTADDR DESTPORT");
    line("HELP");
    return {250, {}, std::move(text)};
}

} // namespace postroom::smtp
