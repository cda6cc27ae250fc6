// SPDX-License-Identifier: Apache-2.0
// Codes whose meaning a large provider documents: learn.microsoft.com (non-delivery reports in Exchange Online),
// support.google.com/a/answer/3726730, senders.yahooinc.com/smtp-error-codes, postmaster pages of Apple, GMX, Tencent, Orange.
#include "server/mail/bounce/reason_rules.h"

namespace postroom::bounce {

namespace {

constexpr ProviderRow rows[] = {
    // Exchange and Exchange Online say these in any host's name: a report may have been forwarded by another server.
    {"", "5.1.10", "recipientnotfound|recipient not found|resolver.adr", Reason::mailboxUnknown},
    {"", "5.1.10", "smtp address lookup", Reason::mailboxUnknown},
    {"", "5.1.20", "from", Reason::notCompliant},
    {"", "5.1.90", "", Reason::tooMany},
    {"", "5.2.3", "resolver.rst", Reason::tooBig},
    {"", "5.2.12*", "recipient|sender|rate|exceed", Reason::tooMany},
    {"", "5.3.4", "", Reason::tooBig},
    {"", "5.4.1", "recipient address rejected: access denied", Reason::mailboxUnknown},
    {"", "5.4.14", "", Reason::mailLoop},
    {"", "5.4.300", "", Reason::expired},
    {"", "4.4.7", "queue.expired", Reason::expired},
    {"", "5.4.310", "", Reason::hostUnknown},
    {"", "4.4.310", "", Reason::hostUnknown},
    {"", "5.4.312", "", Reason::hostUnknown},
    {"", "4.4.312", "", Reason::network},
    {"", "5.4.316", "", Reason::network},
    {"", "4.4.316", "", Reason::network},
    {"", "5.4.317", "", Reason::tls},
    {"", "4.4.317", "", Reason::tls},
    {"", "5.4.6", "resolver.fwd.loop|routing loop|hop", Reason::mailLoop},
    {"", "5.6.11", "", Reason::notCompliant},
    {"", "5.7.1", "resolver.rst.auth|authrequired|senderrestricted|not authorized to send|resolver.rst", Reason::notPermitted},
    {"", "5.7.1", "transport.rules.rejectmessage", Reason::policy},
    {"", "5.7.12", "", Reason::notPermitted},
    {"", "5.7.120", "", Reason::notPermitted},
    {"", "5.7.121", "", Reason::notPermitted},
    {"", "5.7.122", "", Reason::notPermitted},
    {"", "5.7.123", "", Reason::notPermitted},
    {"", "5.7.124", "", Reason::notPermitted},
    {"", "5.7.13*", "authenticated|allowed|permit|restrict|sender", Reason::notPermitted},
    {"", "5.7.193", "", Reason::notPermitted},
    {"", "5.7.232", "", Reason::tooMany},
    {"", "5.7.233", "", Reason::tooMany},
    {"", "5.7.32*", "", Reason::tls},
    {"", "4.7.32*", "", Reason::tls},
    {"", "5.7.501", "", Reason::hostBlocked},
    {"", "5.7.502", "", Reason::hostBlocked},
    {"", "5.7.503", "", Reason::hostBlocked},
    {"", "5.7.504", "", Reason::mailboxUnknown},
    {"", "5.7.505", "", Reason::notPermitted},
    {"", "5.7.506", "", Reason::hostBlocked},
    {"", "5.7.507", "", Reason::hostBlocked},
    {"", "5.7.508", "", Reason::tooMany},
    {"", "5.7.509", "", Reason::authentication},
    {"", "5.7.510", "", Reason::notPermitted},
    {"", "5.7.511", "", Reason::hostBlocked},
    {"", "5.7.512", "", Reason::notCompliant},
    {"", "5.7.513", "", Reason::hostBlocked},
    {"", "5.7.514", "", Reason::authentication},
    {"", "5.7.515", "", Reason::authentication},
    {"", "5.7.57", "", Reason::policy},
    {"", "5.7.60*", "", Reason::hostBlocked},
    {"", "5.7.61*", "", Reason::hostBlocked},
    {"", "5.7.62*", "", Reason::hostBlocked},
    {"", "5.7.63*", "", Reason::hostBlocked},
    {"", "5.7.64", "", Reason::relayDenied},
    {"", "5.7.64*", "", Reason::hostBlocked},
    {"", "5.7.70*", "", Reason::hostBlocked},
    {"", "5.7.71*", "", Reason::hostBlocked},
    {"", "5.7.72*", "", Reason::hostBlocked},
    {"", "5.7.750", "", Reason::senderRefused},
    {"", "4.7.5*", "", Reason::hostBlocked},
    {"", "4.7.65*", "", Reason::hostBlocked},
    {"", "4.7.77*", "", Reason::hostBlocked},
    {"", "4.7.85*", "", Reason::tooMany},
    {"", "", "banned sending ip", Reason::hostBlocked},
    {"", "", "part of their network is on our block list|(s3140)|(s3150)|(s77", Reason::hostBlocked},
    {"", "", "storedrv.deliver .. mailbox full|quotaexceeded", Reason::mailboxFull},
    {"", "", "storedrv|resolver .. mailbox disabled|accountdisabled", Reason::mailboxDisabled},

    // cPanel's answer to everything that its resolver does not like.
    {"", "", "account or domain may not exist", Reason::hostUnknown},

    // Google: many meanings behind 5.7.1 and 4.7.0, told apart by the help page.
    {"", "5.7.1", "has a policy that prohibited", Reason::policy},
    {"", "", "p=nosuchuser", Reason::mailboxUnknown},
    {"", "", "p=disableduser|p=disabledu", Reason::mailboxDisabled},
    {"", "", "p=inactiveuser", Reason::mailboxDisabled},
    {"", "", "p=overquotatemp|p=overquotaperm|overquota", Reason::mailboxFull},
    {"", "", "p=receivingrate|p=receivingratetemp|p=receivingrateperm", Reason::tooMany},
    {"", "", "p=unsolicitedratelimiterror|p=unsolicitedipe|p=irterror", Reason::tooMany},
    {"", "", "p=unsolicitedmessageerror|p=unsolicited", Reason::spam},
    {"", "", "p=blockedmessage", Reason::policy},
    {"", "", "p=ipv6authe|p=ipv6_authe", Reason::authentication},
    {"", "", "p=norelay", Reason::relayDenied},
    {"", "", "p=rfcmessagenoncompliant", Reason::notCompliant},
    {"", "", "p=norecipient|p=notauthorizederror", Reason::hostBlocked},
    {"", "", "p=sizelimit|p=maxsize", Reason::tooBig},
    {"", "", "p=customfromdenied", Reason::protocol},
    {"google.com", "5.4.5", "", Reason::tooMany},
    {"google.com", "4.7.28", "", Reason::tooMany},
    {"google.com", "4.7.30", "", Reason::authentication},
    {"google.com", "5.7.30", "", Reason::authentication},
    {"google.com", "4.7.27", "", Reason::authentication},
    {"google.com", "5.7.27", "", Reason::authentication},
    {"google.com", "4.7.29", "", Reason::tls},
    {"google.com", "5.7.29", "", Reason::tls},
    {"google.com", "4.7.32", "", Reason::authentication},
    {"google.com", "5.7.32", "", Reason::authentication},

    // Yahoo, AOL.
    {"", "", "ts01]|ts02]|ts03]|tss0|tss1|temporarily deferred due to .. complaints|[ts0", Reason::tooMany},
    {"", "", "[bl21]|[bl22]|[bl23]|[bl2", Reason::hostBlocked},
    {"", "", "unexpected volume or user complaints", Reason::tooMany},
    {"yahoodns.net", "5.7.9", "", Reason::policy},
    {"", "", "delivery error: dd .. doesn't have a|not have a|no account", Reason::mailboxUnknown},

    // Apple.
    {"", "", "[cs01]|[hm0|[ps0", Reason::policy},
    {"", "", "[hm08]|[hm07]", Reason::spam},

    // PowerMTA sorts what it hears; its user guide has the list.
    {"", "", "x-powermta-bouncecategory: bad-mailbox", Reason::mailboxUnknown},
    {"", "", "x-powermta-bouncecategory: inactive-mailbox", Reason::mailboxDisabled},
    {"", "", "x-powermta-bouncecategory: quota-issues", Reason::mailboxFull},
    {"", "", "x-powermta-bouncecategory: bad-domain", Reason::hostUnknown},
    {"", "", "x-powermta-bouncecategory: spam-related", Reason::spam},
    {"", "", "x-powermta-bouncecategory: message-expired", Reason::expired},

    // Cox, Charter, AOL of old, Mimecast.
    {"", "", "aup#cxbl|aup#cdrbl|aup#cxmj|aup#ipbl|#cxbl|#cdrbl|ipbl1|ipbl0", Reason::hostBlocked},
    {"", "", "aup#cxsndr|#cxsndr", Reason::senderRefused},
    {"", "", "aup#cxdns|#cxdns", Reason::reverseDns},
    {"", "", "aup#cxcnct|#cxcnct|aup#cxmxrt", Reason::tooMany},
    {"", "", "aup#cxthrt|aup#cxsmtp", Reason::policy},
    {"", "", "(rly:|(dyn:|(con:", Reason::hostBlocked},
    {"", "", "(rtr:", Reason::reverseDns},
    {"", "", "(hvu:", Reason::policy},
    {"mimecast.com", "", "security policies", Reason::virus},

    // Facebook's postmaster codes.
    {"", "", "rcp-p1|rcp-p2", Reason::mailboxUnknown},
    {"", "", "con-t1|rcp-t4", Reason::tooMany},
    {"", "", "dns-p2|dns-p3", Reason::reverseDns},
    {"", "", "msg-p2", Reason::tooBig},
    {"", "", "msg-p1", Reason::content},
    {"", "", "pol-p1|pol-p2", Reason::hostBlocked},

    // Tencent, Orange and La Poste, GMX and web.de, T-Online.
    {"qq.com", "", "frequency limited|connection frequency", Reason::tooMany},
    {"qq.com", "", "mailbox unavailable|access denied", Reason::mailboxUnknown},
    {"", "", "ofr_1|ofr_2", Reason::hostBlocked},
    {"", "", "ofr_4|ofr_5", Reason::spam},
    {"gmx.net", "", "ip address|ip is|reputation|dnsbl", Reason::hostBlocked},
};

} // namespace

std::span<const ProviderRow> providerRows() { return rows; }

} // namespace postroom::bounce
