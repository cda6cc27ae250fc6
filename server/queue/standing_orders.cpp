// SPDX-License-Identifier: Apache-2.0
#include "server/queue/standing_orders.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::queue {

using base::fail;
using base::Result;

namespace {

constexpr std::size_t mostOrders = 1000; ///< of each kind: they are looked through one by one

base::Error invalid(std::string text) { return base::permanentError(base::ErrorKind::invalid, std::move(text)); }
base::Error unknown(std::string text) { return base::permanentError(base::ErrorKind::notFound, std::move(text)); }
std::string_view kindWord(Suspension::Of of) { return of == Suspension::Of::domain ? "domain" : "host"; }

base::Json timeOrNull(const std::optional<base::Time>& time) { return time ? base::Json(base::toEpochMicros(*time)) : base::Json(); }

auto sameTarget(Suspension::Of of, const std::string& name) {
    return [of, &name](const Suspension& other) { return other.of == of && other.name == name; };
}

} // namespace

Result<void> StandingOrders::suspend(Suspension suspension) {
    suspension.name = base::lower(base::trim(suspension.name));
    suspension.since = m_core.clock.now();
    if (suspension.name.empty() || suspension.name.find_first_of(" \t\r\n@*") != std::string::npos)
        return fail(invalid("\"" + suspension.name + "\" is no name of a " + std::string(kindWord(suspension.of))));
    if (suspension.until && *suspension.until <= suspension.since)
        return fail(invalid("the time until which deliveries are to be suspended has passed"));
    {
        const std::lock_guard lock(m_core.mutex);
        if (m_core.state.suspensions.size() >= mostOrders)
            return fail(base::temporaryError(base::ErrorKind::limit, "there are " + std::to_string(mostOrders) + " suspended destinations already"));
    }
    if (auto kept = m_core.committer->run([&](store::Database& database) { return writeSuspension(database, suspension); }); !kept)
        return kept;
    {
        const std::lock_guard lock(m_core.mutex);
        auto& all = m_core.state.suspensions;
        std::erase_if(all, sameTarget(suspension.of, suspension.name));
        all.push_back(suspension);
        if (suspension.of == Suspension::Of::domain)
            m_core.state.scheduler.suspend(suspension.name);
        else
            m_core.anyHostSuspended = true;
    }
    m_core.publish("queue.suspended", {}, {{"by", suspension.by}, {"kind", kindWord(suspension.of)}, {"name", suspension.name}, {"reason", suspension.reason}, {"until", timeOrNull(suspension.until)}});
    return {};
}

Result<void> StandingOrders::resume(Suspension::Of of, const std::string& given, const std::string& by) {
    const std::string name = base::lower(base::trim(given));
    {
        const std::lock_guard lock(m_core.mutex);
        const auto& all = m_core.state.suspensions;
        if (std::none_of(all.begin(), all.end(), sameTarget(of, name)))
            return fail(unknown("The " + std::string(kindWord(of)) + " " + name + " is not suspended"));
    }
    if (auto gone = m_core.committer->run([&](store::Database& database) { return eraseSuspension(database, of, name); }); !gone)
        return gone;
    {
        const std::lock_guard lock(m_core.mutex);
        auto& all = m_core.state.suspensions;
        std::erase_if(all, sameTarget(of, name));
        if (of == Suspension::Of::domain)
            m_core.state.scheduler.resume(name);
        m_core.anyHostSuspended = std::any_of(all.begin(), all.end(), [](const Suspension& other) { return other.of == Suspension::Of::host; });
    }
    m_core.publish("queue.resumed", {}, {{"by", by}, {"kind", kindWord(of)}, {"name", name}});
    const auto woken = of == Suspension::Of::host ? wakeWaitingFor(name) : Result<void>();
    m_core.work.notify_all();
    return woken;
}

