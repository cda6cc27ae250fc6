// SPDX-License-Identifier: Apache-2.0
#include "server/queue/root_cause.h"

#include "shared/base/text.h"

#include <array>
#include <initializer_list>

namespace postroom::queue {

namespace {

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string low = base::lower(text);
    for (const std::string_view word : words)
        if (low.find(word) != std::string::npos)
            return true;
    return false;
}

bool begins(std::string_view text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (text.substr(0, word.size()) == word)
            return true;
    return false;
}

std::string who(const WaitingFacts& facts) { return std::string(!facts.host.empty() ? facts.host : !facts.domain.empty() ? facts.domain : "the next hop"); }

/// What the peer says with a 4xx reply.
RootCause refusedForNow(const WaitingFacts& facts) {
    const std::string host = who(facts);
    if (holds(facts.error, {"greylist", "graylist", "grey-list", "try again later", "temporarily deferred, please retry"}))
        return {"greylist " + host, host + " takes mail of unknown senders only at the second try (greylisting)", "Nothing: it is tried again by itself.", ""};
    if (holds(facts.error, {"rate limit", "too many", "throttl", "4.7.28", "4.7.0", "rate-limit", "unusual rate"}))
        return {"rate " + host, host + " takes no more mail from us for now", "Suspend the destination for an hour, and find out who sends so much.", "queue.suspend"};
    if (holds(facts.error, {"mailbox full", "over quota", "quota exceeded", "insufficient storage", "4.2.2"}))
        return {"full " + host, "mailboxes at " + host + " are full", "Tell the recipients by another way, or give up so that the senders know.", "queue.give-up"};
    if (holds(facts.error, {"blacklist", "blocklist", "blocked", "spamhaus", "reputation"}))
        return {"blocked " + host, host + " does not trust our address", "Find out why our address is listed; until then suspend the destination.", "queue.suspend"};
    return {"refused " + host, host + " refuses mail for now", "Read the reply of one message; what concerns all is for their postmaster.", ""};
}

RootCause byName(const WaitingFacts& facts) {
    const std::string host = who(facts);
    const std::string_view name = facts.retryError;
    if (begins(name, {"refused", "timeout_connect"}))
        return {"dead " + host, host + " does not answer", "Nothing, while they repair it; suspend the destination if it will take longer.", "queue.suspend"};
    if (begins(name, {"timeout", "lost_connection"}))
        return {"breaks " + host, "connections to " + host + " break off", "Try one message by hand; look for a firewall or a limit on the way.", "queue.try"};
    if (begins(name, {"tls_required"}))
        return {"tls " + host, "no safe connection to " + host, "Look at their certificate and at the TLS options of the transport.", ""};
    if (begins(name, {"auth_failed"}))
        return {"auth " + host, host + " does not accept our login", "Correct the account for this host, then try again.", "queue.try"};
    if (begins(name, {"quota"}))
        return {"quota " + std::string(facts.domain), "mailboxes of " + std::string(facts.domain) + " are full here", "Raise the quota or let the users tidy up, then try again.", "queue.try"};
    if (begins(name, {"lookup"}))
        return {"lookup " + std::string(facts.domain), "the domain " + std::string(facts.domain) + " cannot be resolved now",
                "See whether it is spelt well; if it is not, give up so that the senders know.", "queue.give-up"};
    if (begins(name, {"rcpt_4", "mail_4", "data_4"}))
        return refusedForNow(facts);
    return {};
}

} // namespace

RootCause rootCauseOf(const WaitingFacts& facts) {
    if (facts.held)
        return {"held " + std::string(facts.error), "on hold: " + std::string(facts.error.empty() ? "no reason was given" : facts.error),
                "Look at one of them, then release them or give them up.", "queue.release"};
    if (begins(facts.error, {"deliveries to the "}) && holds(facts.error, {"are suspended"}))
        return {"suspended " + std::string(facts.error), std::string(facts.error), "Resume the destination when it may get mail again.", "queue.resume"};
    if (!facts.tried)
        return {"new", "not tried yet", "Nothing: it is about to be tried, or waits for a queue run.", "queue.run"};
    if (RootCause named = byName(facts); !named.key.empty())
        return named;
    if (holds(facts.error, {"tainted", "failed to expand", "there is no transport", "mail root", "has neither file nor directory", "no router"}))
        return {"config " + std::string(facts.transport), "the configuration cannot deliver it" + (facts.transport.empty() ? std::string() : " (transport " + std::string(facts.transport) + ")"),
                "Correct the configuration, then try again.", "queue.try"};
    if (holds(facts.error, {"no space", "disk full", "read-only file system", "permission denied", "failed to lock"}))
        return {"local " + std::string(facts.transport), "this machine cannot write the mailbox", "Look at the disk and at the permissions, then try again.", "queue.try"};
    if (!facts.host.empty())
        return refusedForNow(facts);
    return {"other " + std::string(facts.error), std::string(facts.error.empty() ? "no reason was recorded" : facts.error), "Try one message by hand and read its trace.", "queue.try"};
}

} // namespace postroom::queue
