// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_delivery.h"

#include "server/deliver/transport/smtp/smtp_transport.h"
#include "server/platform/io/connect.h"

#include <algorithm>
#include <random>

namespace postroom::transport {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

bool holds(const HostMatch& match, const smtp::PeerTarget& target, bool otherwise) { return match ? match(target) : otherwise; }

void shuffle(std::vector<SmtpHost>& hosts) {
    thread_local std::minstd_rand generator{std::random_device{}()};
    std::shuffle(hosts.begin(), hosts.end(), generator);
}

} // namespace

SmtpDelivery::SmtpDelivery(const SmtpJob& job, dns::Resolver& resolver, ConnectionPool& pool, const io::StopSignal* stop)
    : m_job(job)
    , m_options(job.options)
    , m_peers(job.options)
    , m_resolver(resolver)
    , m_pool(pool)
    , m_stop(stop)
    , m_pending(job.recipients.size(), true)
    , m_hasReply(job.recipients.size(), false) {
    for (const auto& recipient : job.recipients)
        m_report.recipients.push_back({recipient.number, {}, {}, -1});
}

SmtpReport SmtpDelivery::run() {
    const auto examined = smtp::examine(m_job.headers, m_job.body);
    if (!examined) {
        m_reason = examined.error().text();
        m_otherTemporary = true;
        conclude();
        return std::move(m_report);
    }
    m_facts = *examined;
    bool plain = isAscii(m_job.sender);
    for (const auto& recipient : m_job.recipients)
        plain = plain && isAscii(recipient.recipient.address);
    m_needsUtf8 = !plain || (m_job.envelope.smtputf8 && !isAscii(m_job.headers)); // features 1.14: flagged but ASCII needs nothing
    if (refuseByLimits())
        return std::move(m_report);
    if (!m_options.command.empty()) {
        tryProgram();
    } else if (!m_options.socketPath.empty()) {
        trySocket();
    } else {
        tryHosts(m_job.hosts, m_job.hostsOfTransport);
        if (anyPending() && !m_job.fallbackHosts.empty() && !m_report.stopped) {
            m_tried = m_lookedAt = 0;
            tryHosts(m_job.fallbackHosts, true);
        }
    }
    conclude();
    return std::move(m_report);
}

bool SmtpDelivery::refuseByLimits() {
    std::string text, enhanced;
    if (m_options.messageSizeLimit > 0 && m_facts.size > m_options.messageSizeLimit) {
        text = "the message has " + std::to_string(m_facts.size) + " bytes, more than the transport takes (message_size_limit " +
               std::to_string(m_options.messageSizeLimit) + ")";
        enhanced = "5.3.4";
    } else if (m_options.messageLineLengthLimit > 0 && m_facts.longestLine > m_options.messageLineLengthLimit) {
        text = "the message has a line of " + std::to_string(m_facts.longestLine) + " bytes, more than the transport sends (message_linelength_limit " +
               std::to_string(m_options.messageLineLengthLimit) + ")";
        enhanced = "5.6.0";
    } else {
        return false;
    }
    for (auto& recipient : m_report.recipients) {
        recipient.result.kind = smtp::RecipientResult::Kind::failed;
        recipient.result.scope = smtp::ErrorScope::message;
        recipient.result.text = text;
        recipient.result.enhanced = enhanced;
    }
    return true;
}

bool SmtpDelivery::anyPending() const { return std::find(m_pending.begin(), m_pending.end(), true) != m_pending.end(); }

bool SmtpDelivery::budgetLeft() const {
    return (m_options.hostsMaxTry == 0 || m_tried < m_options.hostsMaxTry) &&
           (m_options.hostsMaxTryHardLimit == 0 || m_lookedAt <= m_options.hostsMaxTryHardLimit) && !m_report.stopped;
}

