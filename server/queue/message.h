// SPDX-License-Identifier: Apache-2.0
// A message as it crosses from reception to the queue and from the queue to delivery: plain immutable values.
// Headers and body are kept in wire form: lines end with CR LF, nothing is dot-stuffed. Headers are the byte-exact
// fields, each with its folding, without the empty line; the body is what follows the empty line.
#pragma once

#include "server/mail/envelope.h"
#include "server/queue/recipient_outcome.h"
#include "shared/base/clock.h"
#include "shared/base/message_id.h"
#include "shared/base/strong_id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postroom::queue {

/// Where a body lies. Bodies of up to 16 KiB stand in the row, larger ones in an immutable file of the spool.
struct Body {
    std::string inlineBytes; ///< used when `file` is empty
    std::string file;        ///< absolute path of the spool file, already durable; empty for an inline body
    std::int64_t size = 0;   ///< bytes in wire form
    std::int64_t lines = 0;
    bool eightBit = false;   ///< has a byte over 127
    bool zeroByte = false;   ///< has a NUL
};

/// What was known of the peer when the message came in; empty texts are "unknown" or "does not apply".
struct Reception {
    base::Time time{};            ///< when MAIL was accepted
    base::Time completed{};       ///< when the final dot was read
    std::string protocol;         ///< "esmtps", "esmtpsa", "local", ... as $received_protocol
    std::string hostAddress;      ///< the client's, the real one behind a proxy; uncompressed IPv6 is not used here
    std::uint16_t hostPort = 0;
    std::string hostName;         ///< verified reverse name
    std::string helo;
    std::string interfaceAddress;
    std::uint16_t interfacePort = 0;
    std::string listener;         ///< name of the listener object
    std::string proxyAddress;     ///< the proxy that connected to us (PROXY, XCLIENT)
    std::string authenticatedId;
    std::string authenticator;    ///< name of the driver instance that did it
    std::string authenticatedSender;
    std::string tlsVersion;       ///< "TLS1.3"
    std::string tlsCipher;        ///< "TLS1.3:TLS_AES_256_GCM_SHA384:256"
    std::string tlsSni;
    std::string tlsPeerDn;
    bool tlsVerified = false;
    std::string localUser;        ///< of a message given in by sendmail, not by SMTP
    std::uint64_t connection = 0; ///< number of the SMTP connection
};

/// A recipient that was answered 250 and goes nowhere, by a rule that has a name.
struct DiscardedRecipient {
    std::string address;
    std::string rule; ///< "acl_check_rcpt statement 3"
};

/// $acl_c and $acl_m variables travel with the message.
struct AclVariable {
    std::string name; ///< "acl_c0", "acl_m_x"
    std::string value;
    bool tainted = true;
};

struct IncomingMessage {
    base::MessageId id;
    base::RevisionId revision;     ///< the configuration that accepted it
    mail::Envelope envelope;       ///< only recipients that were accepted and not discarded
    std::vector<DiscardedRecipient> discarded;
    std::string headers;
    Body body;
    Reception reception;
    std::vector<AclVariable> aclVariables;
    std::string subject;           ///< decoded, at most 200 bytes, for the search row
    std::string messageIdHeader;   ///< Message-ID, for the search row
    std::string packedTrace;       ///< decision trace, packed form of policy/acl/trace.h; may be empty
    std::string queueName;         ///< named queue, "" the default
    std::string freezeReason;      ///< not empty: held from the start, with this reason
    /// Not empty: the message was delivered while it came in (cutthrough_delivery), one for each recipient of the envelope, in
    /// order, all of them Kind::delivered. It is recorded and over at once.
    std::vector<RecipientOutcome> delivered{};
    bool keepTrace = false;        ///< packedTrace is kept whatever trace_sample_accepted says (control = debug)
    bool deliverNow = true;        ///< false: wait for the next queue run (`control = queue`)
    std::string bounceOf;          ///< our own DSN: the id of the message that it is about
};

} // namespace postroom::queue
