// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/peer_capabilities.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::smtp {

namespace {

void readLimits(PeerCapabilities& capabilities, const std::vector<std::string_view>& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto parts = base::split(words[i], '=');
        const auto value = parts.size() == 2 ? base::toInteger(parts[1]) : std::nullopt;
        if (!value || *value < 1)
            continue;
        if (base::equalsIgnoreCase(parts[0], "RCPTMAX"))
            capabilities.recipientsMax = static_cast<std::size_t>(*value);
        else if (base::equalsIgnoreCase(parts[0], "MAILMAX"))
            capabilities.messagesMax = static_cast<std::size_t>(*value);
    }
}

void readAuth(PeerCapabilities& capabilities, const std::vector<std::string_view>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto word = words[i];
        if (i == 0 && base::startsWithIgnoreCase(word, "AUTH=")) // the form before AUTH was standardised, still seen
            word.remove_prefix(5);
        else if (i == 0)
            continue;
        if (!word.empty() && !capabilities.offersAuth(base::upper(word)))
            capabilities.authMechanisms.push_back(base::upper(word));
    }
}

} // namespace

bool PeerCapabilities::offersAuth(std::string_view mechanism) const {
    return std::find(authMechanisms.begin(), authMechanisms.end(), mechanism) != authMechanisms.end();
}

PeerCapabilities PeerCapabilities::fromReply(const ClientReply& ehlo) {
    PeerCapabilities out;
    out.esmtp = true;
    for (std::size_t i = 1; i < ehlo.lines.size(); ++i) {
        const auto words = base::splitWords(ehlo.lines[i]);
        if (words.empty())
            continue;
        const auto is = [&](std::string_view keyword) { return base::equalsIgnoreCase(words[0], keyword); };
        if (is("PIPELINING"))
            out.pipelining = true;
        else if (is("8BITMIME"))
            out.eightBitMime = true;
        else if (is("CHUNKING"))
            out.chunking = true;
        else if (is("STARTTLS"))
            out.startTls = true;
        else if (is("DSN"))
            out.dsn = true;
        else if (is("SMTPUTF8"))
            out.smtputf8 = true;
        else if (is("PRDR"))
            out.prdr = true;
        else if (is("IGNOREQUOTA"))
            out.ignoreQuota = true;
        else if (is("ENHANCEDSTATUSCODES"))
            out.enhancedStatusCodes = true;
        else if (is("LIMITS"))
            readLimits(out, words);
        else if (is("AUTH") || base::startsWithIgnoreCase(words[0], "AUTH="))
            readAuth(out, words);
        else if (is("SIZE")) {
            out.size = true;
            if (const auto limit = words.size() > 1 ? base::toInteger(words[1]) : std::nullopt; limit && *limit > 0)
                out.sizeLimit = *limit;
        }
    }
    return out;
}

} // namespace postroom::smtp