void SmtpDelivery::tryHosts(std::vector<SmtpHost> hosts, bool checkLocal) {
    if (m_options.hostsRandomize && std::all_of(hosts.begin(), hosts.end(), [](const SmtpHost& host) { return host.mxPreference < 0; }))
        shuffle(hosts);
    for (const auto& host : hosts) {
        if (!anyPending())
            return;
        if (!budgetLeft()) {
            m_otherTemporary = true;
            return;
        }
        tryHost(host, checkLocal);
    }
}

std::vector<std::string> SmtpDelivery::addressesOfHost(const SmtpHost& host) {
    auto found = addressesOf(host, m_options, m_resolver);
    if (found.addresses.empty()) {
        m_reason = found.why;
        m_otherTemporary = true;
    }
    return found.addresses;
}

/// The addresses of the host that may be tried now.
std::vector<smtp::PeerTarget> SmtpDelivery::candidates(const SmtpHost& host, bool checkLocal) {
    std::vector<smtp::PeerTarget> targets;
    for (const auto& address : addressesOfHost(host)) {
        const auto parsed = io::SocketAddress::fromText(address, m_peers.portOf(host));
        if (!parsed || (!m_options.ipv6 && parsed->family() == io::AddressFamily::ipv6))
            continue;
        ++m_lookedAt;
        smtp::PeerTarget target{host.name, parsed->addressText(), parsed->port(), host.mxPreference >= 0};
        if (checkLocal && !m_options.allowLocalhost && (parsed->isLoopback() || parsed->isAny())) {
            m_reason = smtp::peerText(target) + " is this host itself, and the transport does not allow that (allow_localhost)";
            m_otherTemporary = true;
        } else if (mayTry(target)) {
            targets.push_back(std::move(target));
        }
    }
    return targets;
}

/// Not when an administrator or the retry memory is against it; then it is noted until when.
bool SmtpDelivery::mayTry(const smtp::PeerTarget& target) {
    constexpr std::chrono::minutes nextLook{15}; // at what nobody has set a time for
    const auto notYet = [this](base::Time until) {
        ++m_notYet;
        m_otherTemporary = true;
        m_notBefore = m_notBefore ? std::min(*m_notBefore, until) : until;
        return false;
    };
    if (const auto suspended = m_job.suspended ? m_job.suspended(target.hostName, target.address) : std::nullopt) {
        m_reason = suspended->sentence;
        const base::Time look = base::systemClock().now() + nextLook;
        return notYet(suspended->until ? std::min(*suspended->until, look) : look);
    }
    const auto wait = m_job.hostWait ? m_job.hostWait(SmtpTransport::hostKey(m_options, target)) : std::nullopt;
    if (!wait || (wait->expired && !m_options.delayAfterCutoff))
        return true;
    m_longDead += wait->expired ? 1 : 0;
    return notYet(wait->until);
}

void SmtpDelivery::tryHost(const SmtpHost& host, bool checkLocal) {
    auto targets = candidates(host, checkLocal);
    if (targets.empty())
        return;
    const bool serialized = std::any_of(targets.begin(), targets.end(), [&](const smtp::PeerTarget& target) { return holds(m_options.serialize, target, false); });
    const std::size_t most = serialized ? 1 : m_options.maxPerDestination;
    const auto lease = m_pool.lease(m_options.name + '\n' + host.name, most, io::Deadline::in(m_options.timeouts.connect));
    if (!lease) {
        m_reason = "all " + std::to_string(most) + " connections to " + host.name + " are busy";
        m_otherTemporary = true;
        return;
    }
    UseIdle useIdle = UseIdle::yes;
    int reconnects = 0;
    while (!targets.empty() && anyPending() && budgetLeft()) {
        std::size_t index = 0;
        auto connection = useIdle == UseIdle::yes ? idleConnection(targets, index) : nullptr;
        const bool reused = connection != nullptr;
        if (!connection)
            connection = connect(targets, index);
        if (!connection)
            continue; // what failed has left the list
        const auto target = targets[index];
        const auto next = useOn(target, std::move(connection), reused);
        if (next == Next::host)
            return;
        const auto at = std::find_if(targets.begin(), targets.end(), [&](const smtp::PeerTarget& t) { return t.address == target.address; });
        useIdle = UseIdle::no;
        if (next == Next::reconnect && ++reconnects < 1000)
            std::rotate(targets.begin(), at, at + 1); // it answered: ahead of the others
        else
            targets.erase(at);
    }
}

