// SPDX-License-Identifier: Apache-2.0
// Which message is worked on next. Pure: no clock, no thread, no disk; time comes in as an argument and the same calls
// give the same jobs. It knows every queued recipient with its destination (the domain) and the time before which it is
// not tried. Destinations take turns, within one the longest-due goes first, and none gets more than its share of jobs.
// Memory: about 300 bytes a message and 120 a recipient.
#pragma once

#include "server/queue/delivery_queue.h"
#include "server/queue/hold_clock.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <queue>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace postroom::queue {

struct SchedulerSettings {
    std::size_t jobs = 100;              ///< messages being delivered at a time in all
    std::size_t jobsPerDestination = 50; ///< out at a time for one domain
    std::size_t recipientsPerJob = 500;
};

struct Destination; ///< a domain and what is ready for it; the scheduler's own

/// "At the next queue run": not before somebody asks for it.
inline constexpr base::Time notByItself = base::Time::max();

struct ScheduledRecipient {
    enum class State : std::uint8_t { waiting, ready, out, held };
    std::uint32_t number = 0;
    State state = State::waiting;
    bool givenUp = false; ///< its next job ends it
    std::uint32_t attempts = 0;
    std::string address;
    base::Time due{};
    base::Time firstFailed{};
    base::Time lastTry{};
    base::Time cutoff{}; ///< a try after this is the last one; zero: not known yet
    Destination* destination = nullptr; ///< set by the scheduler
};

struct ScheduledMessage {
    std::int64_t row = 0;
    base::MessageId id;
    base::Time received{};
    std::string sender;
    std::string queueName; ///< "": the default one
    bool held = false;   ///< as a whole
    base::Time heldSince{}; ///< of a hold as a whole
    base::Time heldUntil{}; ///< zero: until somebody releases it
    bool forced = false; ///< "try now" was asked for: the next job says so
    std::uint32_t warnings = 0;
    std::string giveUp;  ///< the reason for recipients that are given up
    std::uint32_t nextNumber = 0; ///< of a recipient that redirection adds
    std::vector<ScheduledRecipient> recipients; ///< by rising number
    std::vector<std::pair<Destination*, std::uint32_t>> out; ///< how many recipients are out, by destination; the scheduler's

    [[nodiscard]] ScheduledRecipient* find(std::uint32_t number);
    [[nodiscard]] const ScheduledRecipient* find(std::uint32_t number) const { return const_cast<ScheduledMessage*>(this)->find(number); }
    [[nodiscard]] bool anyOut() const { return !out.empty(); }
};

/// The hold of a message, as a whole or of recipients by delivery; nothing when nothing of it is on hold.
std::optional<HoldFacts> holdFacts(const ScheduledMessage& message);

class Scheduler {
public:
    explicit Scheduler(SchedulerSettings settings);
    ~Scheduler();

    void add(ScheduledMessage message);
    void remove(const base::MessageId& id);
    [[nodiscard]] ScheduledMessage* find(const base::MessageId& id);
    [[nodiscard]] ScheduledMessage* findRow(std::int64_t row);
    [[nodiscard]] std::size_t size() const { return m_messages.size(); }
    [[nodiscard]] std::size_t jobsOut() const { return m_out; }

    /// The next job that is due at `now` and fits the limits; it counts as out from here on.
    std::optional<Job> next(base::Time now);
    /// When next() may have more without anybody finishing; nothing when only a change can bring work.
    [[nodiscard]] std::optional<base::Time> nextDue() const;

    /// Recipients of a job come back (settled or not); afterwards each must be erased, or given a new time with wait().
    void takeBack(ScheduledMessage& message, const std::vector<std::uint32_t>& numbers);
    /// Sets the state after a change of `due` or of what holds it.
    void wait(ScheduledMessage& message, ScheduledRecipient& recipient, base::Time due);
    void hold(ScheduledRecipient& recipient);
    /// Takes one out whatever the limits and holds say; takeBack() or erase() ends it.
    void takeByHand(ScheduledMessage& message, ScheduledRecipient& recipient);
    void addRecipient(ScheduledMessage& message, ScheduledRecipient recipient);
    /// Drops these recipients; the message stays, maybe empty.
    void erase(ScheduledMessage& message, const std::vector<std::uint32_t>& numbers);
    /// Everything that waits becomes due. Returns how many messages.
    std::size_t runNow(ScheduledMessage& message, base::Time now);

    /// No job for this domain until it is resumed.
    void suspend(const std::string& domain);
    void resume(const std::string& domain);
    [[nodiscard]] std::vector<std::string> suspended() const { return {m_suspended.begin(), m_suspended.end()}; }

    /// Calls `visit` for every message, in no order.
    template <typename Visit>
    void forEach(Visit visit) {
        for (auto& [row, message] : m_messages)
            visit(*message);
    }

private:
    struct Due {
        base::Time time;
        std::int64_t row;
        Destination* destination; ///< alive as long as the message of that row has a recipient for it
        bool operator>(const Due& other) const { return time != other.time ? time > other.time : row > other.row; }
    };
    Destination& destinationOf(std::string_view address);
    void leave(Destination& destination);
    void promote(base::Time now);
    void enqueueReady(Destination& destination, std::int64_t row);
    void enterTurns(Destination& destination);
    [[nodiscard]] bool hasRoom(const Destination& destination) const;
    std::optional<Job> jobFor(Destination& destination);
    bool take(ScheduledMessage& message, ScheduledRecipient& recipient);
    void countOut(ScheduledMessage& message, ScheduledRecipient& recipient);

    SchedulerSettings m_settings;
    std::unordered_map<std::int64_t, std::unique_ptr<ScheduledMessage>> m_messages;
    std::unordered_map<base::MessageId, std::int64_t> m_rows;
    std::unordered_map<std::string, std::unique_ptr<Destination>> m_destinations;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::deque<Destination*> m_turns; ///< destinations with ready messages and room
    std::set<std::string> m_suspended;
    std::size_t m_out = 0; ///< messages of which recipients are out
};

} // namespace postroom::queue
