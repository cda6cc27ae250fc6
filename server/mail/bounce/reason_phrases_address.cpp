// SPDX-License-Identifier: Apache-2.0
// What servers say of the address: whether this server, its domain, its mailbox is the right place at all.
#include "server/mail/bounce/reason_rules.h"

namespace postroom::bounce {

namespace {

constexpr PhraseRow rows[] = {
    // A reason that wraps another: "message expired <421 connection timed out>".
    {Reason::expired, "message expired|envelope expired|delivery time expired|maximum queue time|long failure period|retry timeout|retry time not reached|queue.expired|in the queue too long|queued too long|delivery time expired|multiple retries"},
    {Reason::expired, "delivery failed|failed + 0|1|2|3|4|5|6|7|8|9 .. attempts"},
    // A program that failed, whatever it says of users.
    {Reason::serverError, "couldn't create|could not create|can't create|cannot create|lock failure|write error|error writing message|mailbox is busy|text was generated during the delivery attempt|pipe to |command died|operating system error"},

    {Reason::relayDenied, "relay|relaying + access denied|denied|not allowed|not permitted|prohibited|is not|restricted|access|forbidden|rejected|disallowed"},
    {Reason::relayDenied, "unable to relay|cannot relay|can't relay|not relay|we do not relay|won't relay|no relay|relay not|relaying to|to relay|mail relay|relaying denied|rcpthosts|local domains|not a gateway|not a local domain|not an open relay|not hosted here|isn't in my list|does not host|requires authentication when|authentication required for relay|non-local|not configured to receive"},

    {Reason::mailLoop, "too many hops|hop count|maximum hop|mail loop|mail loops|mailloop|loop detected|loops back|looping|routing loop|forwarding loop|too many received|message loop|delivery loop|this message is looping|excessive recursion|hopcount"},

    {Reason::noMailService, "null mx|nullmx|no smtp service|doesn't receive email|does not receive mail|doesn't accept mail|does not accept mail|does not accept email|domain does not accept|no mail service|smtp protocol returned a permanent error|seems to reject all mail|no longer accepts any mail|system not accepting network messages|not accepting network messages"},
    {Reason::network, "not found, try again|lookup failed temporarily|lookup did not complete|address family mismatch|bad dns lookup error|servfail|directory server failure|host name lookup failure|host name lookup failed|malformed or unexpected name server"},
    {Reason::hostUnknown, "host|domain|hostname|mail domain|recipient domain|destination domain + unknown|not found|does not exist|doesn't exist|is not found|could not be found|couldn't be found|not known|is invalid|is not reachable|non-existent|lookup failed|is unknown"},
    {Reason::hostUnknown, "unknown|no such|invalid|nonexistent|non-existent|unrouteable|bad|illegal|unresolvable + host|domain|mail domain|hostname|host/domain|smtp host|server"},
    {Reason::hostUnknown, "no mx record|no a record|no mx|no relevant mx|bad destination system|unable to route|no route found|no address associated|couldn't find any host|couldn't find a mail exchanger|host not found|nxdomain|domain name not found|has no mail exchanger|no mail hosts|no hosts found|all relevant mx records point to non-existent|misspelled domain|because the domain"},
    {Reason::hostUnknown, "host|domain|mx host .. not found|does not exist|doesn't exist|couldn't be found"},


    // No such mailbox: after "account blocked", "unknown host" and the like.
    {Reason::mailboxUnknown, "user|recipient|mailbox|account|address|addressee|alias|name|local part|local-part|email|mail box|userid|users|destinataire|recipients|person|empfaenger|usuario|destinatario|utilisateur|addressee .. unknown|not found|does not exist|doesn't exist|not exist|no such|invalid|not known|nonexistent|non-existent|unavailable|not listed|not recognized|not valid|undeliverable|isn't valid|inexistent|is not a valid|not a known|not registered|not our customer|doesn't have a|unrouteable|not local|is wrong|couldn't be found|wasn't found|not here|has no mailbox|no longer available|not available|unbekannt|inconnu|desconocid|bad destination|no longer valid|no account|no mailbox"},
    {Reason::mailboxUnknown, "unknown|no such|invalid|bad|nonexistent|non-existent|not a valid|illegal|no valid|undefined|unrouteable|unroutable|no known|not a known|inactive + user|users|recipient|recipients|mailbox|account|address|alias|local part|local-part|addressee|person|name|userid|email|mail-box|virtual user|final delivery userid|final userid|destination|here|or illegal|domain user|to address|email address|mail address"},
    {Reason::mailboxUnknown, "no mailbox here|no account by|no user|no one by that|no such|not a known user|not our user|not listed in|address not found|recipient not found|recipientnotfound|recipient name is not recognized|isn't a user|not a valid user|doesn't have an account|does not have an account|no longer has an account|no matches|no person|not registered|unknown or illegal|bad_recipient|nosuchuser|user unknown|unknown user|not a user here|is not a registered|user not|recipient rejected|unknown_user|invalid user|no account|not on this server|non esiste|existiert nicht|n'existe pas|no existe|nao existe"},
    {Reason::mailboxUnknown, "we do not have|there is no|i don't have|cannot find|can't find|couldn't find|could not find|failed to find|not find + user|mailbox|recipient|account|such|a mailbox|the user|the recipient|any user|one with|that address|this address|an account"},
    {Reason::mailboxUnknown, "mailbox unavailable|mailbox name not allowed|i cannot deliver mail for|that recipient is not allowed|our customer|mailbox not available|mailbox not found|recipient address rejected|address rejected|account is unavailable|recipient unavailable|check the recipient|double-checking the recipient|was not found in|recipient not|rcpt to rejected"},
    {Reason::mailboxUnknown, "doesn't have|does not have|has no .. account|mailbox"},
    {Reason::addressSyntax, "address|recipient|mailbox + syntax|malformed|is malformed|incorrectly constructed|ill-formed|not fully qualified|must be fully|format"},
    {Reason::addressSyntax, "malformed|bad|invalid|illegal|syntax error in|wrong + address|recipient|to address|email address|mailbox syntax|forward path|domain literal"},
};

} // namespace

std::span<const PhraseRow> addressPhrases() { return rows; }

} // namespace postroom::bounce
