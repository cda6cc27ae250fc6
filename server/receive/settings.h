// SPDX-License-Identifier: Apache-2.0
// Plain settings of reception, filled by the composition from the document; names follow the options (policy-language
// 2.13). Texts that are expanded or are lists keep their source here: the policy gate compiles and asks them.
#pragma once

#include "server/mail/address.h"
#include "server/platform/io/socket_address.h"
#include "server/smtp/reply.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"
#include "shared/base/strong_id.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace postroom::receive {

/// What a listener is for.
enum class Role : std::uint8_t {
    mx,          ///< mail from other servers; AUTH is not required
    submission,  ///< mail from users: AUTH before MAIL
    submissions, ///< the same with TLS from the first byte
};

struct ListenerSettings {
    std::string name;
    std::vector<io::SocketAddress> addresses; ///< with their port; port 0 lets the system choose
    Role role = Role::mx;
    bool requireAuth = false;                 ///< the composition fills the role's default in
    bool ownHostsProxy = false;               ///< hostsProxy takes the place of the main option
    bool ownHostsXclient = false;
    std::string hostsProxy;
    std::string hostsXclient;
    std::string systemdSocket;                ///< FileDescriptorName; empty: opened by us
};

/// Options that are host lists. Order of ReceiveSettings::hosts.
enum class HostOption : std::uint8_t {
    pipeliningAdvertise, pipeConnectAdvertise, chunkingAdvertise, dsnAdvertise, limitsAdvertise, authAdvertise, tlsAdvertise,
    smtputf8Advertise, proxy, xclient, lookup, rejectConnection, requireHelo, heloAcceptJunk, heloVerify, heloTryVerify,
    recipientUnqualified, senderUnqualified, nonmailLimited, reserve, connectionNoLog, rateLimited, tlsVerify, tlsTryVerify,
    listenerProxy, listenerXclient, ///< of the session's listener, when it has its own
};
inline constexpr std::size_t hostOptionCount = 26;

/// Options that are expanded to a text. Order of ReceiveSettings::texts.
enum class TextOption : std::uint8_t { banner, activeHostname, acceptMaxPerHost, messageSizeLimit, recipientsMax, receiveTimeout, untrustedSetSender, messageIdDomain, messageIdText, receivedHeader };
inline constexpr std::size_t textOptionCount = 10;

/// smtp_ratelimit_mail, smtp_ratelimit_rcpt: from a number of commands on each one waits, and each longer than the last.
struct RateDelay {
    std::size_t free = 0;            ///< commands that do not wait
    base::Milliseconds first{0};
    double factor = 1;
    base::Milliseconds longest{0};
    /// "4,0.25s,1.015,4m"; an empty text is no delay. The error is a sentence.
    static base::Result<RateDelay> read(std::string_view text);
    /// Of the n-th command, counted from 1.
    [[nodiscard]] base::Milliseconds of(std::size_t command) const;
};

struct ReceiveSettings {
    base::RevisionId revision;
    std::string partFolder; ///< for files of `decode`; "": the system's for temporary files
    std::string primaryHostname;
    bool removeReturnPath = true, removeDeliveryDate = true, removeEnvelopeTo = true; ///< from messages that arrive
    std::size_t bodyVisible = 500;     ///< bytes of $message_body and $message_body_end
    bool bodyNewlines = false;         ///< line ends in them are kept
    std::string qualifyDomain;    ///< for senders; empty: primaryHostname
    std::string qualifyRecipient; ///< empty: qualifyDomain
    std::string software = "Postroom";

    std::array<std::string, hostOptionCount> hosts = defaultHosts();
    std::array<std::string, textOptionCount> texts = defaultTexts();

    smtp::EnhancedCodes enhancedCodes = smtp::EnhancedCodes::shown;
    bool accept8BitMime = true;
    mail::AddressSyntax addresses;    ///< of MAIL and RCPT: allow_domain_literals, strip_trailing_dot, strip_excess_angle_brackets
    bool prdrEnable = false;
    bool enforceSync = true;          ///< smtp_enforce_sync
    bool returnErrorDetails = false;  ///< smtp_return_error_details
    bool recipientsMaxReject = false;
    bool debugEvents = false;         ///< publish events of severity debug too: only when somebody listens
    std::string heloAllowChars;
    std::vector<std::string> localFromPrefixes, localFromSuffixes; ///< that the local part of From may have (local_from_check)
    RateDelay mailDelay, rcptDelay;   ///< of clients in smtp_ratelimit_hosts

    std::size_t headerMaxSize = 1 << 20;
    std::size_t headerLineMaxSize = 0; ///< 0: no limit of its own
    std::size_t receivedHeadersMax = 30;
    std::size_t commandLineMax = 16384;
    std::size_t acceptMax = 20;            ///< 0: no limit
    std::size_t acceptReserve = 0;
    std::size_t acceptMaxPerConnection = 1000; ///< messages; 0: no limit
    std::size_t acceptMaxNonmail = 10;
    std::size_t maxSynprotErrors = 3;
    std::size_t maxUnknownCommands = 3;
    int connectBacklog = 128;              ///< smtp_connect_backlog, of listeners that are opened from now on
    base::Seconds proxyProtocolTimeout{3};
    base::Seconds tlsHandshakeTimeout{60};

    [[nodiscard]] const std::string& hostList(HostOption option) const { return hosts[static_cast<std::size_t>(option)]; }
    [[nodiscard]] const std::string& text(TextOption option) const { return texts[static_cast<std::size_t>(option)]; }
    std::string& hostList(HostOption option) { return hosts[static_cast<std::size_t>(option)]; }
    std::string& text(TextOption option) { return texts[static_cast<std::size_t>(option)]; }

    static std::array<std::string, hostOptionCount> defaultHosts();
    static std::array<std::string, textOptionCount> defaultTexts();
};

inline std::array<std::string, hostOptionCount> ReceiveSettings::defaultHosts() {
    std::array<std::string, hostOptionCount> lists;
    for (const auto option : {HostOption::pipeliningAdvertise, HostOption::pipeConnectAdvertise, HostOption::chunkingAdvertise,
                              HostOption::limitsAdvertise, HostOption::authAdvertise, HostOption::tlsAdvertise,
                              HostOption::smtputf8Advertise, HostOption::requireHelo, HostOption::nonmailLimited})
        lists[static_cast<std::size_t>(option)] = "*";
    return lists;
}

inline std::array<std::string, textOptionCount> ReceiveSettings::defaultTexts() {
    return {"$smtp_active_hostname ESMTP Postroom", "$primary_hostname", "0", "50M", "50000", "5m", "", "", "", ""};
}

} // namespace postroom::receive
