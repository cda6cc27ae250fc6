// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/reactor.h"

#include "server/platform/io/slot_table.h"
#include "server/platform/io/stop_signal.h"
#include "server/platform/io/thread.h"
#include "server/platform/io/timer_queue.h"

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace postroom::io {

namespace {

constexpr std::uint64_t readyToken = ~std::uint64_t{0};    ///< epoll data of the ready queue
constexpr std::uint64_t stopToken = ~std::uint64_t{0} - 1; ///< epoll data of the end
constexpr int idleLifeMilliseconds = 10'000;               ///< a surplus worker that waited so long ends
constexpr base::Milliseconds acceptPause{100};             ///< after accept failed (no descriptors left)
constexpr std::int64_t noWorker = -1;
constexpr std::int64_t noTurn = 0;

std::int64_t steadyTicks() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

/// A listener as a connection: accepts one at a time and parks again before the newcomer runs.
class Acceptor final : public Connection {
public:
    Acceptor(Listener listener, MakeConnection make, std::function<Load()> load)
        : m_listener(std::move(listener)), m_make(std::move(make)), m_load(std::move(load)) {}

    [[nodiscard]] int descriptor() const override { return m_listener.descriptor(); }

    Parking run(Wake wake) override {
        if (wake == Wake::stop)
            return Parking::close();
        auto accepted = m_listener.accept();
        if (!accepted)
            return Parking::until(std::chrono::steady_clock::now() + acceptPause);
        auto parking = Parking::readable(base::Steady::max());
        if (*accepted)
            parking.newcomer = m_make(std::move(**accepted), m_load());
        return parking;
    }

private:
    Listener m_listener;
    MakeConnection m_make;
    std::function<Load()> m_load;
};

} // namespace

class Reactor::Core : public std::enable_shared_from_this<Core> {
public:
    explicit Core(ReactorSettings settings);

    Id add(std::unique_ptr<Connection> connection, bool isListener);
    void requestStop(std::uint32_t index);
    void wake(Id id);
    void startWorkers();
    bool stop(Deadline deadline);
    void endWorkers();
    [[nodiscard]] Counts counts() const;
    [[nodiscard]] Load load() const;

private:
    void work();
    bool workOnce(std::atomic<std::int64_t>& turnBegan);
    std::atomic<std::int64_t>& turnClock();
    void grow();
    void runSlot(Id id, Wake wake);
    bool park(Id id, Slot& slot, const Parking& parking);
    void release(Id id, Slot& slot);
    void pushReady(Id id, Wake wake);
    void runReady();
    void schedule(Slot& slot, std::uint32_t index, base::Steady due);
    void runTimers();
    void expire(std::uint32_t index, base::Steady now);

    const ReactorSettings m_settings;
    FileDescriptor m_epoll;
    FileDescriptor m_readyEvent;
    StopSignal m_end;
    SlotTable m_slots;
    std::atomic<std::size_t> m_workers{0};
    std::atomic<std::size_t> m_waiting{0};
    std::atomic<std::size_t> m_mostWorkers{0};
    std::atomic<bool> m_stopping{false};
    /// When each worker began its turn (steady clock), `noWorker` for a free place, `noTurn` while it waits.
    std::vector<std::atomic<std::int64_t>> m_turns;

    std::mutex m_readyMutex;
    std::deque<std::pair<Id, Wake>> m_ready;

    std::mutex m_timerMutex;
    std::condition_variable m_timerChanged;
    TimerQueue m_timers;
    bool m_timerEnd = false;
    Thread m_timerThread;

    mutable std::mutex m_goneMutex;
    std::condition_variable m_gone; ///< a connection or a worker went
    std::size_t m_connections = 0;
    std::size_t m_listeners = 0;
};

Reactor::Core::Core(ReactorSettings settings)
    : m_settings(std::move(settings)), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_readyEvent(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_turns(m_settings.maxWorkers) {
    for (auto& turn : m_turns)
        turn.store(noWorker);
    epoll_event ready{};
    ready.events = EPOLLIN | EPOLLET; // one wake for each write; who leaves work behind writes again
    ready.data.u64 = readyToken;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_readyEvent.get(), &ready);
    epoll_event end{};
    end.events = EPOLLIN; // stays readable: wakes every worker
    end.data.u64 = stopToken;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_end.descriptor(), &end);
}

void Reactor::Core::startWorkers() {
    m_timerThread = Thread(m_settings.name.substr(0, 9) + "-timer", [this] { runTimers(); });
    for (std::size_t i = 0; i < m_settings.minWorkers; ++i)
        grow();
}

void Reactor::Core::grow() {
    auto workers = m_workers.load();
    do {
        if (workers >= m_settings.maxWorkers)
            return;
    } while (!m_workers.compare_exchange_weak(workers, workers + 1));
    auto most = m_mostWorkers.load();
    while (workers + 1 > most && !m_mostWorkers.compare_exchange_weak(most, workers + 1)) {}
    if (!startDetachedThread(m_settings.name, [self = shared_from_this()] { self->work(); }))
        --m_workers;
}

