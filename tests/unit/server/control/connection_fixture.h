// SPDX-License-Identifier: Apache-2.0
// A connection without a socket: requests go in as JSON, frames come out of the outbox; slow requests run at once, or
// when the test says so.
#pragma once

#include "server/control/connection.h"
#include "shared/wire/hello.h"

#include <deque>
#include <mutex>
#include <vector>

namespace postroom::test {

/// Keeps what is published.
class AuditSink final : public events::Sink {
public:
    void publish(events::Event event) override {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(std::move(event));
    }
    std::vector<events::Event> taken() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_events, {});
    }

private:
    std::mutex m_mutex;
    std::vector<events::Event> m_events;
};

struct ConnectionFixture {
    explicit ConnectionFixture(catalogue::Role role = catalogue::Role::administrator, control::ConnectionLimits limits = {})
        : services{methods, *feed, "postroomd test", "mx.test", "epoch1", limits,
                   [this](std::function<void()> task) {
                       if (full)
                           return false;
                       if (parked)
                           tasks.push_back(std::move(task));
                       else
                           task();
                       return true;
                   },
                   &recorded},
          outbox(std::make_shared<control::Outbox>(64u << 20, [] {})),
          connection(std::make_shared<control::Connection>(services, control::Identity{"anna", 1000, role}, outbox, [this] { ++wakes; })) {}

    /// The frames that came out since the last call.
    std::vector<base::Json> replies() {
        wire::FrameReader reader;
        reader.feed(outbox->take());
        std::vector<base::Json> frames;
        while (auto line = *reader.next())
            frames.push_back(*base::Json::parse(*line));
        return frames;
    }
    bool send(const wire::Request& request) { return connection->feed(wire::frame(wire::toJson(request))); }
    void hello() {
        send(wire::helloRequest({}, 1));
        replies();
    }
    /// Sends a request and gives its one reply, whole.
    base::Json ask(const std::string& method, base::Json params = base::Json::object()) {
        send({7, method, std::move(params)});
        auto all = replies();
        return all.empty() ? base::Json() : all.back();
    }

    control::MethodTable methods;
    std::shared_ptr<control::EventFeed> feed = control::EventFeed::create(nullptr);
    AuditSink recorded;
    bool full = false;
    bool parked = false;
    int wakes = 0;
    std::deque<std::function<void()>> tasks;
    control::ConnectionServices services;
    std::shared_ptr<control::Outbox> outbox;
    std::shared_ptr<control::Connection> connection;
};

} // namespace postroom::test