SmtpDelivery::Connection SmtpDelivery::idleConnection(const std::vector<smtp::PeerTarget>& targets, std::size_t& index) {
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (auto connection = m_pool.take(m_peers.poolKey(targets[i]))) {
            index = i;
            return connection;
        }
    return nullptr;
}

/// Connects to the first that answers; those that failed are recorded and leave `targets`.
SmtpDelivery::Connection SmtpDelivery::connect(std::vector<smtp::PeerTarget>& targets, std::size_t& index) {
    std::vector<io::ConnectAttempt> attempts;
    const std::size_t most = m_options.hostsMaxTry == 0 ? targets.size() : std::min(targets.size(), m_options.hostsMaxTry - m_tried);
    for (std::size_t i = 0; i < most; ++i) {
        const auto to = *io::SocketAddress::fromText(targets[i].address, targets[i].port);
        const auto& from = m_peers.interfaceFor(to);
        attempts.push_back({to, from.empty() ? io::SocketAddress() : io::SocketAddress::fromText(from, 0).value_or(io::SocketAddress()),
                            m_options.keepAlive, m_options.trafficClass});
    }
    auto first = io::connectFirst(attempts, m_options.timeouts.connect, io::connectStagger, m_stop);
    std::optional<smtp::PeerTarget> winner;
    if (first.stream)
        winner = targets[first.index];
    for (std::size_t i = most; i-- > 0;)
        if (first.errors[i]) {
            connectFailed(targets[i], *first.errors[i]);
            targets.erase(targets.begin() + static_cast<std::ptrdiff_t>(i));
        }
    if (!winner)
        return nullptr;
    index = static_cast<std::size_t>(std::find_if(targets.begin(), targets.end(), [&](const auto& t) { return t.address == winner->address; }) - targets.begin());
    const auto local = first.stream->localAddress();
    auto connection = std::make_unique<smtp::ClientConnection>(m_peers.settings(*winner, m_peers.tlsUse(*winner)), *winner, std::move(first.stream), m_peers.tlsStart(*winner));
    connection->facts().localAddress = local.addressText();
    connection->facts().localPort = local.port();
    return connection;
}

void SmtpDelivery::connectFailed(const smtp::PeerTarget& target, const base::Error& error) {
    auto& attempt = beginAttempt(target, false);
    smtp::HostFailure failure;
    failure.stage = smtp::ClientStage::connect;
    failure.stopped = error.kind == base::ErrorKind::cancelled;
    const std::string words = error.detail.empty() ? error.publicText : error.detail;
    if (error.kind == base::ErrorKind::timeout) {
        failure.text = "connecting to " + smtp::peerText(target) + " timed out";
        failure.retryError = smtp::mxSuffixed("timeout_connect", target);
    } else {
        failure.text = "cannot connect to " + smtp::peerText(target) + ": " + words;
        if (words.find("refused") != std::string::npos)
            failure.retryError = smtp::mxSuffixed("refused", target);
    }
    attempt.failure = failure;
    attempt.hostError = !failure.stopped;
    noteFailure(failure);
}

void SmtpDelivery::noteFailure(const smtp::HostFailure& failure) {
    m_otherTemporary = m_otherTemporary || !failure.permanent;
    m_report.stopped = m_report.stopped || failure.stopped;
    m_lastFailure = failure;
}

SmtpAttempt& SmtpDelivery::beginAttempt(const smtp::PeerTarget& target, bool reused) {
    ++m_tried;
    SmtpAttempt attempt;
    attempt.facts.target = target;
    attempt.key = SmtpTransport::hostKey(m_options, target);
    attempt.reused = reused;
    m_report.attempts.push_back(std::move(attempt));
    return m_report.attempts.back();
}

