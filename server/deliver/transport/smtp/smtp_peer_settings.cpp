// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/smtp_peer_settings.h"

#include "server/platform/dns/mx_lookup.h"
#include "server/smtp/client_tls.h"

namespace postroom::transport {

namespace {

constexpr std::chrono::seconds addressLookupLimit{30};

bool holds(const HostMatch& match, const smtp::PeerTarget& target, bool otherwise) { return match ? match(target) : otherwise; }

} // namespace

smtp::TlsUse PeerSettings::tlsUse(const smtp::PeerTarget& target) const {
    if (m_options.protocol == SmtpOptions::Protocol::submissions)
        return smtp::TlsUse::implicit;
    if (holds(m_options.requireTls, target, false))
        return smtp::TlsUse::require;
    return !m_options.tls || holds(m_options.avoidTls, target, false) ? smtp::TlsUse::never : smtp::TlsUse::may;
}

smtp::ClientSettings PeerSettings::settings(const smtp::PeerTarget& target, smtp::TlsUse tls) const {
    const auto use = [&](const HostMatch& match, bool otherwise) { return holds(match, target, otherwise) ? smtp::Use::yes : smtp::Use::no; };
    const auto avoid = [&](const HostMatch& match) { return holds(match, target, false) ? smtp::Use::no : smtp::Use::yes; };
    smtp::ClientSettings out;
    out.kind = m_options.protocol == SmtpOptions::Protocol::lmtp ? smtp::ClientKind::lmtp : smtp::ClientKind::smtp;
    out.helo = m_options.helo;
    out.tls = tls;
    out.clearAfterTlsRefusal = m_options.tlsTempfailTryClear ? smtp::Use::yes : smtp::Use::no;
    out.auth = holds(m_options.requireAuth, target, false) ? smtp::AuthUse::require
               : holds(m_options.tryAuth, target, false)   ? smtp::AuthUse::attempt
                                                           : smtp::AuthUse::none;
    if (out.auth != smtp::AuthUse::none)
        out.credentials = m_options.credentials;
    out.requireHello = use(m_options.requireHello, true);
    out.ignoreQuota = m_options.ignoreQuota ? smtp::Use::yes : smtp::Use::no;
    out.forceAuthSender = m_options.forceAuthSender ? smtp::Use::yes : smtp::Use::no;
    out.esmtp = avoid(m_options.avoidEsmtp);
    out.pipelining = avoid(m_options.avoidPipelining);
    out.chunking = use(m_options.tryChunking, true);
    out.prdr = use(m_options.tryPrdr, true);
    out.sizeAddition = m_options.sizeAddition;
    out.timeouts = m_options.timeouts;
    return out;
}

smtp::TlsStart PeerSettings::tlsStart(const smtp::PeerTarget& target) const {
    if (!m_options.tls)
        return {};
    tls::ClientSession session;
    session.serverName = target.hostName;
    session.sni = m_options.tlsSni;
    session.verify = holds(m_options.tlsVerify, target, false)     ? tls::Verify::require
                     : holds(m_options.tlsTryVerify, target, true) ? tls::Verify::attempt
                                                                   : tls::Verify::none;
    session.checkName = holds(m_options.tlsCheckName, target, true);
    return smtp::tlsStart(m_options.tls, std::move(session));
}

std::string PeerSettings::poolKey(const smtp::PeerTarget& target) const {
    std::string key = m_options.name + '\n' + target.hostName + '\n' + target.address + '\n' + std::to_string(target.port) + '\n';
    key += static_cast<char>('0' + static_cast<int>(tlsUse(target)));
    key += holds(m_options.requireAuth, target, false) ? 'R' : holds(m_options.tryAuth, target, false) ? 'T' : 'N';
    key += holds(m_options.tlsVerify, target, false) ? 'V' : 'n';
    return key + '\n' + m_options.helo + '\n' + m_options.interface4 + '\n' + m_options.interface6 + '\n' + m_options.tlsSni;
}

std::uint16_t PeerSettings::portOf(const SmtpHost& host) const {
    if (host.port != 0)
        return host.port;
    if (m_options.port != 0)
        return m_options.port;
    switch (m_options.protocol) {
    case SmtpOptions::Protocol::smtp:
        return 25;
    case SmtpOptions::Protocol::submissions:
        return 465;
    case SmtpOptions::Protocol::lmtp:
        return 24;
    }
    return 25;
}

const std::string& PeerSettings::interfaceFor(const io::SocketAddress& to) const {
    return to.family() == io::AddressFamily::ipv6 ? m_options.interface6 : m_options.interface4;
}

HostAddresses addressesOf(const SmtpHost& host, const SmtpOptions& options, dns::Resolver& resolver) {
    if (!host.addresses.empty())
        return {host.addresses, {}};
    if (io::SocketAddress::fromText(host.name, 25))
        return {{host.name}, {}};
    const auto families = options.ipv6 ? dns::AddressFamilies::both : dns::AddressFamilies::ipv4Only;
    auto found = dns::lookupHost(resolver, host.name, families, io::Deadline::in(addressLookupLimit));
    return {std::move(found.addresses), std::move(found.why)};
}

} // namespace postroom::transport