std::atomic<std::int64_t>& Reactor::Core::turnClock() {
    for (;;) // a place is free: there are never more workers than places, and one that goes gives its place back first
        for (auto& turn : m_turns)
            if (auto expected = noWorker; turn.compare_exchange_strong(expected, noTurn))
                return turn;
}

Load Reactor::Core::load() const {
    if (m_waiting.load() > 0 || m_workers.load() < m_settings.maxWorkers)
        return Load::normal;
    const auto limit = steadyTicks() - std::chrono::nanoseconds(m_settings.blockedAfter).count();
    std::size_t blocked = 0;
    for (const auto& turn : m_turns)
        if (const auto began = turn.load(); began > noTurn && began <= limit)
            ++blocked;
    return blocked + 1 >= m_settings.maxWorkers ? Load::full : Load::normal;
}

void Reactor::Core::work() {
    auto& turnBegan = turnClock();
    while (workOnce(turnBegan)) {}
    turnBegan.store(noWorker);
    --m_workers;
    const std::lock_guard lock(m_goneMutex);
    m_gone.notify_all();
}

bool Reactor::Core::workOnce(std::atomic<std::int64_t>& turnBegan) {
    epoll_event event{};
    turnBegan.store(noTurn, std::memory_order_relaxed);
    ++m_waiting;
    const int count = ::epoll_wait(m_epoll.get(), &event, 1, idleLifeMilliseconds);
    const auto stillWaiting = --m_waiting;
    if (count == 0) // idle for long; that two go at once and leave one too few is mended by the next event
        return m_workers.load() <= m_settings.minWorkers;
    if (count < 0)
        return true; // EINTR
    if (event.data.u64 == stopToken)
        return false;
    turnBegan.store(steadyTicks(), std::memory_order_relaxed);
    if (stillWaiting == 0)
        grow();
    if (event.data.u64 == readyToken)
        runReady();
    else if (const auto* slot = m_slots.find(event.data.u64); slot != nullptr && m_slots.claim(event.data.u64))
        runSlot(event.data.u64, Wake::ready);
    return true;
}

void Reactor::Core::runReady() {
    std::pair<Id, Wake> next;
    {
        const std::lock_guard lock(m_readyMutex);
        if (m_ready.empty())
            return;
        next = m_ready.front();
        m_ready.pop_front();
        if (!m_ready.empty()) { // pass the rest on to another worker
            const std::uint64_t one = 1;
            [[maybe_unused]] const auto written = ::write(m_readyEvent.get(), &one, sizeof one);
        }
    }
    runSlot(next.first, next.second);
}

/// The slot is claimed (running) already.
void Reactor::Core::pushReady(Id id, Wake wake) {
    {
        const std::lock_guard lock(m_readyMutex);
        m_ready.emplace_back(id, wake);
    }
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_readyEvent.get(), &one, sizeof one);
}

/// Runs a claimed connection until it is parked or gone, then the one that it brought, if any.
void Reactor::Core::runSlot(Id id, Wake wake) {
    for (;;) {
        Slot& slot = *m_slots.find(id);
        if (slot.stopRequested.load())
            wake = Wake::stop;
        Parking parking = slot.connection->run(wake);
        auto newcomer = std::move(parking.newcomer);
        if (parking.what == Parking::For::close || wake == Wake::stop) {
            release(id, slot);
        } else if (!park(id, slot, parking)) {
            // Something came while it was being parked. A newcomer goes to another worker: this one is not done.
            if (newcomer != nullptr)
                add(std::move(newcomer), false);
            wake = Wake::ready;
            continue;
        }
        if (newcomer == nullptr)
            return;
        {
            const std::lock_guard lock(m_goneMutex);
            ++m_connections;
        }
        const auto made = m_slots.take(std::move(newcomer), false);
        if (!made) { // the table is full: the connection is destroyed, which closes it
            const std::lock_guard lock(m_goneMutex);
            --m_connections;
            return;
        }
        id = *made;
        wake = Wake::start;
        if (m_stopping.load())
            m_slots.find(id)->stopRequested.store(true);
    }
}

/// False when a wake was missed in between: the caller still has the claim and runs it again.
bool Reactor::Core::park(Id id, Slot& slot, const Parking& parking) {
    const auto index = SlotTable::indexOf(id);
    slot.due.store(parking.due.time_since_epoch().count());
    if (parking.due != base::Steady::max())
        schedule(slot, index, parking.due);
    if (parking.what != Parking::For::time) {
        epoll_event event{};
        event.events = EPOLLONESHOT | (parking.what == Parking::For::readable ? EPOLLIN : EPOLLOUT);
        event.data.u64 = id;
        const int operation = slot.registered ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
        slot.registered = true;
        // Still claimed here, so that nobody can close the descriptor under this call.
        if (::epoll_ctl(m_epoll.get(), operation, slot.connection->descriptor(), &event) != 0)
            return false; // the run that follows meets the same trouble on the descriptor
    }
    return m_slots.unclaim(id);
}

