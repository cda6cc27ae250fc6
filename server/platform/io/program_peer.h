// SPDX-License-Identifier: Apache-2.0
// A program that is talked with as if it were a server: its standard input and output are the other end of a socket.
#pragma once

#include "server/platform/io/process.h"
#include "server/platform/io/socket_stream.h"

#include <memory>

#include <sys/types.h>

namespace postroom::io {

class ProgramPeer {
public:
    /// Of the request arguments, environment and folder count; what the program writes to standard error is dropped. Errors: those of
    /// runProcess() about starting.
    static base::Result<ProgramPeer> start(const ProcessRequest& request);
    ProgramPeer(ProgramPeer&& other) noexcept;
    ProgramPeer& operator=(ProgramPeer&&) = delete;
    /// Gives the program five seconds to end after its stream has been closed; then its process group is killed.
    ~ProgramPeer();

    /// Kills it with its process group, for one that does not answer; the destructor does not wait for it then.
    void kill();
    /// The stream to it; once. `stop` (may be null) ends its waits.
    std::unique_ptr<SocketStream> takeStream(const StopSignal* stop);

private:
    ProgramPeer(pid_t process, FileDescriptor socket) : m_process(process), m_socket(std::move(socket)) {}
    pid_t m_process;
    FileDescriptor m_socket;
};

} // namespace postroom::io
