// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/duplex.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace postroom::io {

namespace {

void makeNonBlocking(int descriptor) {
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0)
        ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

bool isTransient(int code) { return code == EAGAIN || code == EINTR; }

/// Bytes that wait to be written, and since when nothing of them went out.
struct Output {
    std::string bytes;
    std::size_t written = 0;
    Deadline patience = Deadline::in(base::Milliseconds(0));

    [[nodiscard]] bool empty() const { return written == bytes.size(); }
    void refill(DuplexClient& client, base::Milliseconds timeout) {
        if (!empty())
            return;
        bytes = client.takeOutput();
        written = 0;
        patience = Deadline::in(timeout);
    }
    /// False: the peer is gone.
    bool write(int descriptor, base::Milliseconds timeout) {
        while (!empty()) {
            const ssize_t count = ::write(descriptor, bytes.data() + written, bytes.size() - written);
            if (count < 0)
                return isTransient(errno) && !patience.passed();
            written += static_cast<std::size_t>(count);
            patience = Deadline::in(timeout);
        }
        return true;
    }
};

/// False: the peer is gone.
bool readSome(int descriptor, DuplexClient& client, bool& ended) {
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count > 0) {
        client.onInput(std::string_view(buffer.data(), static_cast<std::size_t>(count)));
    } else if (count == 0) {
        ended = true;
        client.onEnd();
    } else if (!isTransient(errno)) {
        return false;
    }
    return true;
}

} // namespace

Wakeup::Wakeup() : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Wakeup::wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_event.get(), &one, sizeof one); // full: it is awake already
}

void Wakeup::clear() {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t got = ::read(m_event.get(), &count, sizeof count);
}

void pump(int in, int out, Wakeup& wakeup, DuplexClient& client, const DuplexSettings& settings, const StopSignal* stop) {
    makeNonBlocking(in);
    makeNonBlocking(out);
    Output output;
    bool ended = false;
    for (;;) {
        output.refill(client, settings.writeTimeout);
        if (!output.write(out, settings.writeTimeout))
            return;
        if (output.empty() && client.finished()) {
            output.refill(client, settings.writeTimeout); // what came in between the two questions
            if (output.empty())
                return;
            continue;
        }
        const bool reads = !ended && client.wantsInput();
        std::array<pollfd, 4> entries{{{reads ? in : -1, POLLIN, 0},
                                       {output.empty() ? -1 : out, POLLOUT, 0},
                                       {wakeup.descriptor(), POLLIN, 0},
                                       {stop == nullptr ? -1 : stop->descriptor(), POLLIN, 0}}};
        Deadline next = client.nextWake();
        if (!output.empty() && output.patience.at() < next.at())
            next = output.patience;
        if (::poll(entries.data(), entries.size(), next.pollMilliseconds()) < 0 && errno != EINTR)
            return;
        if (entries[3].revents != 0)
            return;
        if (entries[2].revents != 0)
            wakeup.clear();
        client.onWake();
        if (entries[0].revents != 0 && !readSome(in, client, ended))
            return;
    }
}

} // namespace postroom::io
