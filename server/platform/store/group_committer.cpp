// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/group_committer.h"

#include <semaphore.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace postroom::store {

using base::fail;
using base::Result;

// A blocking caller keeps its item on its own stack and sleeps on the semaphore; a posted one is owned by the committer.
struct GroupCommitter::Item {
    const Work* work = nullptr;
    Result<void> result;
    sem_t ready;
    bool blocking = false;
    bool own = false; ///< committed by its caller himself: nobody has to be told
    Work ownWork;
    Done done;
};

namespace {

constexpr const char* beginSavepoint = "SAVEPOINT piece";
constexpr const char* releaseSavepoint = "RELEASE piece";
constexpr const char* undoSavepoint = "ROLLBACK TO piece";

bool waitUntil(sem_t& semaphore, base::Milliseconds wait) {
    timespec until{};
    ::clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += static_cast<time_t>(wait.count() / 1000);
    until.tv_nsec += static_cast<long>(wait.count() % 1000) * 1'000'000;
    if (until.tv_nsec >= 1'000'000'000) {
        until.tv_nsec -= 1'000'000'000;
        ++until.tv_sec;
    }
    for (;;) {
        if (::sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until) == 0)
            return true;
        if (errno != EINTR)
            return false;
    }
}

int onCommit(void* pages, sqlite3*, const char*, int inLog) {
    *static_cast<std::int64_t*>(pages) = inLog;
    return SQLITE_OK;
}

} // namespace

Result<std::unique_ptr<GroupCommitter>> GroupCommitter::start(Database database, const DatabaseSettings& reopen, CommitterSettings settings) {
    auto checkpointer = Checkpointer::start(reopen, settings.checkpoint);
    if (!checkpointer)
        return fail(checkpointer.error());
    return std::unique_ptr<GroupCommitter>(new GroupCommitter(std::move(database), settings, std::move(*checkpointer)));
}

GroupCommitter::GroupCommitter(Database database, CommitterSettings settings, std::unique_ptr<Checkpointer> checkpointer)
    : m_database(std::move(database)), m_settings(settings), m_checkpointer(std::move(checkpointer)) {
    sqlite3_wal_hook(m_database.handle(), onCommit, &m_logPages);
    m_thread = std::thread([this] { loop(); });
}

GroupCommitter::~GroupCommitter() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

Result<void> GroupCommitter::enqueue(Item& item) {
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return fail(base::temporaryError(base::ErrorKind::cancelled, "The program is stopping"));
        if (m_queue.size() >= m_settings.queueLimit)
            return fail(base::temporaryError(base::ErrorKind::limit, "Too much waits to be written to disk",
                                             std::to_string(m_queue.size()) + " pieces wait for " + m_database.file()));
        m_queue.push_back(&item);
        wake = m_idle && !m_turnTaken; // who commits now looks at the queue afterwards
        if (wake)
            m_idle = false;
    }
    if (wake)
        m_wake.notify_one();
    return {};
}

bool GroupCommitter::takeTurn() {
    const std::lock_guard lock(m_mutex);
    if (m_turnTaken || m_stop || !m_queue.empty())
        return false;
    m_turnTaken = true;
    return true;
}

void GroupCommitter::giveTurn() {
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_turnTaken = false;
        wake = m_idle && (!m_queue.empty() || m_stop);
        if (wake)
            m_idle = false;
    }
    if (wake)
        m_wake.notify_one();
}

Result<void> GroupCommitter::run(const Work& work) {
    Item item;
    item.work = &work;
    if (takeTurn()) {
        item.own = true;
        std::vector<Item*> batch{&item};
        commitBatch(batch);
        giveTurn();
        return std::move(item.result);
    }
    item.blocking = true;
    ::sem_init(&item.ready, 0, 0);
    Result<void> queued = enqueue(item);
    if (queued && !waitUntil(item.ready, m_settings.patience)) {
        bool taken = true;
        {
            const std::lock_guard lock(m_mutex);
            const auto place = std::find(m_queue.begin(), m_queue.end(), &item);
            if (place != m_queue.end()) {
                m_queue.erase(place);
                taken = false;
            }
        }
        if (taken) {
            // It is in a transaction now; whether it was kept is known only after the commit.
            while (::sem_wait(&item.ready) != 0) {
            }
        } else {
            queued = fail(base::temporaryError(base::ErrorKind::timeout, "The disk is too slow", "no turn to write within " +
                          std::to_string(m_settings.patience.count()) + " ms in " + m_database.file()));
        }
    }
    ::sem_destroy(&item.ready);
    return queued ? std::move(item.result) : queued;
}

