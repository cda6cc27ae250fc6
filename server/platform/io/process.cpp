// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/process.h"

#include "server/platform/io/file_descriptor.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
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

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const auto& text : texts)
        result.push_back(const_cast<char*>(text.c_str())); // posix_spawn does not write to them
    result.push_back(nullptr);
    return result;
}

/// Spawn actions and attributes, freed at the end of the scope.
struct SpawnSetup {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnSetup() {
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;
    ~SpawnSetup() {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }
};

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
    SpawnSetup setup;
    ::posix_spawn_file_actions_adddup2(&setup.actions, in->reading.get(), 0);
    ::posix_spawn_file_actions_adddup2(&setup.actions, out->writing.get(), 1);
    ::posix_spawn_file_actions_adddup2(&setup.actions, m_request.mergeErrors ? out->writing.get() : err->writing.get(), 2);
    ::posix_spawn_file_actions_addclosefrom_np(&setup.actions, 3);
    if (!m_request.workingFolder.empty())
        ::posix_spawn_file_actions_addchdir_np(&setup.actions, m_request.workingFolder.c_str());
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&setup.attributes, &none);
    ::posix_spawnattr_setsigdefault(&setup.attributes, &all);
    ::posix_spawnattr_setpgroup(&setup.attributes, 0);
    ::posix_spawnattr_setflags(&setup.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    auto arguments = pointers(m_request.arguments);
    auto environment = pointers(m_request.environment);
    if (m_request.arguments.empty())
        return base::fail(base::permanentError(base::ErrorKind::invalid, "no command"));
    const int error = ::posix_spawnp(&m_process, arguments[0], &setup.actions, &setup.attributes, arguments.data(), environment.data());
    if (error != 0) {
        m_process = -1;
        return base::fail(base::systemError(error, "cannot run " + m_request.arguments[0]));
    }
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
    // A pidfd makes waiting for the end a poll like any other; the outputs may be closed long before.
    const FileDescriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, m_process, 0)));
    pollfd watched[2] = {{handle.get(), POLLIN, 0}, {m_stop == nullptr ? -1 : m_stop->descriptor(), POLLIN, 0}};
    for (;;) {
        const int ready = ::poll(watched, 2, m_deadline.pollMilliseconds());
        if (ready > 0 && watched[0].revents != 0)
            break;
        if (ready > 0)
            return base::fail(base::temporaryError(base::ErrorKind::cancelled, "the service is stopping"));
        if (m_deadline.passed())
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "the command ran too long", m_request.arguments[0]));
    }
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
