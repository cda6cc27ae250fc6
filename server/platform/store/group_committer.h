// SPDX-License-Identifier: Apache-2.0
// One connection, one transaction for everything that waits. Who handed a piece of work in learns the result only after the
// transaction has been committed with its flush. A piece that fails is undone alone: the batch is rolled back and run again
// with a savepoint around each piece. A commit that fails fails every piece of its batch: nothing is ever reported kept that
// may be lost. Whoever finds the connection free commits for himself, without a hand-over; what comes meanwhile gathers for
// the committer's own thread.
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
    /// Beyond it (32 MB) the committer itself moves the rest of the log before it goes on, and the log starts anew: pages
    /// that are written where earlier ones were need no growing file.
    std::int64_t logPagesLimit = 8'000;
    CheckpointSettings checkpoint;
};

class GroupCommitter {
public:
    /// Runs inside a transaction, on the committer's thread or on the one that handed it in, never two at a time. It must not
    /// begin or end transactions, and must do the same when it is run again: after a failure elsewhere in its batch it is.
    using Work = std::function<base::Result<void>(Database&)>;
    /// Called after the commit, or after the failure, on the committer's thread. Must not block.
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
    bool takeTurn();
    void giveTurn();
    void loop();
    void commitBatch(std::vector<Item*>& batch);
    base::Result<void> runBatch(std::vector<Item*>& batch);
    base::Result<bool> runTogether(std::vector<Item*>& batch);
    base::Result<void> runApart(std::vector<Item*>& batch);
    base::Result<void> runPiece(Item& item);
    void boundLog();

    Database m_database; ///< of whoever has the turn, as m_logPages
    CommitterSettings m_settings;
    std::unique_ptr<Checkpointer> m_checkpointer;
    std::int64_t m_logPages = 0;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Item*> m_queue;
    bool m_turnTaken = false; ///< somebody commits
    bool m_idle = false;      ///< the committer's thread sleeps and must be woken
    bool m_stop = false;
    std::atomic<std::uint64_t> m_batches{0}, m_pieces{0}, m_failedPieces{0}, m_failedCommits{0};
    std::thread m_thread;
};

} // namespace postroom::store
