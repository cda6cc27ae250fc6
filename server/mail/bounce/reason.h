// SPDX-License-Identifier: Apache-2.0
// Why mail was refused, in the classes that decide what to do about it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postroom::bounce {

enum class Reason : std::uint8_t {
    unknown,          ///< nothing in the text says why
    mailboxUnknown,   ///< there is no such address
    mailboxMoved,
    mailboxFull,
    mailboxDisabled,  ///< the account is suspended, frozen or inactive
    addressSyntax,    ///< the address cannot be one
    notPermitted,     ///< the address is real and does not take mail from this sender (closed list, members only)
    senderRefused,    ///< the sender's address or domain
    hostBlocked,      ///< the sending server stands on a blocklist or has a bad reputation
    reverseDns,       ///< the sending server has no (matching) reverse name
    authentication,   ///< SPF, DKIM, DMARC or ARC
    spam,
    virus,
    content,          ///< attachment, encoding, format of the message
    notCompliant,     ///< the message breaks a rule of RFC 5322 that this server insists on
    policy,           ///< a rule of the other side, without saying which
    tooBig,
    tooMany,          ///< recipients, connections, messages: a rate or number
    greylisted,       ///< try again later, on principle
    relayDenied,
    hostUnknown,      ///< the domain does not exist, or has no mail server
    noMailService,    ///< the domain says that it takes no mail (RFC 7505)
    network,          ///< no connection, a lost connection, name servers that do not answer
    tls,
    mailLoop,
    expired,          ///< given up (or still waiting) after trying for long
    serverFull,       ///< the other server's disk
    serverError,      ///< anything broken over there
    protocol,         ///< the two servers did not understand each other
    suppressed,       ///< the sender's own provider did not even try
    delivered,        ///< a report of success
    feedback,         ///< a complaint or an authentication report (ARF), no bounce
    autoReply,        ///< somebody is away; no bounce
};

struct ReasonRow {
    Reason reason;
    std::string_view name; ///< "mailbox_unknown": in the control protocol
    std::string_view title; ///< "There is no such address": a heading for people
};

[[nodiscard]] std::span<const ReasonRow> reasonRows();
[[nodiscard]] std::string_view reasonName(Reason reason);
[[nodiscard]] std::string_view reasonTitle(Reason reason);

} // namespace postroom::bounce
