// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/spawn.h"

#include "server/platform/io/file_descriptor.h"

#include <csignal>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace postroom::io {

namespace {

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

} // namespace

base::Result<pid_t> spawnProcess(const ProcessRequest& request, const StandardStreams& streams) {
    if (request.arguments.empty())
        return base::fail(base::permanentError(base::ErrorKind::invalid, "no command"));
    SpawnSetup setup;
    ::posix_spawn_file_actions_adddup2(&setup.actions, streams.input, 0);
    ::posix_spawn_file_actions_adddup2(&setup.actions, streams.output, 1);
    ::posix_spawn_file_actions_adddup2(&setup.actions, streams.errors, 2);
    ::posix_spawn_file_actions_addclosefrom_np(&setup.actions, 3);
    if (!request.workingFolder.empty())
        ::posix_spawn_file_actions_addchdir_np(&setup.actions, request.workingFolder.c_str());
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&setup.attributes, &none);
    ::posix_spawnattr_setsigdefault(&setup.attributes, &all);
    ::posix_spawnattr_setpgroup(&setup.attributes, 0);
    ::posix_spawnattr_setflags(&setup.attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    auto arguments = pointers(request.arguments);
    auto environment = pointers(request.environment);
    pid_t process = -1;
    const int error = ::posix_spawnp(&process, arguments[0], &setup.actions, &setup.attributes, arguments.data(), environment.data());
    if (error != 0)
        return base::fail(base::systemError(error, "cannot run " + request.arguments[0]));
    return process;
}

base::Result<void> waitForEnd(pid_t process, Deadline deadline, const StopSignal* stop) {
    // A pidfd makes waiting for the end a poll like any other; the outputs may be closed long before.
    const FileDescriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
    pollfd watched[2] = {{handle.get(), POLLIN, 0}, {stop == nullptr ? -1 : stop->descriptor(), POLLIN, 0}};
    for (;;) {
        const int ready = ::poll(watched, 2, deadline.pollMilliseconds());
        if (ready > 0 && watched[0].revents != 0)
            return {};
        if (ready > 0)
            return base::fail(base::temporaryError(base::ErrorKind::cancelled, "the service is stopping"));
        if (deadline.passed())
            return base::fail(base::temporaryError(base::ErrorKind::timeout, "the command ran too long"));
    }
}

} // namespace postroom::io
