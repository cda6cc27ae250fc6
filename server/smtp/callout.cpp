// SPDX-License-Identifier: Apache-2.0
#include "server/smtp/callout.h"

#include "server/platform/io/connect.h"

#include <algorithm>

namespace postroom::smtp {

namespace {

using Verdict = CalloutAnswer::Verdict;

class Callout {
public:
    Callout(const CalloutRequest& request, const io::StopSignal* stop)
        : m_request(request)
        , m_stop(stop)
        , m_ends(io::Deadline::in(request.maxWait)) {
        m_result.trouble.text = "there is no host to ask";
    }

    CalloutResult run() {
        m_probe = m_request.next(m_result.answers);
        for (const auto& host : m_request.hosts) {
            if (!m_probe || m_ends.passed() || (m_stop != nullptr && m_stop->raised()))
                break;
            ask(host);
        }
        m_result.complete = !m_probe;
        return std::move(m_result);
    }

private:
    void noVerdict(const PeerTarget& host, ClientStage stage, const std::string& text, std::optional<ClientReply> reply = {}) {
        m_result.trouble = {Verdict::unknown, stage, std::move(reply), text, host};
    }

    /// The settings with every wait cut to what is left of the whole.
    ClientSettings settings(const CalloutHost& host) const {
        ClientSettings out = host.settings;
        const auto left = std::chrono::milliseconds(m_ends.pollMilliseconds());
        for (auto* wait : {&out.timeouts.connect, &out.timeouts.command, &out.timeouts.quit})
            *wait = std::min(*wait, left);
        if (!host.tls && out.tls == TlsUse::may)
            out.tls = TlsUse::never;
        return out;
    }

    void ask(const CalloutHost& host) {
        const auto cut = settings(host);
        const auto to = io::SocketAddress::fromText(host.target.address, host.target.port);
        if (!to)
            return noVerdict(host.target, ClientStage::connect, host.target.address + " is no IP address");
        const auto from = io::SocketAddress::fromText(host.localAddress, 0).value_or(io::SocketAddress());
        auto stream = io::connectTcp(*to, from, io::Deadline::in(cut.timeouts.connect), m_stop);
        if (!stream)
            return noVerdict(host.target, ClientStage::connect, "cannot connect to " + peerText(host.target) + ": " + stream.error().text());
        ClientConnection connection(cut, host.target, std::move(*stream), host.tls);
        if (const auto failure = connection.open())
            return noVerdict(host.target, failure->stage, failure->text, failure->reply);
        while (m_probe && connection.usable() && !m_ends.passed()) {
            ClientMessage message;
            message.sender = m_probe->sender;
            message.recipients.push_back({m_probe->recipient, {}, {}, {}});
            const auto result = connection.probe(std::move(message)).recipients.at(0);
            if (result.kind == RecipientResult::Kind::deferred) {
                noVerdict(host.target, result.stage, result.text, result.reply);
                break;
            }
            const auto verdict = result.kind == RecipientResult::Kind::delivered ? Verdict::accepted : Verdict::refused;
            m_result.answers.push_back({verdict, result.stage, result.reply, result.text, host.target});
            m_probe = m_request.next(m_result.answers);
        }
        connection.quit();
    }

    const CalloutRequest& m_request;
    const io::StopSignal* m_stop;
    io::Deadline m_ends;
    std::optional<CalloutProbe> m_probe;
    CalloutResult m_result;
};

} // namespace

CalloutResult callout(const CalloutRequest& request, const io::StopSignal* stop) { return Callout(request, stop).run(); }

} // namespace postroom::smtp
