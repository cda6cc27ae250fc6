// SPDX-License-Identifier: Apache-2.0
// One thread, one connection, one transaction for everything that waits. A piece of work is a function that runs inside a
// savepoint; who handed it in learns the result only after the transaction has been committed with its flush. A piece that
// fails is undone alone. A commit that fails fails every piece of its batch: nothing is ever reported kept that may be lost.
#pragma once

#include "server/platform/store/checkpointer.h"
#include "server/platform/store/database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace postroom::store {

struct CommitterSettings {
    std::size_t queueLimit = 20'000;         ///< pieces waiting; beyond it run() and post() fail at once with a temporary error
    std::size_t batchLimit = 500;            ///< pieces in one transaction
    base::Milliseconds patience{30'000};     ///< how long run() waits for its turn; a commit that has begun is waited for
    std::int64_t logPagesLimit = 32'000;     ///< beyond it (128 MB) the committer itself moves the log before it goes on
    CheckpointSettings checkpoint;
};

class GroupCommitter {
public:
    /// Runs on the committer's thread, inside a transaction. It must not begin or end transactions, and must do the same
    /// when it is run again: after a failure elsewhere in its batch it may be.
    using Work = std::function<base::Result<void>(Database&)>;
    /// Called on the committer's thread after the commit, or after the failure. Must not block.
    using Done = std::function<void(const base::Result<void>&)>;

    /// `database` becomes the committer's; `reopen` opens the checkpointer's own connection.
    static base::Result<std::unique_ptr<GroupCommitter>> start(Database database, const DatabaseSettings& reopen, CommitterSettings settings);
    /// Finishes what was handed in, then stops.
    ~GroupCommitter();
    GroupCommitter(const GroupCommitter&) = delete;
    GroupCommitter& operator=(const GroupCommitter&) = delete;

    /// Blocks until `work` is committed or has failed. Any thread but the committer's own.
    base::Result<void> run(const Work& work);
    /// Does not block. When it returns an error, `done` is not called.
    base::Result<void> post(Work work, Done done);

    struct Figures {
        std::uint64_t batches = 0;
        std::uint64_t pieces = 0;
        std::uint64_t failedPieces = 0;
        std::uint64_t failedCommits = 0;
        std::size_t waiting = 0;
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Item;
    GroupCommitter(Database database, CommitterSettings settings, std::unique_ptr<Checkpointer> checkpointer);
    base::Result<void> enqueue(Item& item);
    void loop();
    void commitBatch(std::vector<Item*>& batch);
    base::Result<void> runBatch(std::vector<Item*>& batch);
    base::Result<void> runPiece(Item& item);
    void boundLog();

    Database m_database;
    CommitterSettings m_settings;
    std::unique_ptr<Checkpointer> m_checkpointer;
    std::int64_t m_logPages = 0; ///< the committer's thread only
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Item*> m_queue;
    bool m_idle = false;
    bool m_stop = false;
    std::atomic<std::uint64_t> m_batches{0}, m_pieces{0}, m_failedPieces{0}, m_failedCommits{0};
    std::thread m_thread;
};

} // namespace postroom::store
