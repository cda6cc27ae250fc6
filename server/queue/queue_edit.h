// SPDX-License-Identifier: Apache-2.0
// Changes to a queued message: who sent it, who gets it, where it goes. Each call is durable before it returns, is an event
// that names who asked, and keeps the ledger's balance: an added recipient counts as generated, one that is marked
// delivered as delivered. Errors: notFound, invalid, and conflict while it is being delivered. Thread-safe.
#pragma once

#include "server/queue/mail_queue.h"

namespace postroom::queue {

/// Where a message goes instead of where the routers say.
struct Reroute {
    std::string transport; ///< "": the first transport of the configuration that delivers to hosts
    std::string hosts;     ///< "relay.example:2525, 192.0.2.1, [2001:db8::1]:25"; "": back to the routers
    [[nodiscard]] std::string text() const; ///< as the row has it
    static std::optional<Reroute> fromText(std::string_view text);
};

/// A host of a Reroute.
struct RerouteHost {
    std::string name;
    std::uint16_t port = 0; ///< 0: the transport's
};
base::Result<std::vector<RerouteHost>> readRerouteHosts(std::string_view hosts);

class QueueEdit {
public:
    explicit QueueEdit(MailQueue& queue) : m_queue(queue), m_core(queue.core()) {}

    /// Bounces go to the new one. "" is the null sender: no bounce. Returns the old one.
    base::Result<std::string> changeSender(const base::MessageId& id, const std::string& sender, const std::string& by, const std::string& reason);
    /// It is due at once.
    base::Result<void> addRecipient(const base::MessageId& id, const std::string& address, const std::string& by, const std::string& reason);
    /// Ends delivery to them without a try; nobody is told. `recipients` empty means all. Returns how many.
    base::Result<std::size_t> markDelivered(const base::MessageId& id, const std::vector<std::string>& recipients, const std::string& by, const std::string& reason);
    /// From the next try on, which is now unless it is on hold. Returns where it went before, as Reroute::text().
    base::Result<std::string> reroute(const base::MessageId& id, const Reroute& route, const std::string& by, const std::string& reason);

private:
    class Pause;
    base::Result<void> update(const base::MessageId& id, const char* column, std::string_view value, std::string& old);
    MailQueue& m_queue;
    QueueCore& m_core;
};

} // namespace postroom::queue
