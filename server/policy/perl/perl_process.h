// SPDX-License-Identifier: Apache-2.0
// One Perl interpreter in a process of its own: what its code does cannot harm the server, and a call that does not end is ended.
#pragma once

#include "server/platform/io/program_peer.h"
#include "server/policy/world/world.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace postroom::perl {

struct PerlSettings {
    std::string startup;                  ///< perl_startup: the code to begin with
    bool taintMode = false;               ///< perl_taintmode
    std::vector<std::string> environment; ///< of the processes: "NAME=value"
    base::Milliseconds timeout{30'000};   ///< for a call, and for the code to begin with
    std::size_t mostProcesses = 4;
};

/// Hears Exim::log_write and warn().
using LogLine = std::function<void(const std::string&)>;

class PerlProcess {
public:
    /// Runs the code to begin with. Errors: what Perl says about it (invalid), timeout, those of io::runProcess() about starting.
    static base::Result<std::unique_ptr<PerlProcess>> start(const PerlSettings& settings, const LogLine& log, io::Deadline deadline);
    ~PerlProcess();

    /// Calls a function in scalar context. An answer of Kind::perl.
    world::Answer call(const std::vector<std::string>& functionAndArguments, world::PerlCaller& caller, const LogLine& log, io::Deadline deadline);
    /// False after a call that was not answered, or when it has ended meanwhile.
    [[nodiscard]] bool usable() const;

private:
    explicit PerlProcess(io::ProgramPeer peer);
    base::Result<void> send(const std::vector<std::string>& texts, io::Deadline deadline);
    base::Result<std::vector<std::string>> receive(io::Deadline deadline);
    base::Result<std::string> take(std::size_t bytes, io::Deadline deadline);
    world::Answer broken(const base::Error& error, const std::string& function);

    io::ProgramPeer m_peer;
    std::unique_ptr<io::SocketStream> m_stream;
    bool m_good = true;
};

} // namespace postroom::perl
