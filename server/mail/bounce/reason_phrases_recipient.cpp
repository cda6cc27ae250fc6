// SPDX-License-Identifier: Apache-2.0
// What servers say when the fault is at the recipient: the state of the mailbox, its owner, its rules.
#include "server/mail/bounce/reason_rules.h"

namespace postroom::bounce {

namespace {

constexpr PhraseRow rows[] = {
    // Disabled.
    {Reason::mailboxDisabled, "account|mailbox|user|recipient|address|mail box|inbox|destinataire|customer|subscriber .. disabled|suspended|inactive|locked|frozen|deactivated|discontinued|closed|not active|expired|terminated|bloque|is blocked|deactive|on hold|not enabled|restricted because|not activated|dormant|cancelled|canceled|no longer active|abandoned|administratively"},
    {Reason::mailboxDisabled, "disabled|suspended|inactive|locked|frozen|deactivated|discontinued|closed|blocked|expired + account|mailbox|user|recipient|address|email"},
    {Reason::mailboxDisabled, "mailbox currently suspended|mailbox temporarily disabled|mailbox disabled|not accepting messages|no longer accepts mail|no longer accepting mail|does not accept mail any|is limited|account disabled|account is disabled|vacationing|temporarily suspended"},

    // Moved.
    {Reason::mailboxMoved, "has moved|address changed|changed his|changed her|changed their|has been changed to|address has changed|no longer on server|has been replaced|moved to another|new address|no longer at this address|has left the company|is no longer with|no longer works|no longer employed|please try <|user not local; please try|user has moved|owner has changed|mailbox owner has changed"},

    // Closed to this sender.
    {Reason::notPermitted, "not|isn't|aren't|only .. member|members|subscriber|subscribed .. list|group|post|posting|may|can|allowed"},
    {Reason::notPermitted, "you are not a member|not allowed to post|only members|subscribers only|members only|not a subscriber|non-member|permission to post|not open for posting|not open to posting|moderated list|closed list|posting to this|groups.google.com/support"},
    {Reason::notPermitted, "authentication|auth|permission|sender + required|authrequired|is required to send|not authenticated for|not authorized to send"},
    {Reason::notPermitted, "delivery|sender|you|message|sending|user + not authorized|not authorised|not permitted|is not allowed|are not allowed|are not permitted|not allowed|is restricted|restricted"},
    {Reason::notPermitted, "not on .. allow list|guest list|approved list|list of allowed|safe list|senders list"},
    {Reason::notPermitted, "mailing list expansion prohibited|trust relationship|delivery not authorized|sender restrictions"},
    {Reason::notPermitted, "restricted address|address is restricted|restricted recipient|delivery to this address is restricted|only accepts|accepts only|only accept|accept mail only from|mail only from|approved senders|allowed senders|whitelist|allow list|guest list|email preferences|preferences of the|challenge|confirm that you"},

};

} // namespace

std::span<const PhraseRow> recipientPhrases() { return rows; }

} // namespace postroom::bounce
