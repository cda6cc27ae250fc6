// SPDX-License-Identifier: Apache-2.0
#include "server/queue/retry_rules.h"

#include "shared/base/duration_text.h"
#include "shared/base/text.h"

#include <algorithm>
#include <charconv>

namespace postroom::queue {

using base::fail;
using base::Result;
using base::Seconds;

namespace {

Result<RetryStep> readStep(std::string_view text) {
    const auto wrong = [&](std::string_view what) {
        return fail(base::permanentError(base::ErrorKind::invalid, "The retry step \"" + std::string(text) + "\" " + std::string(what)));
    };
    const auto fields = base::split(text, ',');
    const std::string_view letter = base::trim(fields[0]);
    RetryStep step;
    if (letter == "F" || letter == "f")
        step.kind = RetryStep::Kind::fixed;
    else if (letter == "G" || letter == "g")
        step.kind = RetryStep::Kind::growing;
    else if (letter == "H" || letter == "h")
        step.kind = RetryStep::Kind::random;
    else
        return wrong("must begin with F, G or H");
    const std::size_t count = step.kind == RetryStep::Kind::fixed ? 3 : 4;
    if (fields.size() != count)
        return wrong(count == 3 ? "needs a cutoff and an interval" : "needs a cutoff, an interval and a multiplier");
    const auto cutoff = base::readDuration(base::trim(fields[1]));
    const auto interval = base::readDuration(base::trim(fields[2]));
    if (!cutoff || !interval)
        return wrong("has a time that cannot be read: " + (cutoff ? interval : cutoff).error().publicText);
    if (interval->count() == 0 || cutoff->count() == 0)
        return wrong(interval->count() == 0 ? "has an interval of zero" : "has a cutoff of zero");
    step.cutoff = *cutoff;
    step.interval = *interval;
    if (count == 4) {
        const std::string_view number = base::trim(fields[3]);
        const auto read = std::from_chars(number.data(), number.data() + number.size(), step.multiplier);
        if (read.ec != std::errc() || read.ptr != number.data() + number.size() || !(step.multiplier >= 1) || step.multiplier > 1000)
            return wrong("has a multiplier that is no number from 1 to 1000");
    }
    return step;
}

/// "rcpt_4xx" against "rcpt_452": the digits x stand for any.
bool matchesDigits(std::string_view pattern, std::string_view happened) {
    if (pattern.size() != happened.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] != happened[i] && !(i + 2 >= pattern.size() && pattern[i] == 'x' && base::isDigit(happened[i])))
            return false;
    return true;
}

/// A host, and a domain without the local part, as patterns see them.
std::string anyoneAt(std::string_view name) { return "*@" + std::string(name); }

} // namespace

Result<std::vector<RetryStep>> readRetrySteps(std::string_view text) {
    std::vector<RetryStep> steps;
    for (const std::string_view part : base::split(text, ';')) {
        if (base::trim(part).empty())
            continue;
        auto step = readStep(base::trim(part));
        if (!step)
            return fail(step.error());
        steps.push_back(*step);
    }
    return steps;
}

bool retryErrorMatches(std::string_view ruleErrorText, std::string_view happenedText) {
    const std::string ofRule = base::lower(ruleErrorText), what = base::lower(happenedText);
    const std::string_view ruleError = ofRule, happened = what;
    if (ruleError == "*" || ruleError.empty() || ruleError == happened)
        return true;
    for (const std::string_view phase : {"data_4", "mail_4", "rcpt_4"})
        if (ruleError.starts_with(phase))
            return happened == "rcpt_4xx" && phase == "rcpt_4" ? false : matchesDigits(ruleError, happened);
    if (ruleError == "refused" || ruleError == "timeout_connect" || ruleError == "timeout")
        return happened.starts_with(ruleError) && happened.size() > ruleError.size() && happened[ruleError.size()] == '_';
    if (ruleError == "timeout_mx" || ruleError == "timeout_a")
        return happened == (ruleError == "timeout_mx" ? "timeout_connect_mx" : "timeout_connect_a");
    if (ruleError == "quota")
        return happened.starts_with("quota_");
    // quota_7d: over quota, and the mailbox has not been read for that long ("quota_" and the time it was not read).
    if (ruleError.starts_with("quota_") && happened.starts_with("quota_")) {
        const auto wanted = base::readDuration(ruleError.substr(6));
        const auto unread = base::readDuration(happened.substr(6));
        return wanted && unread && *unread >= *wanted;
    }
    return false;
}

