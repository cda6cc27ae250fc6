// SPDX-License-Identifier: Apache-2.0
// What servers say when the fault is on the sending side: the host, the sender's address, the message itself. The order
// matters: "blocked because the SPF check failed" is about SPF, "spam score" about spam, whoever blocks.
#include "server/mail/bounce/reason_rules.h"

namespace postroom::bounce {

namespace {

constexpr PhraseRow rows[] = {
    // Malware.
    {Reason::virus, "virus|malware|trojan|worm|infected|ransomware .. found|detected|rejected|reject|infected|contain|identified|block"},
    {Reason::virus, "contains|contained|infected with|detected|found|due to|because of .. virus|malware|trojan|phishing attempt|malicious"},
    {Reason::virus, "virus infected|infected message|infected file|malicious content|malicious attachment"},

    // SPF, DKIM, DMARC (RFC 7208 8, RFC 7489 10.3).
    {Reason::authentication, "spf|sender policy framework|dkim|dmarc|domainkeys|arc .. fail|failed|reject|not pass|no record|invalid|not authori|violat|hard fail|hardfail|softfail|permerror|unauthenti|misconfig|required|not aligned|alignment"},
    {Reason::authentication, "fail|failed|fails|failure|due to|because of|violat|not pass|does not pass|did not pass|required|missing|no|against|authentication|rejected by|unauthorized by|bad|invalid .. spf|dkim|dmarc|sender policy framework"},
    {Reason::authentication, "does not have|doesn't have|lacks|without + authentication information|valid dkim|valid spf"},
    {Reason::authentication, "unauthenticated|not authenticated + email|mail|message|sender"},
    {Reason::authentication, "authentication checks failed|fails to pass authentication|sender is unauthenticated|required authentication level|authentication requirements|sender authentication"},
    {Reason::authentication, "is not allowed|not permitted|not authorized|not authorised|not a permitted sender|unauthorized + to send|to use|for .. mail|domain|from"},
    {Reason::authentication, "not designated as|is not a designated|not a permitted + mail relay|sender|mailer"},
    {Reason::authentication, "openspf|protected by spf|/spf.|spf.pobox|dmarc policy|spf policy|dkim signature|spf record|dmarc record"},

    // Reverse DNS.
    {Reason::reverseDns, "reverse|ptr|rdns|in-addr|fcrdns|iprev|back-resolv .. dns|lookup|name|record|resolution|hostname|entry|not|fail|match|missing|mapping"},
    {Reason::reverseDns, "no|missing|invalid|without|fix|bad|incorrect|cannot find|can't find|could not find|unable to find|cannot resolve|generic|check .. reverse|ptr|rdns"},
    {Reason::reverseDns, "ip name lookup failed|cannot find your hostname|can't find your hostname|cannot resolve your|client host rejected: cannot find|cannot resolve client|unverifyable sending ip"},
    {Reason::reverseDns, "ip|address|client|host|hostname .. does not resolve|not resolve to|has no name|no hostname|name resolution|does not match your|unresolvable|lookup mismatch"},

    // Secure connections.
    {Reason::tls, "starttls|tls|ssl + is required|required|handshake|negotiation|failed|failure|not available|not offered|not supported|connection failed|error|session|certificate|cannot"},
    {Reason::tls, "must issue a starttls|encryption needed|encryption required|requires encryption|requires tls|without tls|certificate verif|certificate has expired|untrusted certificate|server certificate|certificate is not trusted|certificate mismatch|mta-sts policy|starttls command first"},
    {Reason::tls, "dane|tlsa|mta-sts .. fail|invalid|mismatch|not trusted|required"},
    {Reason::tls, "failed|cannot|unable|could not .. starttls|tls|ssl handshake"},

    // A full mailbox "exceeds its allowed size" too, and "has too many messages": before size and number.
    {Reason::mailboxFull, "mailbox|inbox|quota|account|user|storage|recipient|maildir|mailfolder|box|mail box .. full|is full|over quota|overquota|out of storage|too full|has too many mails|has too many messages|out of space"},
    {Reason::mailboxFull, "mailbox|inbox|quota|storage|maildir|mailfolder|mail box .. exceed|exceeded|exceeds|exceeding|over its|over the|over limit|over the limit|at its limit"},
    {Reason::mailboxFull, "number of messages in|too many messages in + recipient|mailbox|user|the"},
    {Reason::mailboxFull, "over|exceed|exceeds|exceeded|exceeding|out of|reached|above|beyond .. quota|disk quota|mailbox size|storage limit|allowed storage|mailbox limit|quota limit|storage allocation|storage space"},
    {Reason::mailboxFull, "quota exceeded|disk quota|over quota|overquota|mailbox full|mailbox is full|full mailbox|mailfull|quotaexceeded|exdiskquota|too many messages on|zuviele mails|no space left in mailbox|insufficient mailbox|not enough storage in|inbox is full|mailbox quota|storage is full|shutoffquota"},

    // Rates and numbers.
    {Reason::tooMany, "too many + recipients|connections|concurrent|messages|mails|emails|sessions|sent|simultaneous|rcpt|invalid recipients|open connections|smtp sessions|hosts|unknown|errors from your ip"},
    {Reason::tooMany, "rate|frequency|connection rate|message rate|throughput + limit|limited|exceed|control|throttl|too high|is too"},
    {Reason::tooMany, "exceed|exceeded|exceeds|over|reached|hit|above .. rate|quota of messages|hourly|per hour|daily|per day|per minute|per second|sending limit|sending quota|connection limit|connections|recipient limit|number of recipients|messages per"},
    {Reason::tooMany, "throttled|throttling|rate-limited|rate limited|ratelimit|slow down|sending too fast|too fast|too frequent|too much mail|unusual rate|mail flood|receiving mail at a rate|receiving mail too quickly|sending quota|daily limit|daily user sending|concurrent connection|connection limit|relay limit exceeded|slow down|trop de connexions"},
    {Reason::tooMany, "maximum|max|limit + number of|allowed + recipients|connections|messages|emails|sessions"},

    // Size.
    {Reason::tooBig, "message|mail|e-mail|email|size|content|body|header|attachment .. too large|too big|too long|exceeds|exceeded|larger than|exceeding|oversize .. size|limit|length|maximum|large|bytes"},
    {Reason::tooBig, "message|mail|e-mail|email|size|body|data|attachments + too large|too big|is too large|is too big|size too large|size too big|toobig"},
    {Reason::tooBig, "exceed|exceeds|exceeded|exceeding|over .. maximum|max|allowed|limit|fixed|permitted|administrative + message size|size limit|size|limit of|mail size|incoming message size|inbound message size|length limit"},
    {Reason::tooBig, "maximum|max|allowed|fixed|largest|permissible + message|mail|email + size|length"},
    {Reason::tooBig, "message length exceeds|message size exceeds|size exceeds|mail size limit|sendsizelimit|recvsizelimit|too much data|message too long|it's too large"},

    // Greylisting: a refusal on principle.
    {Reason::greylisted, "greylist|graylist|grey-list|gray-list|grey list|postgrey|temporarily delayed by|come back later|first encounter|early retry|tempfailed due to unknown"},

    // A sender that nobody can be, whoever lists him.
    {Reason::senderRefused, "verification failed for|callback setup failed|callout verification|sender verify|domain may not exist or dns|invalid sender|invalid address: sender|your domain has been"},

    // A blocklist of links and domains is about the content.
    {Reason::spam, "surbl|uribl|dbl.|url|link|phishing .. listed|blocked|surbl|uribl|blacklist"},

    // The sending host.
    {Reason::hostBlocked, "spamhaus|spamcop|sorbs|barracudacentral|dnsbl|dnsbl.|rbl|surbl|uribl|uceprotect|abuseat|cbl.|njabl|sbl|xbl|pbl|senderbase|backscatterer|blocklist|blacklist|black list|block list|denylist|black-list|blocklisted|blacklisted"},
    {Reason::hostBlocked, "spamhaus|spamcop|sorbs|barracudacentral|barracuda reputation|dnsbl|uceprotect|senderscore|dnsbl-lookup|trustedsource|ipremoval|sender.office.com|mail-abuse.org|cloudmark.com"},
    {Reason::hostBlocked, "ip|ip address|host|client|server|relay|network|connection|connections|connecting .. blocked|blacklisted|blocklisted|black listed|block listed|banned|listed|bad reputation|poor reputation|low reputation|reputation|rejected due to|denied by|refused due to|not accepted from|is bad|spammer"},
    {Reason::hostBlocked, "blocked|blocking|banned|blacklisted|refused|rejecting|denied|listed|block .. ip|ip address|your address|client host|your server|your host|smtp server|mail server|mta|by ldap|network|for abuse|for spam"},
    {Reason::hostBlocked, "invalid ip for sending|poor reputation|bad reputation|low reputation|reputation too low|reputation score|reputation is"},
    {Reason::hostBlocked, "client|host|helo|ehlo|your ip|your server|ip address|server + rejected|not allowed|denied|access denied|refused|not welcome|is not authorized|not accepting mail from"},
    {Reason::hostBlocked, "connections|mail|email|messages|traffic + from this host|from your host|from your server|from your ip|from your network|from your mail server|from this ip"},
    {Reason::hostBlocked, "sending mta|sending server|sending ip|sender ip|source ip|your mta|your mail server .. reputation|blocked|rejected|refused|not accepted|listed|banned|mismatch"},
    {Reason::hostBlocked, "use the smtp server of your isp|use your isp|use your provider|dynamic address|dynamic host|residential|dynamic ip|dial-up|dialup|not accepting connections|no smtp service here|you are not allowed to connect|go away|bad helo|invalid helo|helo command rejected|ehlo command rejected|helo name"},
    {Reason::hostBlocked, "a problem occurred + (ask your postmaster|(bl)"},
    {Reason::hostBlocked, "(bl)|blocked - see|blocked, see|error - blocked|is listed in|is listed at|is listed on|your access to submit|ip not in whitelist|blocked by ivm"},

    // Content that looks like spam.
    {Reason::spam, "spam|ube|uce|bulk|junk|unsolicited + score|detected|rejection|rejected|content|message|mail|e-mail|email|filter|like|list|blocked|signature|found|reject|suspect|suspected|block|identified|profiler|id|not|refused|check|assassin|level|points"},
    {Reason::spam, "junkmail|spammail|mail content denied|suspicious content|suspected content"},
    {Reason::spam, "spam|unsolicited|bulk|junk|ube|uce + mail"},
    {Reason::spam, "identified|considered|classified|appears|appear|looks|detected|suspected|probable|probably|possible|likely|seems|classification|categorized|recognized|marked|tagged|resembles|scored|refused|rejected|blocked|denied|reason .. spam|bulk|junk|unsolicited|ube|uce|spammy"},
    {Reason::spam, "antispam|anti-spam|spamassassin|spam filter|spambouncer|spamprofiler|spam-like|spam content|spamsignature|message content rejected|bulk email filter|high spam|rejected as spam|is spam|as spam|to be spam|spam|mail rejete. mail rejected"},

    // A rule that nobody names; "mail from x rejected for policy reasons" is not about the address.
    {Reason::policy, "policy reason|policy reasons|denied by policy|security policies"},

    // The sender's address.
    {Reason::senderRefused, "sender + address|domain|verify|is|was|not|unknown|denied|rejected|blocked|refused|banned|verification|does not exist|not exist|invalid|email .. reject|denied|fail|unknown|does not exist|not found|invalid|not allowed|refused|blocked|not exist|blacklist|unverif|must|could not|cannot|not valid|not accepted"},
    {Reason::senderRefused, "sender + rejected|denied|refused|unknown|blocked|banned|verify failed|address rejected|was rejected|not accepted|is not allowed|not allowed"},
    {Reason::senderRefused, "domain of sender|sender's domain|sender domain|from domain|your domain|return path|return-path|reply address|mailfrom|mail from|envelope sender|envelope from|purported responsible address|responsible address .. reject|not|fail|unknown|invalid|denied|refus|block|unresolv|cannot|must"},
    {Reason::senderRefused, "can't|cannot|could not|unable to|failed to|not .. determine|verify|resolve + sender|purported|domain of sender|your domain|envelope sender|the sender"},
    {Reason::senderRefused, "unresolvable|invalid|bad|unknown|forged|fake + sender|return path|from address|envelope sender|mail from"},
    {Reason::senderRefused, "sender .. has no a|no mx|no a record|must exist|not exist"},
    {Reason::senderRefused, "real domain name required|domain name required|null sender|bounces not accepted|empty envelope sender|no bounces|sender is banned|spoofed sender"},
    {Reason::senderRefused, "we do not accept mail from this address|does not accept mail from|not accepting mail from you|mail from this sender|blocked by recipient|blocked sender|sender not pre-approved|sender in blacklist"},

    // The message itself.
    {Reason::notCompliant, "multiple .. addresses in from|from headers|from: header|single-address headers|duplicate header|subject headers"},
    {Reason::notCompliant, "not|non|isn't + rfc|compliant with rfc|compatible with rfc"},
    {Reason::notCompliant, "missing a|missing|no|without|multiple + valid address in from|valid from|valid address in from|from header|from field|sender header|message-id"},
    {Reason::notCompliant, "rfc + 5322|2822|822|5321 + compliant|compliance|violation"},
    {Reason::notCompliant, "rfc 5322|rfc5322|rfc 2822|rfc2822|rfc 822 .. not|violat|missing|requires|must|invalid|compliant|specification"},
    {Reason::notCompliant, "missing|no|invalid|malformed|bad|illegal|duplicate + from|date|message-id|to|header|headers|mime + header|headers|field"},
    {Reason::notCompliant, "bare lf|bare newline|bare cr|stray newline|header error|malformed header|headers are not|line too long|line length"},
    {Reason::content, "attachment|attachments|file attached|attached file|file type|filename|extension|macro|executable|zip .. not accept|not allowed|block|illegal|forbidden|prohibit|reject|banned|suspicious|disallow|detected|guidelines|refused|danger"},
    {Reason::content, "illegal|forbidden|banned|blocked|suspicious|prohibited|disallowed|not accepting|dangerous .. attachment|file|content type|extension|url|link"},
    {Reason::policy, "message was blocked because its content|presents a potential security|content presents"},
    {Reason::content, "media error|conversion required|conversion is prohibited|bad content|content error|content not supported|unacceptable content|improper content|content rejected|illegal content|invalid content|undeliverable content|message content|8bit|smtputf8|internationalized|disallowed mime|mime error|url in this"},
};

} // namespace

std::span<const PhraseRow> senderPhrases() { return rows; }

} // namespace postroom::bounce
