// SPDX-License-Identifier: Apache-2.0
// The envelope: what MAIL and RCPT said (RFC 5321 3.3, RFC 3461, RFC 6531). Plain values; addresses are kept as text
// "local@domain" with the local part byte-exact and the domain as received; the null sender is "".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postroom::mail {

/// RFC 3461 4.1 NOTIFY; a set of bits. None set means "not given": failure (and delay at our choice).
struct Notify {
    bool never = false;
    bool success = false;
    bool failure = false;
    bool delay = false;
    [[nodiscard]] bool given() const { return never || success || failure || delay; }
    bool operator==(const Notify&) const = default;
};

enum class DsnReturn : std::uint8_t { unspecified, full, headers }; ///< RFC 3461 4.3 RET
enum class BodyType : std::uint8_t { sevenBit, eightBitMime, binaryMime };

struct Recipient {
    std::string address;
    std::string originalRecipient; ///< ORCPT, "rfc822;..." decoded from xtext; empty when not given (RFC 3461 4.2)
    Notify notify;
    std::string errorsTo; ///< where bounces for this recipient go instead of the sender; empty: the sender
    bool operator==(const Recipient&) const = default;
};

struct Envelope {
    std::string sender; ///< "" is the null reverse-path
    std::vector<Recipient> recipients;
    DsnReturn dsnReturn = DsnReturn::unspecified;
    std::string envelopeId; ///< ENVID decoded from xtext (RFC 3461 4.4)
    BodyType body = BodyType::sevenBit;
    bool smtputf8 = false; ///< RFC 6531
    bool prdr = false;     ///< PRDR was asked for and is offered
};

} // namespace postroom::mail