RetryRules::RetryRules(std::vector<RetryRule> rules, Matcher matches, SenderMatcher matchesSender, Seconds intervalMax)
    : m_rules(std::move(rules)), m_matches(std::move(matches)), m_matchesSender(std::move(matchesSender)), m_intervalMax(intervalMax) {}

// Each rule is asked about the host and then about the domain, before the next rule is: the first one in the file wins.
const RetryRule* RetryRules::find(const RetrySubject& subject) const {
    std::vector<std::string> names;
    if (!subject.host.empty())
        names.push_back(anyoneAt(subject.host));
    if (const std::size_t at = subject.address.rfind('@'); at == std::string_view::npos || !subject.host.empty())
        names.push_back(anyoneAt(at == std::string_view::npos ? subject.address : subject.address.substr(at + 1)));
    else
        names.emplace_back(subject.address);
    const auto matches = [&](const RetryRule& rule) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name != "*@" && m_matches(rule.pattern, name); });
    };
    for (const RetryRule& rule : m_rules)
        if (retryErrorMatches(rule.error, subject.error) && (rule.senders.empty() || m_matchesSender(rule.senders, subject.sender)) && matches(rule))
            return &rule;
    return nullptr;
}

RetryDecision RetryRules::decide(const RetrySubject& subject, const RetryHistory& history, base::Time now, Seconds messageAge, double chance) const {
    RetryDecision decision;
    const RetryRule* rule = find(subject);
    if (rule == nullptr || rule->steps.empty()) {
        decision.noRule = decision.expired = true;
        decision.next = now + m_intervalMax;
        return decision;
    }
    const bool known = history.firstFailed != base::Time{};
    const Seconds failing = std::max(known ? std::chrono::duration_cast<Seconds>(now - history.firstFailed) : Seconds(0), messageAge);
    decision.lastCutoff = rule->steps.back().cutoff;
    decision.expired = failing > decision.lastCutoff;
    // After the last cutoff the last step goes on, for hosts that other messages wait for.
    const auto found = std::find_if(rule->steps.begin(), rule->steps.end(), [&](const RetryStep& step) { return failing <= step.cutoff; });
    const RetryStep& step = found != rule->steps.end() ? *found : rule->steps.back();
    Seconds gap = step.interval;
    if (step.kind != RetryStep::Kind::fixed && known && history.lastTry != base::Time{}) {
        // The gap that was foreseen or the one that came about, whichever is shorter, grows by the multiplier.
        const auto foreseen = std::chrono::duration_cast<Seconds>(history.nextTry - history.lastTry);
        const auto actual = std::chrono::duration_cast<Seconds>(now - history.lastTry);
        const Seconds last = std::min(foreseen, actual);
        const Seconds grown = last < step.interval ? step.interval : Seconds(static_cast<std::int64_t>(static_cast<double>(last.count()) * step.multiplier));
        if (step.kind == RetryStep::Kind::growing)
            gap = grown;
        else if (grown > step.interval) // H: somewhere in the upper half between the interval and the grown gap
            gap = step.interval + (grown - step.interval) / 2 + Seconds(static_cast<std::int64_t>(chance * static_cast<double>((grown - step.interval).count()) / 2));
    }
    decision.next = now + std::min(gap, m_intervalMax);
    return decision;
}

RetryPlan RetryRules::plan(const RetrySubject& subject, double chance, std::size_t most) const {
    const base::Time arrival{std::chrono::hours(24)};
    RetryPlan plan;
    RetryHistory history;
    for (base::Time now = arrival; plan.tries.size() < most && !plan.givesUp;) {
        const auto age = std::chrono::duration_cast<Seconds>(now - arrival);
        const RetryDecision decision = decide(subject, history, now, age, chance);
        plan.tries.push_back(age);
        plan.givesUp = decision.expired;
        history = {arrival, now, decision.next};
        now = decision.next;
    }
    return plan;
}

RetryRules defaultRetryRules() {
    RetryRule rule{"*", "*", "", *readRetrySteps("F,2h,15m; G,16h,1h,1.5; F,4d,6h")};
    return RetryRules({std::move(rule)}, [](const std::string& pattern, std::string_view) { return pattern == "*"; },
                      [](const std::string&, std::string_view) { return false; });
}

} // namespace postroom::queue
