// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/batches.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

#include <map>

namespace postroom::deliver {

namespace {

void appendHosts(std::string& key, const std::vector<router::Host>& hosts) {
    for (const auto& host : hosts) {
        key += host.name + ":" + std::to_string(host.port) + ":" + std::to_string(host.mxPreference);
        for (const auto& address : host.addresses)
            key += "," + address;
        key += ";";
    }
    key += "|";
}

// Recipients with equal keys go together. Hosts of one preference come in random order for each address; they stay apart then,
// unless the domain is the same, in which case the router's answer for the first one counts for all.
std::string keyOf(const router::Routed& routed, const std::string& returnPath, bool multiDomain, bool oneDomainKey) {
    std::string key = routed.transport + "|" + returnPath + "|";
    const auto domain = base::lower(mail::domainOf(routed.address));
    if (oneDomainKey) {
        key += domain + "|" + std::to_string(routed.hosts.size()) + "|";
    } else {
        appendHosts(key, routed.hosts);
        appendHosts(key, routed.fallbackHosts);
        if (!multiDomain)
            key += domain + "|";
    }
    for (const auto& field : routed.headersAdd)
        key += "+" + field + "\n";
    for (const auto& name : routed.headersRemove)
        key += "-" + name + "\n";
    return key;
}

bool viaMx(const router::Routed& routed) { return !routed.hosts.empty() && routed.hosts.front().mxPreference >= 0; }

transport::BatchRecipient recipientOf(const queue::QueuedRecipient& due, const router::Routed& routed) {
    transport::BatchRecipient recipient;
    recipient.number = due.number;
    recipient.recipient = due.recipient;
    recipient.recipient.address = routed.address;
    recipient.original = due.parent.empty() ? due.recipient.address : due.parent;
    recipient.pipeOrFile = routed.pipeOrFile;
    recipient.variables = routed.variables;
    recipient.dsnLastHop = routed.dsnLastHop;
    return recipient;
}

} // namespace

BatchPlan planBatches(const queue::QueuedMessage& message, const std::vector<Leaf>& leaves, const transport::TransportSet& transports,
                      const transport::DeliveryContext& context, bool forced) {
    BatchPlan plan;
    std::map<std::string, std::size_t> open; // key -> index of the batch that still has room
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const auto& routed = leaves[i].routed;
        const auto& due = message.due[leaves[i].due];
        auto* transport = transports.find(routed.transport);
        if (transport == nullptr) {
            plan.homeless.push_back(i);
            continue;
        }
        const auto limits = transport->batchLimits();
        // A bounce keeps its null sender whatever errors_to says (RFC 5321 4.5.5).
        const auto returnPath = message.sender.empty() ? std::string() : routed.sender.value_or(message.sender);
        const auto alone = [&] {
            return transport::Batch{message, returnPath, {recipientOf(due, routed)}, routed.hosts, routed.fallbackHosts,
                                    routed.headersAdd, routed.headersRemove, routed.router, forced};
        };
        auto key = keyOf(routed, returnPath, limits.multiDomain, viaMx(routed));
        if (limits.byKey) {
            const auto own = transport->batchKey(alone(), context);
            key += own ? "=" + *own : "#" + std::to_string(i);
        }
        const auto found = open.find(key);
        if (found != open.end() && (limits.recipients == 0 || plan.batches[found->second].batch.recipients.size() < limits.recipients)) {
            plan.batches[found->second].batch.recipients.push_back(recipientOf(due, routed));
            plan.batches[found->second].leaves.push_back(i);
            continue;
        }
        plan.batches.push_back({transport, routed.transport, alone(), {i}, transport->isLocal()});
        open[key] = plan.batches.size() - 1;
    }
    return plan;
}

} // namespace postroom::deliver
