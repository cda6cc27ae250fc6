// SPDX-License-Identifier: Apache-2.0
#include "server/app/signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>

namespace postroom::app {

namespace {
sigset_t ours() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGUSR1})
        sigaddset(&set, number);
    return set;
}
} // namespace

void blockSignals() {
    const sigset_t set = ours();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

SignalLoop::SignalLoop() {
    const sigset_t set = ours();
    m_signals = ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_request = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

SignalLoop::~SignalLoop() {
    ::close(m_signals);
    ::close(m_request);
}

void SignalLoop::run(const std::function<void(Signal)>& handle, const std::function<void()>& tick) {
    while (true) {
        pollfd waits[2] = {{m_signals, POLLIN, 0}, {m_request, POLLIN, 0}};
        const int ready = ::poll(waits, 2, 1000);
        if (ready == 0)
            tick();
        if ((waits[1].revents & POLLIN) != 0) {
            handle(Signal::stop);
            return;
        }
        signalfd_siginfo info{};
        while (::read(m_signals, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT) {
                handle(Signal::stop);
                return;
            }
            handle(info.ssi_signo == SIGHUP ? Signal::reload : Signal::reopenLogs);
        }
    }
}

void SignalLoop::requestStop() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_request, &one, sizeof one);
}

} // namespace postroom::app
