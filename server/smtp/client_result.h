// SPDX-License-Identifier: Apache-2.0
// What came of a connection and of a message on it, as typed values: per recipient the verdict, the reply, the stage
// and the class of the error (policy-language 2.8), and the facts of the peer for DSNs, the log and the console.
#pragma once

#include "server/smtp/client_reply.h"
#include "server/smtp/client_settings.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::smtp {

enum class ClientStage : std::uint8_t { connect, banner, ehlo, startTls, auth, mail, rcpt, data, endOfData, quit };
/// "connect", "banner", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "end of data", "QUIT".
std::string_view stageName(ClientStage stage);

/// host: do not use the host for now. message: this message on this host. recipient: this recipient only.
enum class ErrorScope : std::uint8_t { none, host, message, recipient };

struct RecipientResult {
    enum class Kind : std::uint8_t { delivered, deferred, failed };
    Kind kind = Kind::deferred;
    ClientStage stage = ClientStage::connect; ///< where it was decided
    ErrorScope scope = ErrorScope::none;
    std::optional<ClientReply> reply;      ///< the peer's words; none for timeouts, lost connections and our own refusals
    std::string text;                      ///< one sentence; for a delivery the reply(s) that confirmed it
    std::string enhanced;                  ///< of the reply, or ours
    std::string retryError;                ///< the error's name for retry rules, "" when none has one
    bool prdr = false;                     ///< decided by a reply of its own after the data (PRDR)
    bool uncertain = false;                ///< the end of the data was sent and no answer came: it may have been accepted
    bool tooManyRecipients = false;        ///< 452 after others were accepted: may go in another transaction at once
    bool dsnPassedOn = false;              ///< the peer took over the DSN parameters (RFC 3461 5.2.2)
};

/// A connection that failed before or besides a message.
struct HostFailure {
    ClientStage stage = ClientStage::connect;
    bool permanent = false;       ///< a 5xx to the banner or EHLO and HELO: fails the message when no host is left
    bool tlsFailed = false;       ///< trying without TLS may help, where the policy allows it
    bool stopped = false;         ///< the program stops: nothing is wrong with the host
    std::optional<ClientReply> reply;
    std::string text;
    std::string retryError;       ///< "refused_MX", "timeout_connect_A", "lost_connection", "tls_required", "auth_failed", ...
};

struct TlsFacts {
    std::string version;  ///< "TLS1.3"; empty: clear text
    std::string cipher;
    std::string peerName; ///< subject of the peer's certificate
    bool verified = false;
};

struct PeerFacts {
    PeerTarget target;
    std::string localAddress;
    std::uint16_t localPort = 0;
    std::string greeting;     ///< text of the banner's first line, at most 128 bytes
    std::string ehloResponse; ///< text of the EHLO reply's first line, at most 128 bytes
    TlsFacts tls;
    std::string authenticator; ///< mechanism that succeeded
    std::string authenticatedId; ///< who we are there, where the configuration says it (client_set_id)
    std::string protocol;      ///< letters of protocol_detail in time order: s TLS, e EHLO, h HELO, l LHLO, a AUTH
    bool pipelining = false, chunking = false, prdr = false; ///< used for the last message
    std::size_t messages = 0;  ///< begun on this connection
};

struct TransactionResult {
    std::vector<RecipientResult> recipients; ///< in the order of the message's
    bool usable = true;                      ///< the connection can take another message
    bool stale = false;                      ///< a reused connection was found dead before anything was said about this message
    std::chrono::microseconds latency{0};    ///< from the end of the message to its reply; set by the connection
    std::optional<HostFailure> hostFailure;  ///< when the connection broke during it
};

} // namespace postroom::smtp
