// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/program_peer.h"

#include "server/platform/io/spawn.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <utility>

namespace postroom::io {

base::Result<ProgramPeer> ProgramPeer::start(const ProcessRequest& request) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return base::fail(base::systemError(errno, "socketpair"));
    FileDescriptor ours(ends[0]);
    const FileDescriptor theirs(ends[1]);
    const FileDescriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    const auto process = spawnProcess(request, {theirs.get(), theirs.get(), nowhere.get()});
    if (!process)
        return base::fail(process.error());
    return ProgramPeer(*process, std::move(ours));
}

ProgramPeer::ProgramPeer(ProgramPeer&& other) noexcept : m_process(std::exchange(other.m_process, -1)), m_socket(std::move(other.m_socket)) {}

ProgramPeer::~ProgramPeer() {
    constexpr base::Milliseconds grace{5'000};
    if (m_process <= 0)
        return;
    m_socket.reset();
    if (!waitForEnd(m_process, Deadline::in(grace), nullptr))
        ::kill(-m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {}
}

void ProgramPeer::kill() {
    if (m_process > 0)
        ::kill(-m_process, SIGKILL);
}

std::unique_ptr<SocketStream> ProgramPeer::takeStream(const StopSignal* stop) { return std::make_unique<SocketStream>(std::move(m_socket), stop); }

} // namespace postroom::io
