// SPDX-License-Identifier: Apache-2.0
#include "server/queue/scheduler.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::queue {

struct Destination {
    std::string name;
    std::size_t out = 0;   ///< messages of which recipients for it are out
    std::size_t users = 0; ///< queued recipients
    bool inTurns = false;
    bool suspended = false;
    std::deque<std::int64_t> ready; ///< rows, the longest due first; entries may be outdated
};

ScheduledRecipient* ScheduledMessage::find(std::uint32_t number) {
    const auto found = std::lower_bound(recipients.begin(), recipients.end(), number,
                                        [](const ScheduledRecipient& recipient, std::uint32_t wanted) { return recipient.number < wanted; });
    return found != recipients.end() && found->number == number ? &*found : nullptr;
}

Scheduler::Scheduler(SchedulerSettings settings) : m_settings(settings) {}
Scheduler::~Scheduler() = default;

Destination& Scheduler::destinationOf(std::string_view address) {
    const std::size_t at = address.rfind('@');
    std::string name = base::lower(at == std::string_view::npos ? std::string_view() : address.substr(at + 1));
    auto& slot = m_destinations[name];
    if (slot == nullptr) {
        slot = std::make_unique<Destination>();
        slot->suspended = m_suspended.contains(name);
        slot->name = std::move(name);
    }
    ++slot->users;
    return *slot;
}

void Scheduler::leave(Destination& destination) {
    --destination.users;
    if (destination.users == 0 && destination.out == 0 && !destination.inTurns)
        m_destinations.erase(std::string(destination.name));
}

void Scheduler::add(ScheduledMessage message) {
    const std::int64_t row = message.row;
    m_rows[message.id] = row;
    auto& slot = m_messages[row];
    slot = std::make_unique<ScheduledMessage>(std::move(message));
    for (ScheduledRecipient& recipient : slot->recipients) {
        recipient.destination = &destinationOf(recipient.address);
        if (recipient.state != ScheduledRecipient::State::held)
            wait(*slot, recipient, recipient.due);
    }
}

void Scheduler::addRecipient(ScheduledMessage& message, ScheduledRecipient recipient) {
    recipient.destination = &destinationOf(recipient.address);
    const auto place = std::lower_bound(message.recipients.begin(), message.recipients.end(), recipient.number,
                                        [](const ScheduledRecipient& other, std::uint32_t number) { return other.number < number; });
    ScheduledRecipient& added = *message.recipients.insert(place, std::move(recipient));
    if (added.state != ScheduledRecipient::State::held)
        wait(message, added, added.due);
}

void Scheduler::remove(const base::MessageId& id) {
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return;
    ScheduledMessage& message = *m_messages[row->second];
    if (message.anyOut())
        --m_out;
    for (auto& [destination, count] : message.out) {
        --destination->out;
        enterTurns(*destination);
    }
    message.out.clear();
    for (const ScheduledRecipient& recipient : message.recipients)
        leave(*recipient.destination);
    m_messages.erase(row->second);
    m_rows.erase(row);
}

ScheduledMessage* Scheduler::find(const base::MessageId& id) {
    const auto row = m_rows.find(id);
    return row == m_rows.end() ? nullptr : m_messages[row->second].get();
}

ScheduledMessage* Scheduler::findRow(std::int64_t row) {
    const auto found = m_messages.find(row);
    return found == m_messages.end() ? nullptr : found->second.get();
}

std::optional<HoldFacts> holdFacts(const ScheduledMessage& message) {
    HoldFacts facts;
    facts.received = message.received;
    facts.nullSender = message.sender.empty();
    if (message.held) {
        facts.since = message.heldSince;
        facts.until = message.heldUntil;
        return facts;
    }
    facts.byDelivery = true;
    for (const ScheduledRecipient& recipient : message.recipients)
        if (recipient.state == ScheduledRecipient::State::held)
            facts.since = std::max(facts.since, recipient.lastTry);
    if (facts.since == base::Time{})
        return std::nullopt;
    return facts;
}

void Scheduler::wait(ScheduledMessage& message, ScheduledRecipient& recipient, base::Time due) {
    recipient.due = due;
    recipient.state = ScheduledRecipient::State::waiting;
    if (due != notByItself && !message.held)
        m_due.push({due, message.row, recipient.destination});
}

void Scheduler::hold(ScheduledRecipient& recipient) { recipient.state = ScheduledRecipient::State::held; }

std::size_t Scheduler::runNow(ScheduledMessage& message, base::Time now) {
    std::size_t count = 0;
    for (ScheduledRecipient& recipient : message.recipients)
        if (recipient.state == ScheduledRecipient::State::waiting) {
            wait(message, recipient, std::min(recipient.due, now));
            ++count;
        }
    return count;
}

bool Scheduler::hasRoom(const Destination& destination) const {
    return !destination.suspended && (destination.name.empty() || destination.out < m_settings.jobsPerDestination);
}

void Scheduler::enterTurns(Destination& destination) {
    if (!destination.inTurns && !destination.ready.empty() && hasRoom(destination)) {
        destination.inTurns = true;
        m_turns.push_back(&destination);
    }
}

void Scheduler::enqueueReady(Destination& destination, std::int64_t row) {
    destination.ready.push_back(row);
    enterTurns(destination);
}