SmtpDelivery::Next SmtpDelivery::useOn(smtp::PeerTarget target, Connection connection, bool reused) {
    beginAttempt(target, reused);
    if (!reused)
        if (const auto next = openConnection(connection))
            return *next;
    return sendAll(connection, reused);
}

/// Banner to AUTH; nothing when messages may be sent.
std::optional<SmtpDelivery::Next> SmtpDelivery::openConnection(Connection& connection) {
    auto failure = connection->open();
    const auto target = connection->facts().target;
    if (failure && failure->tlsFailed && m_options.tlsTempfailTryClear && connection->protocol().settings().tls == smtp::TlsUse::may) {
        // tls_tempfail_tryclear: the same address once more, without TLS.
        const auto to = io::SocketAddress::fromText(target.address, target.port).value_or(io::SocketAddress());
        const std::string local = connection->facts().localAddress;
        auto again = io::connectTcp(to, io::SocketAddress::fromText(local, 0).value_or(io::SocketAddress()), io::Deadline::in(m_options.timeouts.connect), m_stop);
        if (again) {
            connection = std::make_unique<smtp::ClientConnection>(m_peers.settings(target, smtp::TlsUse::never), target, std::move(*again), smtp::TlsStart());
            connection->facts().localAddress = local;
            failure = connection->open();
        }
    }
    if (!failure)
        return {};
    auto& attempt = m_report.attempts.back();
    attempt.facts = connection->facts();
    attempt.failure = failure;
    attempt.hostError = !failure->stopped;
    noteFailure(*failure);
    return Next::address;
}

/// As many transactions as the recipients need.
SmtpDelivery::Next SmtpDelivery::sendAll(Connection& connection, bool reused) {
    std::vector<std::size_t> todo;
    for (std::size_t i = 0; i < m_pending.size(); ++i)
        if (m_pending[i])
            todo.push_back(i);
    const auto& capabilities = connection->protocol().capabilities();
    const std::size_t most = std::min(m_options.maxRcpt == 0 ? todo.size() : m_options.maxRcpt, capabilities.recipientsMax.value_or(todo.size()));
    const std::size_t messagesMax = std::min(m_options.connectionMaxMessages == 0 ? SIZE_MAX : m_options.connectionMaxMessages,
                                             capabilities.messagesMax.value_or(SIZE_MAX));
    const auto target = connection->facts().target;
    const auto attemptIndex = m_report.attempts.size() - 1;
    while (!todo.empty()) {
        const std::vector<std::size_t> batch(todo.begin(), todo.begin() + static_cast<std::ptrdiff_t>(std::min(most, todo.size())));
        auto result = connection->send(message(batch), {m_job.headers, &m_job.body, m_facts});
        auto& attempt = m_report.attempts[attemptIndex];
        attempt.facts = connection->facts();
        if (result.stale && reused) {
            m_report.attempts.pop_back(); // it says nothing about the host
            --m_tried;
            return Next::reconnect;
        }
        attempt.latency = result.latency;
        std::vector<std::size_t> again;
        record(batch, result, again);
        todo.erase(todo.begin(), todo.begin() + static_cast<std::ptrdiff_t>(batch.size()));
        todo.insert(todo.begin(), again.begin(), again.end());
        if (!result.usable) {
            if (result.hostFailure) {
                const bool hostError = std::any_of(result.recipients.begin(), result.recipients.end(),
                                                   [](const smtp::RecipientResult& r) { return r.scope == smtp::ErrorScope::host; });
                attempt.failure = result.hostFailure;
                attempt.hostError = hostError;
                noteFailure(*result.hostFailure);
                if (!hostError)
                    return Next::host;
            }
            return Next::address;
        }
        if (connection->facts().messages >= messagesMax) {
            m_pool.discard(std::move(connection));
            if (todo.empty())
                return Next::host;
            --m_tried; // the same host goes on
            return Next::reconnect;
        }
    }
    m_pool.give(m_peers.poolKey(target), std::move(connection));
    return Next::host;
}

