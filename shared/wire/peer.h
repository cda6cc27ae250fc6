// SPDX-License-Identifier: Apache-2.0
// The client's half of the protocol without I/O: numbers requests, matches replies, says what arrived. The owner
// moves the bytes. Used by one thread at a time.
//
//     wire::Peer peer("postroomctl 0.1.0");
//     write(peer.hello()); write(peer.request("queue.list", params).bytes);
//     for (auto& item : peer.feed(read())) ...
#pragma once

#include "shared/base/json.h"
#include "shared/wire/frame.h"
#include "shared/wire/hello.h"
#include "shared/wire/subscription.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace postroom::wire {

class Peer {
public:
    explicit Peer(std::string client) : m_client(std::move(client)) {}

    struct Sent {
        std::int64_t id = 0;
        std::string bytes; ///< to be written as they are
    };
    /// Must be the first bytes of the connection. Its reply comes as a Welcome.
    [[nodiscard]] std::string hello();
    [[nodiscard]] Sent request(std::string method, base::Json params);

    struct Welcome {
        HelloReply hello;
    };
    struct Answer {
        std::int64_t id = 0;
        base::Json result;
    };
    struct Failure {
        std::int64_t id = 0; ///< 0: the server could not read a request, or refused hello
        WireError error;
    };
    /// The stream is beyond repair; close it.
    struct Broken {
        base::Error error;
    };
    using Item = std::variant<Welcome, Answer, Failure, EventMessage, GapMessage, Broken>;

    /// Bytes from the server, in any portions. Notifications of unknown names are skipped (a newer server).
    [[nodiscard]] std::vector<Item> feed(std::string_view bytes);
    [[nodiscard]] std::size_t outstanding() const { return m_outstanding.size(); }

private:
    void take(const std::string& line, std::vector<Item>& items);
    Item reply(const Reply& reply);
    Item error(const ErrorReply& reply);

    std::string m_client;
    FrameReader m_reader;
    std::int64_t m_nextId = 1;
    std::int64_t m_helloId = 0;
    std::set<std::int64_t> m_outstanding;
};

} // namespace postroom::wire
