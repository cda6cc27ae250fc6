// SPDX-License-Identifier: Apache-2.0
#include "server/mail/bounce/reason.h"

namespace postroom::bounce {

namespace {

constexpr ReasonRow rows[] = {
    {Reason::unknown, "unknown", "No reason given"},
    {Reason::mailboxUnknown, "mailbox_unknown", "No such address"},
    {Reason::mailboxMoved, "mailbox_moved", "The address has moved"},
    {Reason::mailboxFull, "mailbox_full", "Mailbox full"},
    {Reason::mailboxDisabled, "mailbox_disabled", "Mailbox disabled"},
    {Reason::addressSyntax, "address_syntax", "Not an address"},
    {Reason::notPermitted, "not_permitted", "Not allowed to write to this address"},
    {Reason::senderRefused, "sender_refused", "Sender address refused"},
    {Reason::hostBlocked, "host_blocked", "Sending server blocked"},
    {Reason::reverseDns, "reverse_dns", "Sending server without a proper reverse name"},
    {Reason::authentication, "authentication", "SPF, DKIM or DMARC failed"},
    {Reason::spam, "spam", "Taken for spam"},
    {Reason::virus, "virus", "Taken for malware"},
    {Reason::content, "content", "Content not accepted"},
    {Reason::notCompliant, "not_compliant", "Message not well-formed"},
    {Reason::policy, "policy", "Against a rule of the recipient's server"},
    {Reason::tooBig, "too_big", "Message too large"},
    {Reason::tooMany, "too_many", "Too many messages, connections or recipients"},
    {Reason::greylisted, "greylisted", "Asked to try again later (greylisting)"},
    {Reason::relayDenied, "relay_denied", "The server is not responsible for this address"},
    {Reason::hostUnknown, "host_unknown", "Domain or mail server not found"},
    {Reason::noMailService, "no_mail_service", "The domain takes no mail"},
    {Reason::network, "network", "No connection"},
    {Reason::tls, "tls", "No secure connection"},
    {Reason::mailLoop, "mail_loop", "Mail loop"},
    {Reason::expired, "expired", "Not delivered in time"},
    {Reason::serverFull, "server_full", "The recipient's server has no space"},
    {Reason::serverError, "server_error", "The recipient's server has a fault"},
    {Reason::protocol, "protocol", "The servers did not understand each other"},
    {Reason::suppressed, "suppressed", "Held back by the sending provider"},
    {Reason::delivered, "delivered", "Delivered"},
    {Reason::feedback, "feedback", "A complaint or authentication report"},
    {Reason::autoReply, "auto_reply", "An automatic reply"},
};

const ReasonRow& rowOf(Reason reason) {
    for (const auto& row : rows)
        if (row.reason == reason)
            return row;
    return rows[0];
}

} // namespace

std::span<const ReasonRow> reasonRows() { return rows; }
std::string_view reasonName(Reason reason) { return rowOf(reason).name; }
std::string_view reasonTitle(Reason reason) { return rowOf(reason).title; }

} // namespace postroom::bounce