// What has become due moves into the line of its destination.
void Scheduler::promote(base::Time now) {
    while (!m_due.empty() && m_due.top().time <= now) {
        const Due due = m_due.top();
        m_due.pop();
        const auto found = m_messages.find(due.row);
        if (found == m_messages.end() || found->second->held)
            continue;
        bool any = false;
        for (ScheduledRecipient& recipient : found->second->recipients)
            if (recipient.destination == due.destination && recipient.state == ScheduledRecipient::State::waiting && recipient.due <= now) {
                recipient.state = ScheduledRecipient::State::ready;
                any = true;
            }
        if (any)
            enqueueReady(*due.destination, due.row);
    }
}

bool Scheduler::take(ScheduledMessage& message, ScheduledRecipient& recipient) {
    const auto found = std::find_if(message.out.begin(), message.out.end(), [&](const auto& pair) { return pair.first == recipient.destination; });
    if (found == message.out.end() && !hasRoom(*recipient.destination))
        return false;
    countOut(message, recipient);
    return true;
}

void Scheduler::takeByHand(ScheduledMessage& message, ScheduledRecipient& recipient) { countOut(message, recipient); }

void Scheduler::countOut(ScheduledMessage& message, ScheduledRecipient& recipient) {
    const auto found = std::find_if(message.out.begin(), message.out.end(), [&](const auto& pair) { return pair.first == recipient.destination; });
    if (found != message.out.end()) {
        ++found->second;
    } else {
        if (!message.anyOut())
            ++m_out;
        message.out.emplace_back(recipient.destination, 1);
        ++recipient.destination->out;
    }
    recipient.state = ScheduledRecipient::State::out;
}

std::optional<Job> Scheduler::jobFor(Destination& destination) {
    const std::int64_t row = destination.ready.front();
    destination.ready.pop_front();
    const auto found = m_messages.find(row);
    if (found == m_messages.end() || found->second->held)
        return std::nullopt;
    ScheduledMessage& message = *found->second;
    Job job;
    bool left = false;
    // One job is for recipients that are given up or for the others.
    const bool givenUp = std::any_of(message.recipients.begin(), message.recipients.end(), [&](const ScheduledRecipient& recipient) {
        return recipient.state == ScheduledRecipient::State::ready && recipient.destination == &destination && recipient.givenUp;
    });
    for (ScheduledRecipient& recipient : message.recipients) {
        if (recipient.state != ScheduledRecipient::State::ready)
            continue;
        if (job.recipients.size() < m_settings.recipientsPerJob && recipient.givenUp == givenUp) {
            if (take(message, recipient))
                job.recipients.push_back(recipient.number);
        } else if (recipient.destination == &destination) {
            left = true;
        }
    }
    if (left)
        enqueueReady(destination, row);
    if (job.recipients.empty())
        return std::nullopt;
    job.id = message.id;
    job.forced = message.forced;
    if (givenUp)
        job.giveUp = message.giveUp;
    return job;
}

std::optional<Job> Scheduler::next(base::Time now) {
    promote(now);
    while (m_out < m_settings.jobs && !m_turns.empty()) {
        Destination& destination = *m_turns.front();
        m_turns.pop_front();
        destination.inTurns = false;
        if (destination.ready.empty() || !hasRoom(destination)) {
            if (destination.users == 0 && destination.out == 0)
                m_destinations.erase(std::string(destination.name));
            continue;
        }
        std::optional<Job> job = jobFor(destination);
        enterTurns(destination);
        if (destination.users == 0 && destination.out == 0 && !destination.inTurns)
            m_destinations.erase(std::string(destination.name));
        if (job)
            return job;
    }
    return std::nullopt;
}

std::optional<base::Time> Scheduler::nextDue() const {
    if (!m_turns.empty() && m_out < m_settings.jobs)
        return base::Time{};
    if (m_due.empty())
        return std::nullopt;
    return m_due.top().time;
}

void Scheduler::takeBack(ScheduledMessage& message, const std::vector<std::uint32_t>& numbers) {
    for (const std::uint32_t number : numbers) {
        ScheduledRecipient* recipient = message.find(number);
        if (recipient == nullptr || recipient->state != ScheduledRecipient::State::out)
            continue;
        recipient->state = ScheduledRecipient::State::waiting;
        const auto found = std::find_if(message.out.begin(), message.out.end(), [&](const auto& pair) { return pair.first == recipient->destination; });
        if (found == message.out.end() || --found->second > 0)
            continue;
        Destination& destination = *found->first;
        message.out.erase(found);
        --destination.out;
        if (!message.anyOut())
            --m_out;
        enterTurns(destination);
    }
}

void Scheduler::erase(ScheduledMessage& message, const std::vector<std::uint32_t>& numbers) {
    takeBack(message, numbers);
    const std::set<std::uint32_t> gone(numbers.begin(), numbers.end());
    std::erase_if(message.recipients, [&](const ScheduledRecipient& recipient) {
        if (!gone.contains(recipient.number))
            return false;
        leave(*recipient.destination);
        return true;
    });
}

void Scheduler::suspend(const std::string& domain) {
    const std::string name = base::lower(domain);
    m_suspended.insert(name);
    if (const auto found = m_destinations.find(name); found != m_destinations.end())
        found->second->suspended = true;
}

void Scheduler::resume(const std::string& domain) {
    const std::string name = base::lower(domain);
    m_suspended.erase(name);
    if (const auto found = m_destinations.find(name); found != m_destinations.end()) {
        found->second->suspended = false;
        enterTurns(*found->second);
    }
}

} // namespace postroom::queue