// Recipients that were put off because of a suspended host need not wait for their next look.
Result<void> StandingOrders::wakeWaitingFor(const std::string& host) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> waiting;
    {
        auto reader = m_core.reader.lock();
        store::Statement s = reader->prepare("SELECT message, number FROM recipient WHERE state = 0 AND substr(error, 1, length(?1)) = ?1");
        const std::string beginning = "deliveries to the host " + host + " are suspended";
        s.bind(1, beginning);
        for (;;) {
            const auto more = s.step();
            if (!more)
                return fail(more.error());
            if (!*more)
                break;
            waiting.emplace_back(s.integer(0), static_cast<std::uint32_t>(s.integer(1)));
        }
    }
    const std::lock_guard lock(m_core.mutex);
    Scheduler& scheduler = m_core.state.scheduler;
    for (const auto& [row, number] : waiting)
        if (ScheduledMessage* message = scheduler.findRow(row))
            if (ScheduledRecipient* recipient = message->find(number); recipient != nullptr && recipient->state == ScheduledRecipient::State::waiting)
                scheduler.wait(*message, *recipient, m_core.clock.now());
    return {};
}

std::vector<Suspension> StandingOrders::suspended() {
    const std::lock_guard lock(m_core.mutex);
    return m_core.state.suspensions;
}

Result<std::int64_t> StandingOrders::addHoldRule(HoldRule rule) {
    rule.since = m_core.clock.now();
    rule.held = 0;
    if (rule.filter.json().size() == 0)
        return fail(invalid("the filter says nothing: it would hold every message"));
    if (rule.until && *rule.until <= rule.since)
        return fail(invalid("the time until which the rule is to hold mail has passed"));
    {
        const std::lock_guard lock(m_core.mutex);
        if (m_core.state.holdRules.size() >= mostOrders)
            return fail(base::temporaryError(base::ErrorKind::limit, "there are " + std::to_string(mostOrders) + " hold rules already"));
    }
    if (auto kept = m_core.committer->run([&](store::Database& database) { return writeHoldRule(database, rule); }); !kept)
        return fail(kept.error());
    {
        const std::lock_guard lock(m_core.mutex);
        m_core.state.holdRules.push_back(rule);
        m_core.anyHoldRule = true;
    }
    m_core.publish("queue.hold-rule-added", {}, {{"by", rule.by}, {"number", rule.number}, {"filter", rule.filter.json()}, {"reason", rule.reason}, {"until", timeOrNull(rule.until)}});
    return rule.number;
}

Result<void> StandingOrders::removeHoldRule(std::int64_t number, const std::string& by) {
    {
        const std::lock_guard lock(m_core.mutex);
        const auto& all = m_core.state.holdRules;
        if (std::none_of(all.begin(), all.end(), [&](const HoldRule& rule) { return rule.number == number; }))
            return fail(unknown("There is no hold rule " + std::to_string(number)));
    }
    if (auto gone = m_core.committer->run([&](store::Database& database) { return eraseHoldRule(database, number); }); !gone)
        return gone;
    {
        const std::lock_guard lock(m_core.mutex);
        std::erase_if(m_core.state.holdRules, [&](const HoldRule& rule) { return rule.number == number; });
        m_core.anyHoldRule = !m_core.state.holdRules.empty();
    }
    m_core.publish("queue.hold-rule-removed", {}, {{"by", by}, {"number", number}});
    return {};
}

std::vector<HoldRule> StandingOrders::holdRules() {
    const std::lock_guard lock(m_core.mutex);
    return m_core.state.holdRules;
}

void StandingOrders::expire() {
    const base::Time now = m_core.clock.now();
    const auto over = [now](const auto& order) { return order.until && *order.until <= now; };
    std::vector<Suspension> suspensions;
    std::vector<HoldRule> rules;
    {
        const std::lock_guard lock(m_core.mutex);
        std::copy_if(m_core.state.suspensions.begin(), m_core.state.suspensions.end(), std::back_inserter(suspensions), over);
        std::copy_if(m_core.state.holdRules.begin(), m_core.state.holdRules.end(), std::back_inserter(rules), over);
    }
    // What cannot be written now is taken back at the next call.
    for (const Suspension& suspension : suspensions)
        static_cast<void>(resume(suspension.of, suspension.name, "the time that was set"));
    for (const HoldRule& rule : rules)
        static_cast<void>(removeHoldRule(rule.number, "the time that was set"));
}

} // namespace postroom::queue
