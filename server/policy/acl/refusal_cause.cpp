// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/refusal_cause.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::acl {

namespace {

using C = catalogue::RefusalClass;

struct Cause {
    std::string_view term;
    C value;
};
constexpr Cause causes[] = {
    {"dnslists", C::blocklist}, {"ratelimit", C::rate}, {"spf", C::authentication}, {"spf_guess", C::authentication},
    {"dmarc_status", C::authentication}, {"dkim_status", C::authentication}, {"dkim_signers", C::authentication}, {"arc_status", C::authentication},
    {"malware", C::content}, {"spam", C::content}, {"dcc", C::content}, {"bmi", C::content}, {"mime_regex", C::content}, {"regex", C::content},
    {"senders", C::sender}, {"sender_domains", C::sender}, {"seen", C::temporary},
};

bool says(std::string_view text, std::string_view part) { return base::lower(text).find(part) != std::string::npos; }

std::optional<C> causeOf(const TracedTerm& term) {
    if (term.name == "verify") {
        const std::string what = base::lower(term.operand.empty() ? term.source : term.operand);
        if (says(what, "recipient"))
            return says(what, "quota") && says(term.found, "; quota: ") ? C::size : C::unknownRecipient;
        if (says(what, "header") || says(what, "not_blind"))
            return C::content;
        return says(what, "sender") ? C::sender : C::hostName;
    }
    for (const Cause& cause : causes)
        if (term.name == cause.term)
            return cause.value;
    return std::nullopt;
}

/// The deciding statement's condition: the last that was looked at and has a class.
std::optional<C> decidedBy(const TracedDecision& decision) {
    std::optional<C> cause;
    for (const TracedStatement& statement : decision.statements)
        for (const TracedTerm& term : statement.terms)
            if (statement.decided && term.truth != Truth::notReached)
                if (const auto found = causeOf(term))
                    cause = found;
    return cause;
}

/// What the code of RFC 3463 or the words of the reply say.
std::optional<C> spoken(std::string_view reply) {
    static constexpr std::pair<std::string_view, C> words[] = {
        {" 5.1.1 ", C::unknownRecipient}, {" 5.1.10 ", C::unknownRecipient}, {"relay", C::relay}, {" 5.3.4 ", C::size}, {" 5.2.3 ", C::size}, {" 5.2.2 ", C::size},
        {"552 ", C::size}, {" 5.7.26 ", C::authentication}, {" 5.7.23 ", C::authentication}, {"530 ", C::login}, {"535 ", C::login}, {" 5.1.8 ", C::sender}, {" 5.1.7 ", C::sender},
    };
    for (const auto& [part, cause] : words)
        if (says(reply, part))
            return cause;
    return std::nullopt;
}

} // namespace

C refusalCause(const std::vector<TracedDecision>& decisions, std::string_view event, std::string_view reply) {
    const auto decision = std::find_if(decisions.rbegin(), decisions.rend(), [](const TracedDecision& each) { return each.outcome != "accept" && each.outcome != "discard"; });
    if (decision != decisions.rend()) {
        // A require statement on domains or clients that says "relay" refuses relaying, whatever its condition is.
        if (says(reply, "relay"))
            return C::relay;
        if (const auto cause = decidedBy(*decision))
            return *cause;
    }
    if (event == "tls.failed")
        return C::tls;
    if (event == "connection.refused")
        return C::connectionLimit;
    if (const auto cause = spoken(reply))
        return *cause;
    if (event == "protocol.violation")
        return C::protocol;
    return reply.starts_with('4') ? C::temporary : C::policy;
}

} // namespace postroom::acl
