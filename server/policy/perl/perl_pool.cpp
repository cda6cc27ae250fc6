// SPDX-License-Identifier: Apache-2.0
#include "server/policy/perl/perl_pool.h"

namespace postroom::perl {

namespace {
constexpr int deepest = 8;   // each level has a process
thread_local int nested = 0; // calls that this thread is in
}

base::Result<void> PerlPool::startOne(const LogLine& log) {
    auto process = PerlProcess::start(m_settings, log, io::Deadline::in(m_settings.timeout));
    if (!process)
        return base::fail(process.error());
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(*process));
    return {};
}

std::unique_ptr<PerlProcess> PerlPool::takeIdle() {
    while (!m_idle.empty()) {
        std::unique_ptr<PerlProcess> process = std::move(m_idle.back());
        m_idle.pop_back();
        if (process->usable())
            return process;
    }
    return nullptr;
}

world::Answer PerlPool::call(const std::vector<std::string>& functionAndArguments, world::PerlCaller& caller, const LogLine& log) {
    if (nested >= deepest)
        return world::Answer::failed(world::Status::error, "Perl functions call each other deeper than " + std::to_string(deepest) + " levels");
    const io::Deadline deadline = io::Deadline::in(m_settings.timeout);
    std::unique_ptr<PerlProcess> process;
    {
        std::unique_lock lock(m_mutex);
        if (nested == 0 && !m_freed.wait_until(lock, deadline.at(), [this] { return m_busy < m_settings.mostProcesses; }))
            return world::Answer::failed(world::Status::temporary, "all Perl processes were busy for perl_timeout");
        ++m_busy;
        process = takeIdle();
    }
    world::Answer answer;
    if (process == nullptr) {
        auto started = PerlProcess::start(m_settings, log, deadline);
        if (started)
            process = std::move(*started);
        else
            answer = world::Answer::failed(started.error().kind == base::ErrorKind::invalid ? world::Status::error : world::Status::temporary, started.error().text());
    }
    if (process != nullptr) {
        ++nested;
        answer = process->call(functionAndArguments, caller, log, deadline);
        --nested;
    }
    {
        const std::lock_guard lock(m_mutex);
        --m_busy;
        if (process != nullptr && process->usable() && m_idle.size() < m_settings.mostProcesses)
            m_idle.push_back(std::move(process));
    }
    m_freed.notify_one();
    return answer;
}

} // namespace postroom::perl
