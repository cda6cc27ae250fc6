// SPDX-License-Identifier: Apache-2.0
// The queue as delivery sees it: claim what is due, load it, settle each recipient durably.
#pragma once

#include "server/queue/message.h"
#include "server/queue/recipient_outcome.h"
#include "shared/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postroom::queue {

/// A recipient that is still to be delivered. `number` is its index in the message, stable for its life.
struct QueuedRecipient {
    std::uint32_t number = 0;
    mail::Recipient recipient;
    std::string parent;        ///< the address whose redirection made this one; empty for an original recipient
    std::uint32_t attempts = 0;
    std::string lastError;
};

/// What delivery needs of a message. Headers and body may come from memory right after acceptance.
struct QueuedMessage {
    base::MessageId id;
    base::RevisionId revision;
    std::string sender;
    mail::Envelope envelope; ///< parameters; its recipients are not filled, see `due`
    std::string headers;
    Body body;
    Reception reception;
    std::vector<AclVariable> aclVariables;
    std::string queueName;
    std::string bounceOf;
    std::string reroute; ///< JSON {"transport", "hosts"}: an administrator chose where it goes; "": the routers do
    std::uint32_t warningsSent = 0; ///< delay notices so far
    bool firstDelivery = true;
    std::vector<QueuedRecipient> due;
};

/// Work that the scheduler gave out: nobody else gets these recipients until they are settled.
struct Job {
    base::MessageId id;
    std::vector<std::uint32_t> recipients;
    bool forced = false; ///< "try now", or the ultimate try: retry times of hosts and addresses do not count
    /// Not empty: nothing is tried; every recipient is to be bounced and settled as failed with this reason ("give up").
    std::string giveUp;
};

/// A host that failed or answered, for the retry memory.
struct HostResult {
    /// A host that answered: failed is false, and what was remembered of it is forgotten.
    std::string key;         ///< "name ip" or what retry_include_ip_address says
    bool failed = false;
    std::string error;
    std::string retryError;
    /// The host answers and refused this message for now (MAIL, DATA): remembered of host and message together, so that
    /// other messages to the host go on (policy-language 2.8).
    bool messageError = false;
    std::vector<std::uint32_t> recipients = {}; ///< that were to go there; empty: all
};

/// What the retry memory says against trying a host.
struct HostWait {
    base::Time until{};
    bool expired = false; ///< it has failed for longer than its retry rule goes on
};

/// A host that an administrator has suspended.
struct HostSuspended {
    std::string sentence;
    std::optional<base::Time> until;
};

/// What the queue decided about the recipients that were deferred.
struct Settled {
    struct Final {
        std::uint32_t number = 0;
        std::string reason; ///< "retry timeout exceeded", "no retry rule"
    };
    /// Deferred and over: they stay with the job, to be bounced and then settled again as failed.
    std::vector<Final> timedOut;
    std::vector<std::uint32_t> delayed; ///< a delay notice is due for them now
    bool messageDone = false;         ///< nothing of the message is left
};

/// Thread-safe.
class DeliveryQueue {
public:
    virtual ~DeliveryQueue() = default;
    /// Waits until work is due or the queue is stopped (then nothing). At most `limit` jobs are out at a time.
    virtual std::optional<Job> nextJob() = 0;
    /// The next job if one is due at this moment; never waits. Ask after every settle(): what it made room for wakes nobody.
    virtual std::optional<Job> tryNextJob() = 0;
    /// From now on a message that is one job and due at once is announced by calling `arrived`, on the thread that accepted
    /// it: somebody asks tryNextJob() then. When it returns false nextJob() is woken instead, as it is without `arrived`.
    virtual void announceTo(std::function<bool()> arrived) = 0;
    /// On error release the job. A message whose body file is gone is put on hold (event store.body-missing).
    virtual base::Result<QueuedMessage> load(const Job& job) = 0;
    /// Records the outcomes durably, in one group commit; returns after it. Publishes delivery.done, .deferred, .failed,
    /// .discarded, .redirected, queue.held and message.completed itself. Deferred recipients get their next time from
    /// the retry rules. `outcomes` may cover a part of the job; the rest stays with it until a later settle or release. On
    /// error nothing was recorded and the job keeps its recipients: settle again or release. A bounce must be accepted by the Inbox before the failure that causes it is settled.
    virtual base::Result<Settled> settle(const Job& job, std::vector<RecipientOutcome> outcomes, std::vector<HostResult> hosts) = 0;
    /// Gives a job back untouched (the program stops).
    virtual void release(const Job& job) = 0;
    /// May this host be tried now with this message, by the retry memory? Nothing: yes.
    [[nodiscard]] virtual std::optional<HostWait> hostWait(const std::string& key, const base::MessageId& message) const = 0;
    /// Why a standing order of an administrator would keep the message back when it is accepted: a hold rule, a suspended domain.
    /// "": none would.
    [[nodiscard]] virtual std::string keptBack(const IncomingMessage& message) const = 0;
    /// Has an administrator suspended the host? It counts for forced jobs too.
    [[nodiscard]] virtual std::optional<HostSuspended> hostSuspended(const std::string& name, const std::string& address) const = 0;
};

} // namespace postroom::queue