void Reactor::Core::release(Id id, Slot& slot) {
    const bool wasListener = slot.isListener;
    auto connection = std::move(slot.connection);
    m_slots.free(id); // before the descriptor closes: a late event finds another generation
    connection.reset();
    const std::lock_guard lock(m_goneMutex);
    --(wasListener ? m_listeners : m_connections);
    m_gone.notify_all();
}

Reactor::Id Reactor::Core::add(std::unique_ptr<Connection> connection, bool isListener) {
    {
        const std::lock_guard lock(m_goneMutex);
        ++(isListener ? m_listeners : m_connections);
    }
    const auto id = m_slots.take(std::move(connection), isListener);
    if (!id) {
        const std::lock_guard lock(m_goneMutex);
        --(isListener ? m_listeners : m_connections);
        return 0;
    }
    if (m_stopping.load())
        m_slots.find(*id)->stopRequested.store(true);
    pushReady(*id, Wake::start);
    return *id;
}

void Reactor::Core::wake(Id id) {
    if (m_slots.find(id) != nullptr && m_slots.claim(id))
        pushReady(id, Wake::ready);
}

void Reactor::Core::requestStop(std::uint32_t index) {
    Slot& slot = m_slots.at(index);
    const auto id = m_slots.currentId(index);
    if (!id)
        return;
    slot.stopRequested.store(true);
    if (m_slots.claim(*id))
        pushReady(*id, Wake::stop);
}

void Reactor::Core::schedule(Slot& slot, std::uint32_t index, base::Steady due) {
    const std::lock_guard lock(m_timerMutex);
    // One entry a slot is enough: when it comes too early, expire() moves it. It outlives the connection for the next one.
    if (slot.timerAt <= due)
        return;
    slot.timerAt = due;
    const auto before = m_timers.next();
    m_timers.add(due, index);
    if (!before || due < *before)
        m_timerChanged.notify_one();
}

void Reactor::Core::runTimers() {
    std::unique_lock lock(m_timerMutex);
    while (!m_timerEnd) {
        const auto next = m_timers.next();
        if (!next) {
            m_timerChanged.wait(lock);
            continue;
        }
        const auto now = std::chrono::steady_clock::now();
        if (*next > now) {
            m_timerChanged.wait_until(lock, *next);
            continue;
        }
        const auto index = m_timers.takeDue(now);
        m_slots.at(static_cast<std::uint32_t>(*index)).timerAt = base::Steady::max();
        lock.unlock();
        expire(static_cast<std::uint32_t>(*index), now);
        lock.lock();
    }
}

void Reactor::Core::expire(std::uint32_t index, base::Steady now) {
    Slot& slot = m_slots.at(index);
    const auto id = m_slots.currentId(index);
    if (!id)
        return;
    const base::Steady due{base::Steady::duration(slot.due.load())};
    if (due > now) {
        if (due != base::Steady::max())
            schedule(slot, index, due);
        return;
    }
    if (m_slots.claim(*id))
        pushReady(*id, Wake::timer);
}

bool Reactor::Core::stop(Deadline deadline) {
    m_stopping.store(true);
    for (std::uint32_t index = 0; index < m_slots.used(); ++index)
        requestStop(index);
    std::unique_lock lock(m_goneMutex);
    const bool empty = m_gone.wait_until(lock, deadline.at(), [this] { return m_connections + m_listeners == 0; });
    lock.unlock();
    if (empty)
        endWorkers();
    return empty;
}

void Reactor::Core::endWorkers() {
    m_stopping.store(true);
    m_end.raise();
    {
        std::unique_lock lock(m_goneMutex);
        while (m_workers.load() > 0)
            m_gone.wait_for(lock, std::chrono::milliseconds(50));
    }
    {
        const std::lock_guard lock(m_timerMutex);
        m_timerEnd = true;
        m_timerChanged.notify_all();
    }
    m_timerThread.join();
    m_slots.clear();
}

Reactor::Counts Reactor::Core::counts() const {
    Counts counts;
    counts.workers = m_workers.load();
    counts.waitingWorkers = m_waiting.load();
    counts.mostWorkers = m_mostWorkers.load();
    const std::lock_guard lock(m_goneMutex);
    counts.connections = m_connections;
    return counts;
}

Reactor::Reactor(ReactorSettings settings) : m_core(std::make_shared<Core>(std::move(settings))) { m_core->startWorkers(); }

Reactor::~Reactor() {
    m_core->stop(Deadline::in(base::Milliseconds(0)));
    m_core->endWorkers();
}

Reactor::Id Reactor::listen(Listener listener, MakeConnection make) {
    return m_core->add(std::make_unique<Acceptor>(std::move(listener), std::move(make), [core = m_core.get()] { return core->load(); }), true);
}

void Reactor::close(Id listener) { m_core->requestStop(SlotTable::indexOf(listener)); }

Reactor::Id Reactor::add(std::unique_ptr<Connection> connection) { return m_core->add(std::move(connection), false); }

void Reactor::wake(Id connection) { m_core->wake(connection); }

bool Reactor::stop(Deadline deadline) { return m_core->stop(deadline); }

Reactor::Counts Reactor::counts() const { return m_core->counts(); }

} // namespace postroom::io
