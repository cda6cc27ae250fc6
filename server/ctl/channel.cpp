// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/channel.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace postroom::ctl {

namespace {

using base::ErrorKind;

/// Waits until the descriptor is ready. False: the time is over.
bool waitFor(int descriptor, short events, base::Milliseconds timeout) {
    pollfd entry{descriptor, events, 0};
    const auto end = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        int left = -1;
        if (timeout.count() >= 0)
            left = static_cast<int>(std::max<std::int64_t>(0, std::chrono::ceil<base::Milliseconds>(end - std::chrono::steady_clock::now()).count()));
        const int ready = ::poll(&entry, 1, left);
        if (ready >= 0)
            return ready > 0;
        if (errno != EINTR)
            return false;
    }
}

base::Error connectError(const std::string& path, int code) {
    switch (code) {
    case ENOENT:
    case ECONNREFUSED:
        return base::permanentError(ErrorKind::unavailable,
                                    "postroomd is not running at " + path +
                                        ": start it with \"systemctl start postroom\" or \"postroomd --state DIR --runtime DIR\", "
                                        "or name its socket with --socket",
                                    std::strerror(code));
    case EACCES:
        return base::permanentError(ErrorKind::denied, "you may not open " + path + ": ask for membership of a postroom group, or use sudo");
    case EAGAIN:
        return base::temporaryError(ErrorKind::unavailable, "postroomd at " + path + " is too busy to answer");
    default: return base::systemError(code, "cannot connect to " + path);
    }
}

} // namespace

Channel::Channel(Channel&& other) noexcept
    : m_in(std::exchange(other.m_in, -1)), m_out(std::exchange(other.m_out, -1)), m_child(std::exchange(other.m_child, -1)) {}

Channel& Channel::operator=(Channel&& other) noexcept {
    if (this != &other) {
        close();
        m_in = std::exchange(other.m_in, -1);
        m_out = std::exchange(other.m_out, -1);
        m_child = std::exchange(other.m_child, -1);
    }
    return *this;
}

Channel::~Channel() { close(); }

void Channel::close() {
    if (m_out >= 0 && m_out != m_in)
        ::close(m_out);
    if (m_in >= 0)
        ::close(m_in);
    m_in = m_out = -1;
    (void)waitForChild();
}

int Channel::waitForChild() {
    if (m_child <= 0)
        return -1;
    int status = 0;
    for (int tenths = 0; ::waitpid(m_child, &status, WNOHANG) == 0; ++tenths) {
        if (tenths == 20)
            ::kill(m_child, SIGKILL);
        ::usleep(tenths == 0 ? 5'000 : 100'000);
    }
    m_child = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

base::Result<Channel> Channel::connectUnix(const std::string& path, base::Milliseconds timeout) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return base::fail(base::permanentError(ErrorKind::invalid, "the socket's path is longer than 107 bytes: " + path));
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    Channel channel;
    channel.m_in = channel.m_out = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (channel.m_in < 0)
        return base::fail(base::systemError(errno, "cannot make a socket"));
    const void* raw = &address;
    const auto* generic = static_cast<const sockaddr*>(raw);
    const auto end = std::chrono::steady_clock::now() + timeout;
    while (::connect(channel.m_in, generic, sizeof address) != 0) {
        // A full backlog gives EAGAIN on Unix sockets, with nothing to wait on.
        if (errno != EAGAIN || std::chrono::steady_clock::now() >= end)
            return base::fail(connectError(path, errno));
        ::usleep(10'000);
    }
    return channel;
}

base::Result<Channel> Channel::start(const std::vector<std::string>& arguments) {
    std::array<int, 2> toChild{-1, -1};
    std::array<int, 2> fromChild{-1, -1};
    if (::pipe2(toChild.data(), O_CLOEXEC) != 0)
        return base::fail(base::systemError(errno, "cannot make a pipe"));
    if (::pipe2(fromChild.data(), O_CLOEXEC) != 0) {
        const int code = errno;
        ::close(toChild[0]);
        ::close(toChild[1]);
        return base::fail(base::systemError(code, "cannot make a pipe"));
    }
    std::vector<char*> words;
    std::vector<std::string> copies = arguments;
    for (auto& word : copies)
        words.push_back(word.data());
    words.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(toChild[0], STDIN_FILENO);
        ::dup2(fromChild[1], STDOUT_FILENO);
        ::execv(words[0], words.data());
        ::_exit(127);
    }
    const int code = errno;
    ::close(toChild[0]);
    ::close(fromChild[1]);
    Channel channel;
    channel.m_in = fromChild[0];
    channel.m_out = toChild[1];
    channel.m_child = child;
    if (child < 0)
        return base::fail(base::systemError(code, "cannot start " + arguments[0]));
    ::fcntl(channel.m_in, F_SETFL, O_NONBLOCK);
    ::fcntl(channel.m_out, F_SETFL, O_NONBLOCK);
    return channel;
}

base::Result<std::string> Channel::read(base::Milliseconds timeout) {
    std::string buffer(65536, '\0');
    for (;;) {
        const ssize_t count = ::read(m_in, buffer.data(), buffer.size());
        if (count >= 0) {
            buffer.resize(static_cast<std::size_t>(count));
            return buffer;
        }
        if (errno == EAGAIN) {
            if (!waitFor(m_in, POLLIN, timeout))
                return base::fail(base::temporaryError(ErrorKind::timeout, "postroomd did not answer in time"));
        } else if (errno == ECONNRESET) {
            return std::string();
        } else if (errno != EINTR) {
            return base::fail(base::systemError(errno, "cannot read from postroomd"));
        }
    }
}

base::Result<void> Channel::write(std::string_view bytes, base::Milliseconds timeout) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_out, bytes.data(), bytes.size());
        if (count > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (count < 0 && errno == EAGAIN) {
            if (!waitFor(m_out, POLLOUT, timeout))
                return base::fail(base::temporaryError(ErrorKind::timeout, "postroomd takes no more requests"));
        } else if (count < 0 && errno != EINTR) {
            return base::fail(base::temporaryError(ErrorKind::unavailable, "postroomd has closed the connection", std::strerror(errno)));
        }
    }
    return {};
}

void Channel::finishWriting() {
    if (m_out != m_in) {
        ::close(std::exchange(m_out, -1));
        return;
    }
    ::shutdown(m_out, SHUT_WR);
}

} // namespace postroom::ctl
