// SPDX-License-Identifier: Apache-2.0
// A delivery over the smtp transport with a happy path; each test changes one thing of it.
#pragma once

#include "server/deliver/transport/smtp/smtp_transport.h"
#include "server/platform/dns/scripted_resolver.h"
#include "server/platform/tls/self_signed.h"
#include "server/smtp/client_mechanism.h"
#include "tests/support/test_main.h"
#include "tests/unit/server/smtp/wire_peer.h"

#include <QTemporaryDir>

#include <algorithm>
#include <future>

namespace postroom::test {

using namespace std::chrono_literals;
using namespace postroom::transport;

struct Delivery {
    Delivery() {
        options.name = "remote_smtp";
        options.helo = "me.test";
        options.timeouts = {10s, 10s, 10s, 10s, 1s};
    }
    SmtpReport run(std::vector<SmtpHost> hosts, std::vector<std::string> addresses = {"a@b.test"}) {
        smtp::MemoryBody source(body);
        SmtpJob job{options, std::move(hosts), fallback, false, "from@a.test", envelope, {}, false, headers, source, hostWait, suspended};
        for (std::uint32_t i = 0; i < addresses.size(); ++i)
            job.recipients.push_back({i, {addresses[i], {}, {}, {}}});
        return SmtpTransport(dns, pool, &stop).deliver(job);
    }
    static SmtpHost at(std::uint16_t port, std::string name = "mx.test", int preference = 10) {
        return {std::move(name), {"127.0.0.1"}, preference, port, false};
    }
    /// A port on which nobody listens.
    static std::uint16_t closedPort() { return io::Listener::tcp(*io::SocketAddress::fromText("127.0.0.1", 0))->address().port(); }

    SmtpOptions options;
    mail::Envelope envelope;
    std::vector<SmtpHost> fallback;
    std::function<std::optional<queue::HostWait>(const std::string&)> hostWait;
    std::function<std::optional<queue::HostSuspended>(const std::string&, const std::string&)> suspended;
    std::string headers = "Subject: x\r\n", body = "one\r\n.two\r\n";
    dns::ScriptedResolver dns;
    ConnectionPool pool{{30s, 10}};
    io::StopSignal stop;
};

inline std::string kinds(const SmtpReport& report) {
    std::string out;
    for (const auto& r : report.recipients)
        out += r.result.kind == smtp::RecipientResult::Kind::delivered ? 'D' : r.result.kind == smtp::RecipientResult::Kind::deferred ? 'T' : 'P';
    return out;
}

} // namespace postroom::test