Result<void> GroupCommitter::post(Work work, Done done) {
    auto item = std::make_unique<Item>();
    item->ownWork = std::move(work);
    item->work = &item->ownWork;
    item->done = std::move(done);
    auto queued = enqueue(*item);
    if (queued)
        (void)item.release(); // commitBatch deletes it
    return queued;
}

GroupCommitter::Figures GroupCommitter::figures() const {
    Figures figures{m_batches, m_pieces, m_failedPieces, m_failedCommits, 0};
    const std::lock_guard lock(m_mutex);
    figures.waiting = m_queue.size();
    return figures;
}

void GroupCommitter::loop() {
    std::vector<Item*> batch;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            while (m_turnTaken || (m_queue.empty() && !m_stop)) {
                m_idle = true;
                m_wake.wait(lock);
            }
            m_idle = false;
            if (m_queue.empty())
                return;
            m_turnTaken = true;
            const std::size_t count = std::min(m_queue.size(), m_settings.batchLimit);
            batch.assign(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count));
            m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count));
        }
        commitBatch(batch);
        giveTurn();
    }
}

void GroupCommitter::commitBatch(std::vector<Item*>& batch) {
    const Result<void> committed = runBatch(batch);
    ++m_batches;
    m_pieces += batch.size();
    if (!committed)
        ++m_failedCommits;
    for (Item* item : batch) {
        if (!committed && item->result)
            item->result = committed;
        if (!item->result)
            ++m_failedPieces;
        if (item->own)
            continue;
        if (item->blocking) {
            ::sem_post(&item->ready); // the item may be gone from here on
        } else {
            const std::unique_ptr<Item> owned(item);
            if (owned->done)
                owned->done(owned->result);
        }
    }
    batch.clear();
    m_checkpointer->logHas(m_logPages);
    boundLog();
}

Result<void> GroupCommitter::runBatch(std::vector<Item*>& batch) {
    const auto all = runTogether(batch);
    if (!all)
        return fail(all.error());
    return *all ? Result<void>() : runApart(batch);
}

/// False when a piece failed: then nothing is kept of any. It is not run again when it was alone.
Result<bool> GroupCommitter::runTogether(std::vector<Item*>& batch) {
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return fail(transaction.error());
    for (Item* item : batch) {
        item->result = (*item->work)(m_database);
        if (item->result && m_database.inTransaction())
            continue;
        if (item->result)
            return fail(base::temporaryError(base::ErrorKind::io, "The transaction was lost", m_database.file()));
        // A full disk or a failed read rolls the whole transaction back under us: it would do so again.
        if (!m_database.inTransaction() && batch.size() > 1)
            return fail(item->result.error());
        return batch.size() == 1;
    }
    if (auto committed = transaction->commit(); !committed)
        return fail(committed.error());
    return true;
}

Result<void> GroupCommitter::runApart(std::vector<Item*>& batch) {
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return fail(transaction.error());
    for (Item* item : batch) {
        item->result = runPiece(*item);
        // Then nobody's work is there.
        if (!m_database.inTransaction())
            return fail(item->result ? base::temporaryError(base::ErrorKind::io, "The transaction was lost", m_database.file()) : item->result.error());
    }
    return transaction->commit();
}

Result<void> GroupCommitter::runPiece(Item& item) {
    if (auto begun = m_database.cached(beginSavepoint).run(); !begun)
        return begun;
    Result<void> done = (*item.work)(m_database);
    if (!m_database.inTransaction())
        return done;
    if (!done)
        if (auto undone = m_database.cached(undoSavepoint).run(); !undone && m_database.inTransaction())
            (void)m_database.cached("ROLLBACK").run(); // rather nothing than half a message
    if (m_database.inTransaction())
        if (auto released = m_database.cached(releaseSavepoint).run(); !released && done)
            return released;
    return done;
}

// The passive checkpointer never finishes while commits keep coming; the log would grow without end. Between two
// batches nobody writes, so here the rest (little, the checkpointer has done most) is moved and the log starts anew.
void GroupCommitter::boundLog() {
    if (m_logPages < m_settings.logPagesLimit)
        return;
    if (const auto left = m_database.checkpoint(); left && *left == 0)
        m_logPages = 0;
}

} // namespace postroom::store
