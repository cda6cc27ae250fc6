// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/thread.h"

#include <csignal>
#include <memory>
#include <system_error>
#include <utility>

namespace postroom::io {

namespace {

#ifdef POSTROOM_SANITIZED
constexpr std::size_t stackSize = 8U << 20;
#else
constexpr std::size_t stackSize = 1U << 20;
#endif

void* runBody(void* argument) {
    const std::unique_ptr<std::function<void()>> body(static_cast<std::function<void()>*>(argument));
    (*body)();
    return nullptr;
}

int create(pthread_t& thread, int detachState, const std::string& name, std::function<void()> body) {
    pthread_attr_t attributes;
    ::pthread_attr_init(&attributes);
    ::pthread_attr_setstacksize(&attributes, stackSize);
    ::pthread_attr_setdetachstate(&attributes, detachState);
    // Signals belong to the main thread; the mask is inherited.
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    auto owned = std::make_unique<std::function<void()>>(std::move(body));
    const int error = ::pthread_create(&thread, &attributes, runBody, owned.get());
    if (error == 0)
        (void)owned.release();
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::pthread_attr_destroy(&attributes);
    if (error == 0 && detachState == PTHREAD_CREATE_JOINABLE) // a detached one may be gone already
        ::pthread_setname_np(thread, name.substr(0, 15).c_str());
    return error;
}

} // namespace

Thread::Thread(const std::string& name, std::function<void()> body) {
    const int error = create(m_thread, PTHREAD_CREATE_JOINABLE, name, std::move(body));
    if (error != 0)
        throw std::system_error(error, std::generic_category(), "cannot start the thread " + name);
    m_running = true;
}

Thread::Thread(Thread&& other) noexcept : m_thread(other.m_thread), m_running(std::exchange(other.m_running, false)) {}

Thread& Thread::operator=(Thread&& other) noexcept {
    if (this != &other) {
        join();
        m_thread = other.m_thread;
        m_running = std::exchange(other.m_running, false);
    }
    return *this;
}

Thread::~Thread() { join(); }

void Thread::join() {
    if (std::exchange(m_running, false))
        ::pthread_join(m_thread, nullptr);
}

bool startDetachedThread(const std::string& name, std::function<void()> body) {
    pthread_t thread{};
    auto named = [name, run = std::move(body)] {
        ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
        run();
    };
    return create(thread, PTHREAD_CREATE_DETACHED, name, std::move(named)) == 0;
}

} // namespace postroom::io
