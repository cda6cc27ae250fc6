// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/process.h"

#include "server/platform/io/file_descriptor.h"
#include "server/platform/io/spawn.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace postroom::io {

namespace {

struct Pipe {
    FileDescriptor reading;
    FileDescriptor writing;
};

base::Result<Pipe> makePipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return base::fail(base::systemError(errno, "pipe"));
    return Pipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

/// No SIGPIPE on this thread for a scope, whatever the program does about it elsewhere.
class NoPipeSignal {
public:
    NoPipeSignal() {
        ::sigemptyset(&m_pipe);
        ::sigaddset(&m_pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;
    ~NoPipeSignal() {
        const timespec now{};
        while (::sigtimedwait(&m_pipe, nullptr, &now) > 0) {}
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }

private:
    sigset_t m_pipe;
    sigset_t m_before;
};

class RunningProcess {
public:
    RunningProcess(const ProcessRequest& request, Deadline deadline, const StopSignal* stop)
        : m_request(request), m_deadline(deadline), m_stop(stop) {}
    RunningProcess(const RunningProcess&) = delete;
    RunningProcess& operator=(const RunningProcess&) = delete;
    ~RunningProcess() {
        if (m_process > 0) { // still there: the caller gave up
            ::kill(-m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
    }

    base::Result<void> start();
    base::Result<ProcessResult> finish();

private:
    base::Result<void> talk();
    void feed();
    void take(FileDescriptor& from, std::string& into);
    base::Result<void> reap();

    const ProcessRequest& m_request;
    Deadline m_deadline;
    const StopSignal* m_stop;
    pid_t m_process = -1;
    FileDescriptor m_input;
    FileDescriptor m_output;
    FileDescriptor m_errors;
    std::string_view m_piece; // of the input, not yet written
    bool m_inputEnded = false;
    ProcessResult m_result;
};

base::Result<void> RunningProcess::start() {
    auto in = makePipe();
    auto out = makePipe();
    auto err = makePipe();
    if (!in || !out || !err)
        return base::fail(base::systemError(EMFILE, "pipe"));
    auto spawned = spawnProcess(m_request, {in->reading.get(), out->writing.get(), m_request.mergeErrors ? out->writing.get() : err->writing.get()});
    if (!spawned)
        return base::fail(spawned.error());
    m_process = *spawned;
    m_input = std::move(in->writing);
    m_output = std::move(out->reading);
    if (!m_request.mergeErrors)
        m_errors = std::move(err->reading);
    ::fcntl(m_input.get(), F_SETFL, O_NONBLOCK);
    m_piece = m_request.inputSource ? std::string_view() : m_request.input;
    m_inputEnded = !m_request.inputSource;
    return {};
}

void RunningProcess::feed() {
    while (m_piece.empty() && !m_inputEnded) {
        m_piece = m_request.inputSource();
        m_inputEnded = m_piece.empty();
    }
    if (m_piece.empty()) {
        m_input.reset();
        return;
    }
    const auto count = ::write(m_input.get(), m_piece.data(), m_piece.size());
    if (count >= 0) {
        m_piece.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EAGAIN && errno != EINTR) {
        m_result.inputRefused = true;
        m_input.reset();
    }
}

void RunningProcess::take(FileDescriptor& from, std::string& into) {
    char buffer[16384];
    const auto count = ::read(from.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR)
        return;
    if (count <= 0) {
        from.reset();
        return;
    }
    const auto room = m_request.outputLimit - std::min(m_request.outputLimit, into.size());
    const auto taken = std::min(room, static_cast<std::size_t>(count));
    into.append(buffer, taken);
    if (taken < static_cast<std::size_t>(count))
        m_result.outputCut = true;
}

base::Result<void> RunningProcess::talk() {
    while (m_input || m_output || m_errors) {
        if (m_input && m_piece.empty() && m_inputEnded) {
            m_input.reset();
            continue;
        }
        pollfd watched[4] = {{m_input.get(), POLLOUT, 0}, {m_output.get(), POLLIN, 0}, {m_errors.get(), POLLIN, 0},
                             {m_stop == nullptr ? -1 : m_stop->descriptor(), POLLIN, 0}};
        const int ready = ::poll(watched, 4, m_deadline.pollMilliseconds());
        if (ready < 0 && errno != EINTR)
            return base::fail(base::systemError(errno, "poll"));
        if (ready <= 0) {
            if (m_deadline.passed())
                return base::fail(base::temporaryError(base::ErrorKind::timeout, "the command ran too long", m_request.arguments[0]));
            continue;
        }
        if (watched[3].revents != 0)
            return base::fail(base::temporaryError(base::ErrorKind::cancelled, "the service is stopping"));
        if (watched[0].revents != 0)
            feed();
        if (watched[1].revents != 0)
            take(m_output, m_result.output);
        if (watched[2].revents != 0)
            take(m_errors, m_result.errors);
    }
    return {};
}

base::Result<void> RunningProcess::reap() {
    if (auto ended = waitForEnd(m_process, m_deadline, m_stop); !ended)
        return base::fail(ended.error());
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {}
    m_process = -1;
    if (WIFSIGNALED(status)) {
        m_result.signal = WTERMSIG(status);
        m_result.exitCode = 128 + m_result.signal;
    } else {
        m_result.exitCode = WEXITSTATUS(status);
    }
    return {};
}

base::Result<ProcessResult> RunningProcess::finish() {
    if (auto talked = talk(); !talked)
        return base::fail(talked.error());
    if (auto reaped = reap(); !reaped)
        return base::fail(reaped.error());
    return std::move(m_result);
}

} // namespace

base::Result<ProcessResult> runProcess(const ProcessRequest& request, Deadline deadline, const StopSignal* stop) {
    const NoPipeSignal quiet;
    RunningProcess process(request, deadline, stop);
    if (auto started = process.start(); !started)
        return base::fail(started.error());
    return process.finish();
}

} // namespace postroom::io
