// SPDX-License-Identifier: Apache-2.0
// LMTP on this machine: with a Unix socket, or with a program.
#include "server/deliver/transport/smtp/smtp_delivery.h"
#include "server/platform/io/connect.h"
#include "server/platform/io/program_peer.h"

namespace postroom::transport {

void SmtpDelivery::trySocket() {
    const smtp::PeerTarget target{m_options.socketPath, m_options.socketPath, 0, false};
    const auto lease = m_pool.lease(m_options.name + '\n' + m_options.socketPath, m_options.maxPerDestination, io::Deadline::in(m_options.timeouts.connect));
    for (int round = 0; lease && anyPending() && round < 1000 && !m_report.stopped; ++round) {
        auto connection = round == 0 ? m_pool.take(m_peers.poolKey(target)) : nullptr;
        const bool reused = connection != nullptr;
        if (!connection) {
            auto stream = io::connectUnix(m_options.socketPath, io::Deadline::in(m_options.timeouts.connect), m_stop);
            if (!stream)
                return connectFailed(target, stream.error());
            connection = std::make_unique<smtp::ClientConnection>(m_peers.settings(target, smtp::TlsUse::never), target, std::move(*stream), smtp::TlsStart());
        }
        if (useOn(target, std::move(connection), reused) != Next::reconnect)
            return;
    }
}

// One program for one delivery: it is not kept for the next.
void SmtpDelivery::tryProgram() {
    const smtp::PeerTarget target{m_options.command.front(), m_options.command.front(), 0, false};
    const auto lease = m_pool.lease(m_options.name + '\n' + target.hostName, m_options.maxPerDestination, io::Deadline::in(m_options.timeouts.connect));
    for (int round = 0; lease && anyPending() && round < 1000 && !m_report.stopped; ++round) {
        io::ProcessRequest request;
        request.arguments = m_options.command;
        request.environment = {"PATH=/bin:/usr/bin"};
        request.workingFolder = "/";
        auto program = io::ProgramPeer::start(request);
        if (!program)
            return connectFailed(target, program.error());
        auto connection = std::make_unique<smtp::ClientConnection>(m_peers.settings(target, smtp::TlsUse::never), target, program->takeStream(m_stop), smtp::TlsStart());
        if (useOn(target, std::move(connection), false) != Next::reconnect)
            return;
    }
}

} // namespace postroom::transport
