// SPDX-License-Identifier: Apache-2.0
// Moves the write-ahead log into the database file, passively, on a connection and a thread of its own, so that no commit
// waits for it. It starts when the log has grown by `pages`, and when the store has been quiet for a while.
#pragma once

#include "server/platform/store/database.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace postroom::store {

struct CheckpointSettings {
    std::int64_t pages = 2000;             ///< of 4 KiB: about 8 MB
    base::Milliseconds quiet{10'000};      ///< after this long without a commit the log is moved too
};

class Checkpointer {
public:
    /// Opens its own connection to `database`; the settings' file must exist.
    static base::Result<std::unique_ptr<Checkpointer>> start(DatabaseSettings database, CheckpointSettings settings);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;
    /// Tells how many pages the log has after a commit. Cheap; any thread.
    void logHas(std::int64_t pages);
    /// The text of the last failure, empty when the last run was good.
    [[nodiscard]] std::string lastError() const;

private:
    Checkpointer(Database database, CheckpointSettings settings);
    void run();

    Database m_database;
    CheckpointSettings m_settings;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::int64_t m_pages = 0;
    std::int64_t m_atLastRun = 0;
    bool m_due = false;
    bool m_stop = false;
    std::string m_lastError;
    std::thread m_thread;
};

} // namespace postroom::store
