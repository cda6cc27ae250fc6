// SPDX-License-Identifier: Apache-2.0
// A connected socket (TCP or Unix) as a Stream: non-blocking underneath, every wait is a poll(2) with the deadline and,
// when given, with the stop signal.
#pragma once

#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/socket_address.h"
#include "server/platform/io/stop_signal.h"
#include "server/platform/io/stream.h"

namespace postroom::io {

/// Which readiness to wait for.
enum class Readiness : unsigned char { readable, writable };

/// Waits until `descriptor` is ready, has an error or was closed by the peer. Errors: timeout, cancelled, io.
base::Result<void> waitFor(int descriptor, Readiness readiness, Deadline deadline, const StopSignal* stop);

class SocketStream final : public Stream {
public:
    /// Takes a connected socket and makes it non-blocking. `stop` must outlive the stream; null: only deadlines end waits.
    explicit SocketStream(FileDescriptor socket, const StopSignal* stop = nullptr);

    base::Result<std::size_t> read(std::span<char> into, Deadline deadline) override;
    base::Result<void> write(std::string_view bytes, Deadline deadline) override;
    void close() override;

    /// Ends our direction only; the peer reads end of stream.
    void finishWriting();
    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    [[nodiscard]] const StopSignal* stopSignal() const { return m_stop; }
    [[nodiscard]] SocketAddress localAddress() const; ///< empty for a Unix socket
    [[nodiscard]] SocketAddress peerAddress() const;

private:
    FileDescriptor m_socket;
    const StopSignal* m_stop;
};

/// Ends in `cancelled` for a raised stop signal, the errno's error otherwise.
base::Error closedError(std::string_view what);

} // namespace postroom::io
