// SPDX-License-Identifier: Apache-2.0
// How a client connection is to behave, and what it is given to send: plain values.
#pragma once

#include "server/mail/envelope.h"
#include "shared/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::smtp {

enum class ClientKind : std::uint8_t { smtp, lmtp };
enum class TlsUse : std::uint8_t {
    never,     ///< not even when offered (hosts_avoid_tls)
    may,       ///< STARTTLS when offered
    require,   ///< STARTTLS or nothing (hosts_require_tls)
    implicit,  ///< TLS before the banner (smtps)
};
enum class AuthUse : std::uint8_t { none, attempt, require };
enum class Use : std::uint8_t { no, yes };

/// Every wait of a connection; each counts from the end of the write that it answers.
struct ClientTimeouts {
    std::chrono::milliseconds connect{std::chrono::minutes(5)};
    std::chrono::milliseconds command{std::chrono::minutes(5)}; ///< banner, EHLO, STARTTLS, TLS handshake, AUTH, MAIL, RCPT, DATA
    std::chrono::milliseconds data{std::chrono::minutes(5)};    ///< each block of the message
    std::chrono::milliseconds final{std::chrono::minutes(10)};  ///< the reply to the end of the message
    std::chrono::milliseconds quit{1000};                       ///< the reply to QUIT
};

/// One SASL exchange (RFC 4954). Used once.
class ClientMechanism {
public:
    virtual ~ClientMechanism() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// The initial response, or nothing to wait for the server's first challenge.
    virtual std::optional<std::string> initial() = 0;
    /// The answer to a challenge, both decoded; nothing gives the exchange up ("*").
    virtual std::optional<std::string> respond(std::string_view challenge) = 0;
    /// After success: may still say that the server is not who it should be.
    [[nodiscard]] virtual bool serverIsTrusted() const { return true; }
    /// A challenge that is not base64 counts as empty instead of ending the exchange.
    [[nodiscard]] virtual bool ignoresBadChallenges() const { return false; }
    /// Who we are, for the record; may be empty.
    [[nodiscard]] virtual std::string identity() const { return {}; }
};

struct PeerFacts;

/// Makes a fresh exchange for an attempt. In order of preference; tried are those that the server offers.
/// Null: not for this peer. The error (its configuration cannot be used) ends the attempt at this host.
using MechanismMaker = std::function<base::Result<std::unique_ptr<ClientMechanism>>(const PeerFacts& peer)>;
struct ClientCredentials {
    struct Offer {
        std::string mechanism; ///< upper case
        MechanismMaker make;
    };
    std::vector<Offer> offers;
    bool allowWithoutTls = false; ///< secrets in clear text only when said so
};

struct ClientSettings {
    ClientKind kind = ClientKind::smtp;
    std::string helo = "localhost"; ///< name or address literal for EHLO, HELO, LHLO
    TlsUse tls = TlsUse::may;
    /// The TLS that was offered failed before, and the policy allows clear text (tls_tempfail_tryclear).
    Use clearAfterTlsRefusal = Use::yes;
    AuthUse auth = AuthUse::none;
    ClientCredentials credentials;
    Use requireHello = Use::yes;     ///< no: a peer that refuses HELO, too, gets MAIL all the same (hosts_require_helo)
    Use ignoreQuota = Use::no;       ///< IGNOREQUOTA with each RCPT of LMTP, when offered
    Use forceAuthSender = Use::no;   ///< AUTH= of MAIL also when we did not authenticate
    Use esmtp = Use::yes;      ///< no: HELO at once (hosts_avoid_esmtp)
    Use pipelining = Use::yes; ///< when offered
    Use chunking = Use::yes;   ///< BDAT when offered
    Use prdr = Use::yes;       ///< when offered and there is more than one recipient
    std::int64_t sizeAddition = 1024; ///< added to SIZE=; negative: SIZE is not sent
    ClientTimeouts timeouts;
};

/// Who is at the other end, as the caller knows it before connecting.
struct PeerTarget {
    std::string hostName;
    std::string address;    ///< IP address or path of a Unix socket
    std::uint16_t port = 0; ///< 0 for a Unix socket
    bool fromMx = false;    ///< for the names of retry errors: refused_MX or refused_A
};

/// The envelope of one message and what the envelope commands need to know of its content.
struct ClientMessage {
    std::string sender;
    std::vector<mail::Recipient> recipients;
    mail::DsnReturn dsnReturn = mail::DsnReturn::unspecified;
    std::string envelopeId;
    bool eightBit = false;      ///< some byte of headers or body is over 127
    bool needsUtf8 = false;     ///< SMTPUTF8 is needed: addresses or headers are not ASCII (RFC 6531)
    bool dsnLastHop = false;    ///< do not pass DSN parameters on
    std::int64_t size = 0;      ///< exact bytes of headers, empty line and body as sent by BDAT
    std::string authenticatedSender; ///< AUTH= of MAIL, when the connection is authenticated; empty: none
    bool envelopeOnly = false;  ///< a callout: MAIL and RCPT, nothing is sent; accepted recipients are "delivered" at stage rcpt
    bool small = false;         ///< the message may be sent behind the envelope without waiting for its replies
};

} // namespace postroom::smtp
