// SPDX-License-Identifier: Apache-2.0
// A transport delivers one message to some recipients, all of which go the same way, and says for each what became of it.
//
// The engine groups recipients into batches as batchLimits() says, and calls deliver() from its own worker threads, for
// different batches at the same time: implementations are thread-safe. A transport never retries, never bounces and never
// writes to the queue; it reports. "delivered" is reported only after the message is durable at the other end: a file
// and its folder flushed, or the peer's 2xx read.
#pragma once

#include "server/deliver/router/route.h"
#include "server/deliver/transport/callout_job.h"
#include "server/platform/io/stop_signal.h"
#include "server/policy/expand/program.h"
#include "server/policy/expand/scope.h"
#include "server/policy/expand/value.h"
#include "server/queue/delivery_queue.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace postroom::transport {

struct BatchRecipient {
    std::uint32_t number = 0;   ///< of the queue's recipient from which this one comes; several may share it
    mail::Recipient recipient;  ///< `address` is where it goes (after redirection), the DSN parameters are the original's
    std::string original;       ///< the envelope's address
    std::string pipeOrFile;     ///< "|command", "/file", "/directory/" of a redirection, otherwise empty
    /// $local_part, $domain, $local_part_data, $address_data, $home, $r_*...
    std::vector<std::pair<std::string, expand::Value>> variables;
    bool dsnLastHop = false;    ///< ask no DSN of the next hop
};

/// Borrowed from the engine for the time of deliver().
struct Batch {
    const queue::QueuedMessage& message;
    std::string returnPath;                  ///< envelope sender for these recipients, before the transport's own return_path
    std::vector<BatchRecipient> recipients;  ///< at least one
    std::vector<router::Host> hosts;         ///< to try in order; empty for local transports, and when the transport names its own
    std::vector<router::Host> fallbackHosts;
    std::vector<std::string> headersAdd;     ///< of the routers, one field each
    std::vector<std::string> headersRemove;  ///< names, "^regex" or "name*" as headers_remove has them
    std::string router;
    bool forced = false;                     ///< "try now": retry times of hosts do not count
    /// The client that sends the message waits meanwhile (RFC 5321 4.5.3.2.6 gives it ten minutes): one host, and no wait of the
    /// transport is longer than 30 seconds, for the message and its final reply 60.
    bool clientWaits = false;
};

/// What a delivery may use of the outside.
struct DeliveryContext {
    const expand::Scope& scope; ///< world, lists; its variables are asked after those of message and recipient
    const io::StopSignal* stop = nullptr;
    /// The retry memory about a host and this message (queue::DeliveryQueue::hostWait).
    std::function<std::optional<queue::HostWait>(const std::string& key)> hostWait = [](const std::string&) { return std::nullopt; };
    /// queue::DeliveryQueue::hostSuspended.
    std::function<std::optional<queue::HostSuspended>(const std::string& name, const std::string& address)> hostSuspended =
        [](const std::string&, const std::string&) { return std::nullopt; };
};

struct BatchResult {
    /// One for each of the batch's recipients, in their order; router, transport and number are filled by the engine.
    std::vector<queue::RecipientOutcome> outcomes;
    std::vector<queue::HostResult> hosts;
    /// Not empty: nothing was done, and the transport of this name delivers instead (file_format).
    std::string handOver = {};
};

struct BatchLimits {
    std::size_t recipients = 1;    ///< in one batch; 0: any number
    bool multiDomain = true;       ///< recipients of several domains may share a batch
    std::size_t maxParallel = 0;   ///< deliveries of this transport at a time; 0: no limit
    bool byKey = false;            ///< only recipients for which batchKey() says the same share a batch
};

/// Another transport that gets a copy of what this one has delivered (shadow_transport).
struct ShadowOptions {
    std::string transport;                    ///< "": none
    std::optional<expand::Program> condition; ///< absent: always
};

class Transport {
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual BatchLimits batchLimits() const = 0;
    /// Delivers on this machine (appendfile, pipe): routers need no hosts for it.
    [[nodiscard]] virtual bool isLocal() const = 0;
    /// A delivery on this machine that fails for now is remembered for the domain, not for the address (retry_use_local_part = false).
    [[nodiscard]] virtual bool retriesByDomain() const { return false; }
    /// For transports with batches by key (BatchLimits::byKey): recipients with equal keys may share a batch; nothing: this one is
    /// delivered by itself. `one` is a batch of that recipient alone.
    [[nodiscard]] virtual std::optional<std::string> batchKey(const Batch& /*one*/, const DeliveryContext& /*context*/) const { return std::string(); }
    /// Blocks up to the transport's own deadlines; ends early with deferred recipients when `context.stop` is set.
    virtual BatchResult deliver(const Batch& batch, const DeliveryContext& context) = 0;
    [[nodiscard]] virtual const ShadowOptions* shadow() const { return nullptr; }
    /// Asks hosts whether they would take mail (verify = .../callout), under this transport's options; `scope` is that of the
    /// ACL. Nothing when it does not speak SMTP to hosts, or when it has none to ask. Blocks up to job.maxWait.
    virtual std::optional<base::Result<smtp::CalloutResult>> callout(const CalloutJob& /*job*/, const expand::Scope& /*scope*/) { return std::nullopt; }
    /// Would a message of `size` bytes fit into the mailbox of the batch's one recipient (verify = recipient/quota)? Nothing: there is
    /// no quota. Errors: limit, it would not; others: that cannot be said now.
    virtual std::optional<base::Result<void>> room(const Batch& /*batch*/, const DeliveryContext& /*context*/, std::int64_t /*size*/) { return std::nullopt; }
    /// The address that the next hop is told in RCPT: without the prefix and suffix that the router took off, unless the transport
    /// has rcpt_include_affixes. `variables` are those of the route.
    [[nodiscard]] virtual std::string recipientAddress(const std::string& address,
                                                       const std::vector<std::pair<std::string, expand::Value>>& /*variables*/) const {
        return address;
    }
    /// Closes what it keeps open between messages. Called now and then, and at the end.
    virtual void closeIdle() {}
};

} // namespace postroom::transport
