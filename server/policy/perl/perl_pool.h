// SPDX-License-Identifier: Apache-2.0
// The Perl processes of a revision. They start when they are needed and end with the revision; each serves one call at a time and is
// used again, so that what a function keeps in a variable may or may not be there in the next call.
#pragma once

#include "server/policy/perl/perl_process.h"

#include <condition_variable>
#include <mutex>

namespace postroom::perl {

/// Thread-safe.
class PerlPool {
public:
    explicit PerlPool(PerlSettings settings) : m_settings(std::move(settings)) {}

    /// Starts the first process now; for perl_at_start. Errors: those of PerlProcess::start().
    base::Result<void> startOne(const LogLine& log);
    /// An answer of Kind::perl. When all processes are busy it waits for one, up to the timeout of a call; a call made by a
    /// function that is being called gets a process of its own at once, since what it waits for would wait for it; more than eight deep is an error.
    world::Answer call(const std::vector<std::string>& functionAndArguments, world::PerlCaller& caller, const LogLine& log);

private:
    std::unique_ptr<PerlProcess> takeIdle();

    const PerlSettings m_settings;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<PerlProcess>> m_idle;
    std::size_t m_busy = 0;
};

} // namespace postroom::perl