smtp::ClientMessage SmtpDelivery::message(const std::vector<std::size_t>& batch) const {
    smtp::ClientMessage out;
    out.sender = m_job.sender;
    out.recipients.reserve(batch.size());
    for (const auto index : batch)
        out.recipients.push_back(m_job.recipients[index].recipient);
    out.dsnReturn = m_job.envelope.dsnReturn;
    out.envelopeId = m_job.envelope.envelopeId;
    out.needsUtf8 = m_needsUtf8;
    out.dsnLastHop = m_job.dsnLastHop;
    out.authenticatedSender = m_options.authenticatedSender;
    return out;
}

void SmtpDelivery::record(const std::vector<std::size_t>& batch, smtp::TransactionResult& result, std::vector<std::size_t>& again) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto index = batch[i];
        auto& got = result.recipients[i];
        const bool open = got.kind == smtp::RecipientResult::Kind::deferred && !got.uncertain;
        if (got.tooManyRecipients && result.usable)
            again.push_back(index);
        m_pending[index] = open;
        const bool aboutHost = open && (got.scope == smtp::ErrorScope::host || got.scope == smtp::ErrorScope::none);
        if (aboutHost && m_hasReply[index])
            continue; // an earlier host's refusal of this recipient says more
        m_hasReply[index] = !aboutHost;
        if (open && got.scope == smtp::ErrorScope::message && !got.retryError.empty()) {
            m_report.attempts.back().messageError = got.text;
            m_report.attempts.back().messageRetryError = got.retryError;
        }
        m_report.recipients[index].result = std::move(got);
        m_report.recipients[index].attempt = static_cast<int>(m_report.attempts.size()) - 1;
    }
}

/// Verdicts for the recipients that no host said anything about.
void SmtpDelivery::conclude() {
    const bool permanent = m_lastFailure && m_lastFailure->permanent && !m_otherTemporary;
    for (std::size_t i = 0; i < m_pending.size(); ++i) {
        if (!m_pending[i] || m_hasReply[i])
            continue;
        auto& recipient = m_report.recipients[i];
        smtp::RecipientResult result;
        result.kind = permanent ? smtp::RecipientResult::Kind::failed : smtp::RecipientResult::Kind::deferred;
        result.scope = smtp::ErrorScope::host;
        result.enhanced = permanent ? "5.4.0" : "4.4.1"; // RFC 3463 3.5
        if (m_lastFailure) {
            result.stage = m_lastFailure->stage;
            result.reply = m_lastFailure->reply;
            result.text = m_lastFailure->text;
            result.retryError = m_lastFailure->retryError;
            if (result.reply && !result.reply->enhanced.empty() && result.reply->permanent() == permanent)
                result.enhanced = result.reply->enhanced;
            if (m_lastFailure->stopped)
                result.scope = smtp::ErrorScope::none;
            recipient.attempt = static_cast<int>(m_report.attempts.size()) - 1;
        } else if (m_longDead > 0 && m_longDead == m_lookedAt) { // delay_after_cutoff: none is tried for each message that comes
            result.kind = smtp::RecipientResult::Kind::failed;
            result.enhanced = "5.4.7";
            result.text = "no host has answered for longer than the retry rule goes on, and the time of the next try has not come";
        } else if (m_notBefore) {
            result.text = m_reason.empty() ? "the retry time of every host has not come yet" : m_reason;
            result.scope = smtp::ErrorScope::none;
            recipient.notBefore = m_notBefore;
        } else if (!m_reason.empty()) {
            result.text = m_reason;
            result.retryError = "lookup";
        } else {
            result.text = "there is no host to deliver to";
        }
        recipient.result = std::move(result);
    }
}

} // namespace postroom::transport
