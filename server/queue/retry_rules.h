// SPDX-License-Identifier: Apache-2.0
// Retry rules (policy-language 2.8): when something that failed for now is tried again, and when it is over. Pure: the
// time, the history and the matching of patterns come in as arguments.
#pragma once

#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::queue {

/// "F,2h,15m", "G,16h,1h,1.5", "H,..." of one rule; cutoffs count from the first failure.
struct RetryStep {
    enum class Kind : std::uint8_t { fixed, growing, random };
    Kind kind = Kind::fixed;
    base::Seconds cutoff{};
    base::Seconds interval{};
    double multiplier = 1;
    bool operator==(const RetryStep&) const = default;
};

struct RetryRule {
    std::string pattern;  ///< a domain or address list item, or a host name
    std::string error;    ///< "*", "rcpt_4xx", "rcpt_452", "refused_MX", "timeout", "quota_7d"...
    std::string senders;  ///< a list; "" for any
    std::vector<RetryStep> steps; ///< none: fail at once
};

/// Reads "F,2h,15m; G,16h,1h,1.5; F,4d,6h". The error names the step and what is wrong with it.
base::Result<std::vector<RetryStep>> readRetrySteps(std::string_view text);

/// Does an error name of a rule cover an error that happened? "refused" covers "refused_MX", "rcpt_4xx" covers
/// "rcpt_452", "timeout" covers "timeout_connect_A", "*" everything.
[[nodiscard]] bool retryErrorMatches(std::string_view ruleError, std::string_view happened);

/// What failed.
struct RetrySubject {
    std::string_view address; ///< "local@domain", or the domain alone when the local part does not count
    std::string_view host;    ///< name, for a host error: each rule is asked about it, then about the domain of the address
    std::string_view sender;
    std::string_view error;   ///< the name for retry rules
};

/// What is remembered of earlier failures; zero times are "never".
struct RetryHistory {
    base::Time firstFailed{};
    base::Time lastTry{};
    base::Time nextTry{};
};

struct RetryDecision {
    bool noRule = false;  ///< no rule: it is over at once
    bool expired = false; ///< the last cutoff has passed: it is over
    base::Time next{};    ///< the next try, also for an expired host
    base::Seconds lastCutoff{}; ///< of the rule
};

/// What becomes of a message that fails at each try, from its arrival on.
struct RetryPlan {
    std::vector<base::Seconds> tries; ///< after the arrival; the first is the one at once
    bool givesUp = false;             ///< with the last of them; otherwise there are more than are said here
};

class RetryRules {
public:
    /// Does `pattern`, an item of an address list, match `subject`? That is an address, or "*@" with a host or a domain. Must be thread-safe.
    using Matcher = std::function<bool(const std::string& pattern, std::string_view subject)>;
    /// Does the list `senders` contain `sender`?
    using SenderMatcher = std::function<bool(const std::string& senders, std::string_view sender)>;

    RetryRules() = default;
    RetryRules(std::vector<RetryRule> rules, Matcher matches, SenderMatcher matchesSender, base::Seconds intervalMax = std::chrono::hours(24));

    /// The first rule that matches, or null.
    [[nodiscard]] const RetryRule* find(const RetrySubject& subject) const;
    [[nodiscard]] std::span<const RetryRule> rules() const { return m_rules; }
    /// As decide() would answer again and again; at most `most` tries.
    [[nodiscard]] RetryPlan plan(const RetrySubject& subject, double chance, std::size_t most) const;
    /// `messageAge` counts for addresses and messages, not for hosts (give zero there). `chance` is in [0, 1), for H.
    [[nodiscard]] RetryDecision decide(const RetrySubject& subject, const RetryHistory& history, base::Time now, base::Seconds messageAge, double chance) const;

private:
    std::vector<RetryRule> m_rules;
    Matcher m_matches;
    SenderMatcher m_matchesSender;
    base::Seconds m_intervalMax{std::chrono::hours(24)};
};

/// The rule of Exim's default configuration: `* * F,2h,15m; G,16h,1h,1.5; F,4d,6h`, with "*" as the only pattern.
RetryRules defaultRetryRules();

} // namespace postroom::queue
