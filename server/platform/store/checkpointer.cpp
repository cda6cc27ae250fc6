// SPDX-License-Identifier: Apache-2.0
#include "server/platform/store/checkpointer.h"

namespace postroom::store {

base::Result<std::unique_ptr<Checkpointer>> Checkpointer::start(DatabaseSettings database, CheckpointSettings settings) {
    database.mode = OpenMode::readWrite;
    // The log must be on disk before the pages that it describes are: normal is enough for that.
    database.synchronous = Synchronous::normal;
    database.cacheKiB = 64;
    auto opened = Database::open(database);
    if (!opened)
        return base::fail(opened.error());
    return std::unique_ptr<Checkpointer>(new Checkpointer(std::move(*opened), settings));
}

Checkpointer::Checkpointer(Database database, CheckpointSettings settings)
    : m_database(std::move(database)), m_settings(settings), m_thread([this] { run(); }) {}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Checkpointer::logHas(std::int64_t pages) {
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (pages < m_pages)
            m_atLastRun = 0; // the log was restarted from its beginning
        wake = m_pages == 0; // somebody must look after the quiet time
        m_pages = pages;
        if (!m_due && pages - m_atLastRun >= m_settings.pages)
            wake = m_due = true;
    }
    if (wake)
        m_wake.notify_one();
}

std::string Checkpointer::lastError() const {
    const std::lock_guard lock(m_mutex);
    return m_lastError;
}

void Checkpointer::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        if (!m_due) {
            const std::int64_t before = m_pages;
            if (before == 0)
                m_wake.wait(lock);
            else if (m_wake.wait_for(lock, m_settings.quiet) == std::cv_status::timeout && m_pages == before && before > m_atLastRun)
                m_due = true;
            else if (before == m_pages && before <= m_atLastRun)
                m_pages = 0; // all moved: nothing to look after until the next commit
            continue;
        }
        m_due = false;
        m_atLastRun = m_pages;
        lock.unlock();
        const auto left = m_database.checkpoint();
        lock.lock();
        m_lastError = left ? std::string() : left.error().text();
    }
}

} // namespace postroom::store
