// SPDX-License-Identifier: Apache-2.0
// A conversation with a server of the control protocol: hello, requests with their replies, events. Blocking; used by
// one thread. A failure is a WireError whose message is a sentence for the person at the terminal.
#pragma once

#include "server/ctl/channel.h"
#include "shared/wire/peer.h"

#include <tl/expected.hpp>

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

namespace postroom::ctl {

template <typename T>
using Outcome = tl::expected<T, wire::WireError>;

class Client {
public:
    /// Says hello and waits for the welcome.
    static Outcome<Client> over(Channel channel);
    static Outcome<Client> connect(const std::string& socketPath);
    /// Starts `postroomd --evaluate --config FILE`; no daemon is needed.
    static Outcome<Client> evaluate(const std::string& configFile);

    [[nodiscard]] const wire::HelloReply& hello() const { return m_hello; }
    /// Sends the request and waits for its reply; events that come meanwhile are kept for nextEvent().
    Outcome<base::Json> call(std::string_view method, base::Json params = base::Json::object());
    /// Sends contents that are larger than a frame allows, in chunks; `params` gets NAME or NAME_upload.
    Outcome<void> attach(base::Json& params, std::string_view name, std::string_view bytes);
    /// The next event or gap of any subscription; waits for ever.
    Outcome<std::variant<wire::EventMessage, wire::GapMessage>> nextEvent();

    /// How long a reply may take. Standard: two minutes.
    void setTimeout(base::Milliseconds timeout) { m_timeout = timeout; }

private:
    explicit Client(Channel channel);
    Outcome<void> greet();
    Outcome<void> receive(base::Milliseconds timeout);

    Channel m_channel;
    wire::Peer m_peer;
    wire::HelloReply m_hello;
    base::Milliseconds m_timeout{120'000};
    std::int64_t m_nextUpload = 1;
    std::deque<wire::Peer::Item> m_items;
    std::deque<std::variant<wire::EventMessage, wire::GapMessage>> m_events;
};

/// Where postroomd lies: $POSTROOMD, beside this program, or in the PATH.
std::string findDaemonProgram();

} // namespace postroom::ctl
