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
        m_answers.resize(request.recipients.size());
        for (auto& answer : m_answers)
            answer.text = "no host was asked";
    }

    std::vector<CalloutAnswer> run() {
        for (const auto& host : m_request.hosts) {
            if (m_ends.passed() || decided())
                break;
            ask(host);
        }
        return std::move(m_answers);
    }

private:
    /// A refusal ends it, and so does an answer for each.
    bool decided() const {
        for (const auto& answer : m_answers)
            if (answer.verdict == Verdict::refused)
                return true;
        return std::all_of(m_answers.begin(), m_answers.end(), [](const CalloutAnswer& a) { return a.verdict == Verdict::accepted; });
    }

    void noVerdict(const PeerTarget& host, ClientStage stage, const std::string& text, std::optional<ClientReply> reply = {}) {
        for (auto& answer : m_answers)
            if (answer.verdict == Verdict::unknown)
                answer = {Verdict::unknown, stage, reply, text, host};
    }

    /// The settings with every wait cut to what is left of the whole.
    ClientSettings settings() const {
        ClientSettings out = m_request.settings;
        const auto left = std::chrono::milliseconds(m_ends.pollMilliseconds());
        for (auto* wait : {&out.timeouts.connect, &out.timeouts.command, &out.timeouts.quit})
            *wait = std::min(*wait, left);
        if (!m_request.tls && (out.tls == TlsUse::may))
            out.tls = TlsUse::never;
        return out;
    }

    void ask(const PeerTarget& host) {
        const auto cut = settings();
        const auto to = io::SocketAddress::fromText(host.address, host.port);
        if (!to)
            return noVerdict(host, ClientStage::connect, host.address + " is no IP address");
        const auto from = io::SocketAddress::fromText(m_request.localAddress, 0).value_or(io::SocketAddress());
        auto stream = io::connectTcp(*to, from, io::Deadline::in(cut.timeouts.connect), m_stop);
        if (!stream)
            return noVerdict(host, ClientStage::connect, "cannot connect to " + peerText(host) + ": " + stream.error().text());
        ClientConnection connection(cut, host, std::move(*stream), m_request.tls ? m_request.tls(host) : TlsStart());
        if (const auto failure = connection.open())
            return noVerdict(host, failure->stage, failure->text, failure->reply);
        for (std::size_t i = 0; i < m_answers.size() && connection.usable() && !m_ends.passed(); ++i) {
            if (m_answers[i].verdict != Verdict::unknown)
                continue;
            ClientMessage message;
            message.sender = m_request.sender;
            message.recipients.push_back({m_request.recipients[i], {}, {}, {}});
            const auto result = connection.probe(std::move(message)).recipients.at(0);
            const auto verdict = result.kind == RecipientResult::Kind::delivered ? Verdict::accepted
                                 : result.kind == RecipientResult::Kind::failed  ? Verdict::refused
                                                                                 : Verdict::unknown;
            m_answers[i] = {verdict, result.stage, result.reply, result.text, host};
            if (verdict != Verdict::accepted)
                break;
        }
        connection.quit();
    }

    const CalloutRequest& m_request;
    const io::StopSignal* m_stop;
    io::Deadline m_ends;
    std::vector<CalloutAnswer> m_answers;
};

} // namespace

std::vector<CalloutAnswer> callout(const CalloutRequest& request, const io::StopSignal* stop) { return Callout(request, stop).run(); }

} // namespace postroom::smtp
