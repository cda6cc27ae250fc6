// SPDX-License-Identifier: Apache-2.0
// Threads that may block, for work handed over as closures (delivery attempts, control requests). The pool grows on
// demand up to its limit and shrinks when idle; beyond the limit tasks wait in a bounded queue.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace postroom::io {

struct WorkerPoolSettings {
    std::string name;             ///< of the threads, up to 12 bytes
    std::size_t maxWorkers = 32;
    std::size_t maxQueued = 4096; ///< tasks that wait for a worker; beyond, submit() says no
};

class WorkerPool {
public:
    explicit WorkerPool(WorkerPoolSettings settings);
    ~WorkerPool(); ///< stop()

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Runs `task` on a worker; false when the queue is full or the pool is stopping (the task will not run). Thread-safe.
    [[nodiscard]] bool submit(std::function<void()> task);
    /// Refuses new tasks, drops those that wait and returns when the running ones have ended. Tasks must watch the stop
    /// signal of the program or have deadlines.
    void stop();

    [[nodiscard]] std::size_t running() const; ///< tasks that run now
    [[nodiscard]] std::size_t queued() const;
    [[nodiscard]] std::size_t workers() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace postroom::io
