// SPDX-License-Identifier: Apache-2.0
#include "shared/catalogue/refusal_class.h"

#include <algorithm>
#include <array>

namespace postroom::catalogue {

namespace {

using C = RefusalClass;

constexpr std::array<RefusalClassRow, 15> rows{{
    {C::policy, "policy", "Policy", "A rule of the configuration said no, and none of the other words says why."},
    {C::unknownRecipient, "unknown-recipient", "Unknown recipient", "There is no such address here, or the next server does not know it."},
    {C::relay, "relay", "Relaying", "A client without permission wanted to send to a foreign domain."},
    {C::blocklist, "blocklist", "Blocklist", "The client or its domain is in a DNS blocklist."},
    {C::authentication, "authentication", "Sender authentication", "SPF, DKIM, DMARC or ARC spoke against the sender."},
    {C::content, "content", "Content", "A virus or spam scanner, or a rule on content, refused it."},
    {C::rate, "rate", "Too much at once", "A rate limit was reached."},
    {C::sender, "sender", "Sender", "The envelope sender cannot be right."},
    {C::hostName, "host-name", "Host name", "The client's name in HELO, or of its address, is wrong."},
    {C::size, "size", "Too large", "The message is larger than message_size_limit, or the mailbox is full."},
    {C::protocol, "protocol", "Protocol", "The client broke the SMTP protocol."},
    {C::connectionLimit, "connection-limit", "Connections", "The connection was refused: too many at once, or the host is unwanted."},
    {C::login, "login", "Login", "Authentication failed, or is required."},
    {C::temporary, "temporary", "Try again later", "Something could not be answered at that moment, or the client is greylisted."},
    {C::tls, "tls", "TLS", "The TLS handshake with the client failed."},
}};

} // namespace

std::span<const RefusalClassRow> refusalClasses() { return rows; }

const RefusalClassRow& refusalClassRow(RefusalClass value) { return rows[std::min(static_cast<std::size_t>(value), rows.size() - 1)]; }

std::optional<RefusalClass> refusalClassFromName(std::string_view name) {
    const auto* found = std::find_if(rows.begin(), rows.end(), [name](const RefusalClassRow& row) { return row.name == name; });
    return found == rows.end() ? std::nullopt : std::optional(found->value);
}

} // namespace postroom::catalogue
