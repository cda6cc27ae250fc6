// SPDX-License-Identifier: Apache-2.0
// One delivery of the smtp transport, from the list of hosts to a verdict for each recipient. Lives for one call.
#pragma once

#include "server/deliver/transport/smtp/connection_pool.h"
#include "server/deliver/transport/smtp/smtp_job.h"
#include "server/deliver/transport/smtp/smtp_peer_settings.h"
#include "server/platform/dns/resolver.h"
#include "server/platform/io/connect_first.h"
#include "server/platform/io/stop_signal.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::transport {

class SmtpDelivery {
public:
    SmtpDelivery(const SmtpJob& job, dns::Resolver& resolver, ConnectionPool& pool, const io::StopSignal* stop);
    SmtpReport run();

private:
    using Connection = std::unique_ptr<smtp::ClientConnection>;
    enum class UseIdle : std::uint8_t { yes, no };
    enum class Next : std::uint8_t {
        host,       ///< this host has said what it had to say
        address,    ///< this address is of no use: the next one
        reconnect,  ///< the same address again, with a fresh connection
    };

    bool refuseByLimits();
    void tryHosts(std::vector<SmtpHost> hosts, bool checkLocal);
    void tryHost(const SmtpHost& host, bool checkLocal);
    bool mayTry(const smtp::PeerTarget& target);
    void trySocket();
    void tryProgram();
    std::vector<smtp::PeerTarget> candidates(const SmtpHost& host, bool checkLocal);
    std::vector<std::string> addressesOfHost(const SmtpHost& host);
    Connection idleConnection(const std::vector<smtp::PeerTarget>& targets, std::size_t& index);
    Connection connect(std::vector<smtp::PeerTarget>& targets, std::size_t& index);
    Next useOn(smtp::PeerTarget target, Connection connection, bool reused);
    std::optional<Next> openConnection(Connection& connection);
    Next sendAll(Connection& connection, bool reused);
    smtp::ClientMessage message(const std::vector<std::size_t>& batch) const;
    void record(const std::vector<std::size_t>& batch, smtp::TransactionResult& result, std::vector<std::size_t>& again);
    void connectFailed(const smtp::PeerTarget& target, const base::Error& error);
    void noteFailure(const smtp::HostFailure& failure);
    SmtpAttempt& beginAttempt(const smtp::PeerTarget& target, bool reused);
    bool anyPending() const;
    bool budgetLeft() const;
    void conclude();

    const SmtpJob& m_job;
    const SmtpOptions& m_options;
    PeerSettings m_peers;
    dns::Resolver& m_resolver;
    ConnectionPool& m_pool;
    const io::StopSignal* m_stop;
    smtp::ContentFacts m_facts;
    bool m_needsUtf8 = false;
    SmtpReport m_report;
    std::vector<bool> m_pending;  ///< recipients that another host may still take
    std::vector<bool> m_hasReply; ///< whose deferral is about them, not about a host
    std::size_t m_tried = 0, m_lookedAt = 0, m_notYet = 0, m_longDead = 0;
    std::optional<base::Time> m_notBefore; ///< when a host that was left out may be tried
    std::string m_reason;         ///< why nothing could be tried
    bool m_otherTemporary = false; ///< something besides 5xx greetings stood in the way
    std::optional<smtp::HostFailure> m_lastFailure;
};

} // namespace postroom::transport
