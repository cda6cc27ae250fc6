// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/worker_pool.h"

#include "server/platform/io/thread.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace postroom::io {

namespace {
constexpr std::chrono::seconds idleLife{10}; ///< a worker that had nothing to do for so long ends
}

struct WorkerPool::State {
    explicit State(WorkerPoolSettings given) : settings(std::move(given)) {}

    const WorkerPoolSettings settings;
    std::mutex mutex;
    std::condition_variable work;
    std::condition_variable ended;
    std::deque<std::function<void()>> tasks;
    std::size_t workers = 0;
    std::size_t idle = 0;
    std::size_t running = 0;
    bool stopping = false;

    void serve() {
        std::unique_lock lock(mutex);
        while (!stopping) {
            if (tasks.empty()) {
                ++idle;
                const bool woken = work.wait_for(lock, idleLife, [this] { return stopping || !tasks.empty(); });
                --idle;
                if (!woken)
                    break;
                continue;
            }
            auto task = std::move(tasks.front());
            tasks.pop_front();
            ++running;
            lock.unlock();
            task();
            task = nullptr; // what the closure holds dies outside the lock
            lock.lock();
            --running;
        }
        --workers;
        ended.notify_all();
    }
};

WorkerPool::WorkerPool(WorkerPoolSettings settings) : m_state(std::make_shared<State>(std::move(settings))) {}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::submit(std::function<void()> task) {
    std::unique_lock lock(m_state->mutex);
    auto& state = *m_state;
    if (state.stopping || state.tasks.size() >= state.settings.maxQueued)
        return false;
    state.tasks.push_back(std::move(task));
    if (state.idle >= state.tasks.size()) {
        lock.unlock(); // who is woken would only wait for it
        state.work.notify_one();
        return true;
    }
    if (state.workers < state.settings.maxWorkers) {
        ++state.workers;
        if (!startDetachedThread(state.settings.name, [shared = m_state] { shared->serve(); })) {
            --state.workers;
            if (state.workers == 0) { // nobody would ever run it
                state.tasks.pop_back();
                return false;
            }
        }
    }
    state.work.notify_one();
    return true;
}

void WorkerPool::stop() {
    std::deque<std::function<void()>> dropped;
    std::unique_lock lock(m_state->mutex);
    m_state->stopping = true;
    dropped.swap(m_state->tasks);
    m_state->work.notify_all();
    m_state->ended.wait(lock, [this] { return m_state->workers == 0; });
}

std::size_t WorkerPool::running() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->running;
}

std::size_t WorkerPool::queued() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->tasks.size();
}

std::size_t WorkerPool::workers() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->workers;
}

} // namespace postroom::io
