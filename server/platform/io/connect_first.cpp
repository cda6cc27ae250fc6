// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/connect_first.h"

#include "server/platform/io/dscp.h"
#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace postroom::io {

namespace {

struct Running {
    std::size_t index;
    FileDescriptor socket;
    Deadline deadline;
};

/// A socket whose connect is under way or done; 0 in `error` for both, `done` tells which.
FileDescriptor begin(const ConnectAttempt& attempt, int& error, bool& done) {
    sockaddr_storage to{};
    const socklen_t length = attempt.to.toSystem(&to);
    error = 0;
    done = false;
    if (length == 0) {
        error = EINVAL;
        return {};
    }
    FileDescriptor socket(::socket(to.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket) {
        error = errno;
        return {};
    }
    const int one = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (attempt.keepAlive)
        ::setsockopt(socket.get(), SOL_SOCKET, SO_KEEPALIVE, &one, sizeof one);
    if (attempt.trafficClass)
        setDscp(socket.get(), attempt.to.family(), *attempt.trafficClass);
    if (!attempt.from.empty()) {
        sockaddr_storage from{};
        const socklen_t fromLength = attempt.from.toSystem(&from);
        if (attempt.from.port() == 0) // the port is chosen at connect, by the whole pair
            ::setsockopt(socket.get(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
        if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&from), fromLength) != 0) {
            error = errno;
            return {};
        }
    }
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&to), length) == 0)
        done = true;
    else if (errno != EINPROGRESS && errno != EINTR)
        error = errno;
    return socket;
}

int socketError(int socket) {
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

class Race {
public:
    Race(std::span<const ConnectAttempt> attempts, std::chrono::milliseconds timeout, std::chrono::milliseconds stagger, const StopSignal* stop)
        : m_attempts(attempts)
        , m_timeout(timeout)
        , m_stagger(stagger)
        , m_stop(stop)
        , m_nextStart(Deadline::in(std::chrono::milliseconds(0))) {
        m_result.errors.resize(attempts.size());
    }

    FirstConnected run() {
        while (!m_result.stream && (m_next < m_attempts.size() || !m_running.empty())) {
            if (m_next < m_attempts.size() && (m_running.empty() || m_nextStart.passed()))
                startNext();
            else if (!wait())
                break;
        }
        return std::move(m_result);
    }

private:
    void win(std::size_t index, FileDescriptor socket) {
        m_result.index = index;
        m_result.stream = std::make_unique<SocketStream>(std::move(socket), m_stop);
    }

    void startNext() {
        const auto index = m_next++;
        int error = 0;
        bool done = false;
        FileDescriptor socket = begin(m_attempts[index], error, done);
        if (error != 0)
            m_result.errors[index] = base::systemError(error, "connect");
        else if (done)
            win(index, std::move(socket));
        else
            m_running.push_back({index, std::move(socket), Deadline::in(m_timeout)});
        m_nextStart = Deadline::in(m_stagger);
    }

    /// False when the program stops.
    bool wait() {
        int milliseconds = m_next < m_attempts.size() ? m_nextStart.pollMilliseconds() : m_running.front().deadline.pollMilliseconds();
        std::vector<pollfd> set{{m_stop == nullptr ? -1 : m_stop->descriptor(), POLLIN, 0}};
        for (const auto& running : m_running) {
            set.push_back({running.socket.get(), POLLOUT, 0});
            milliseconds = std::min(milliseconds, running.deadline.pollMilliseconds());
        }
        if (::poll(set.data(), set.size(), milliseconds) < 0 && errno != EINTR)
            return giveUp(base::systemError(errno, "poll"));
        if (set[0].revents != 0)
            return giveUp(base::temporaryError(base::ErrorKind::cancelled, "the service is stopping"));
        for (std::size_t i = m_running.size(); i-- > 0;)
            look(i, set[i + 1].revents != 0);
        return true;
    }

    bool giveUp(const base::Error& error) {
        for (const auto& running : m_running)
            m_result.errors[running.index] = error;
        return false;
    }

    void look(std::size_t at, bool ready) {
        auto& running = m_running[at];
        if (ready) {
            const int error = socketError(running.socket.get());
            if (error == 0 && !m_result.stream) {
                win(running.index, std::move(running.socket));
            } else if (error != 0) {
                m_result.errors[running.index] = base::systemError(error, "connect");
                m_nextStart = Deadline::in(std::chrono::milliseconds(0));
            }
        } else if (running.deadline.passed()) {
            m_result.errors[running.index] = base::temporaryError(base::ErrorKind::timeout, "timed out");
        } else {
            return;
        }
        m_running.erase(m_running.begin() + static_cast<std::ptrdiff_t>(at));
    }

    std::span<const ConnectAttempt> m_attempts;
    std::chrono::milliseconds m_timeout, m_stagger;
    const StopSignal* m_stop;
    std::vector<Running> m_running;
    std::size_t m_next = 0;
    Deadline m_nextStart;
    FirstConnected m_result;
};

} // namespace

FirstConnected connectFirst(std::span<const ConnectAttempt> attempts, std::chrono::milliseconds timeout, std::chrono::milliseconds stagger,
                            const StopSignal* stop) {
    return Race(attempts, timeout, stagger, stop).run();
}

} // namespace postroom::io
