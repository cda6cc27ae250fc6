// SPDX-License-Identifier: Apache-2.0
// One shared epoll set and a pool of workers that may block (DESIGN, section 1, "concurrency").
//
// A Connection is parked on its descriptor, on time, or both, and holds no thread meanwhile. The worker that takes its
// event runs it, in plain blocking code, and parks it again. A connection is never run by two threads at a time.
// Timers never touch a connection: they hand it to a worker. Ids carry a generation, so that an event of a closed
// descriptor cannot reach the next owner of its number. Workers grow on demand up to the limit and go when idle.
#pragma once

#include "server/platform/io/deadline.h"
#include "server/platform/io/listener.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace postroom::io {

/// Why a connection is run. Wakes may be spurious: run() looks at its descriptor and at its own deadlines.
enum class Wake : std::uint8_t {
    start, ///< the first time
    ready, ///< the descriptor has something, or was closed
    timer, ///< the time it parked for has come
    stop,  ///< the service stops, or the listener is closed: say goodbye and return Parking::close()
};

class Connection;

/// What a connection waits for after a run.
struct Parking {
    enum class For : std::uint8_t { readable, writable, time, close };
    For what = For::close;
    base::Steady due{};                   ///< woken with Wake::timer then at the latest; not for close
    std::unique_ptr<Connection> newcomer; ///< from an acceptor: runs next, on the same worker

    static Parking readable(base::Steady due) { return {For::readable, due, nullptr}; }
    static Parking writable(base::Steady due) { return {For::writable, due, nullptr}; }
    static Parking until(base::Steady due) { return {For::time, due, nullptr}; }
    static Parking close() { return {}; }
};

class Connection {
public:
    virtual ~Connection() = default;
    /// Stays the same for the life of the connection, which owns it and closes it in its destructor.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// One turn on a worker; may block within its deadlines. After Parking::close() it is destroyed, on that worker.
    virtual Parking run(Wake wake) = 0;
};

/// How the workers are, at the moment when a new connection is taken.
enum class Load : std::uint8_t { normal, full /* every other worker is blocked: refuse, do not run policy */ };

/// Makes the connection for what a listener accepted, or null when it was refused (the refusal is already written).
using MakeConnection = std::function<std::unique_ptr<Connection>(Accepted accepted, Load load)>;

struct ReactorSettings {
    std::string name = "receive"; ///< of the threads
    std::size_t minWorkers = 2;
    std::size_t maxWorkers = 64;
    /// At the limit, with every other worker in its turn for longer than this, new connections come with Load::full.
    base::Milliseconds blockedAfter{1000};
};

class Reactor {
public:
    explicit Reactor(ReactorSettings settings);
    ~Reactor(); ///< stop() with no grace; waits for the workers

    Reactor(const Reactor&) = delete;
    Reactor& operator=(const Reactor&) = delete;

    using Id = std::uint64_t;
    /// Accepts on it from now on. Thread-safe, as all below.
    Id listen(Listener listener, MakeConnection make);
    /// Stops accepting there and closes the socket, soon. Connections stay.
    void close(Id listener);
    /// Runs a connection with Wake::start.
    Id add(std::unique_ptr<Connection> connection);
    /// Wakes a parked connection with Wake::ready; nothing happens when it is gone. For answers that come from elsewhere.
    void wake(Id connection);

    /// Closes the listeners, wakes every connection with Wake::stop and waits until all are gone or the deadline has
    /// passed; true when none is left. No worker runs any more afterwards when it returns true.
    bool stop(Deadline deadline);

    struct Counts {
        std::size_t connections = 0; ///< without listeners
        std::size_t workers = 0;
        std::size_t waitingWorkers = 0;
        std::size_t mostWorkers = 0; ///< since start
    };
    [[nodiscard]] Counts counts() const;

private:
    class Core;
    std::shared_ptr<Core> m_core;
};

} // namespace postroom::io
