// SPDX-License-Identifier: Apache-2.0
// The drivers that need few words: accept and ipliteral; and `self`, which several share.
#include "server/deliver/router/host_finder.h"
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "shared/base/text.h"

namespace postroom::router {

namespace {

Say attachAll(Routing& routing, Item& item, const Router& router) {
    for (auto* attach : {attachErrorsTo, attachHeaders, attachFallbackHosts})
        if (const Say said = attach(routing, item, router); said != Say::ok)
            return said;
    return attachTransport(routing, item, router.transport, "transport");
}

} // namespace

Say runAccept(Routing& routing, Item& item, const Router& router) { return attachAll(routing, item, router); }

Say runIpLiteral(Routing& routing, const ItemPtr& item, const Router& router) {
    const auto& domain = item->domain;
    if (domain.size() < 3 || domain.front() != '[' || domain.back() != ']')
        return Say::decline;
    auto address = std::string_view(domain).substr(1, domain.size() - 2);
    if (base::startsWithIgnoreCase(address, "ipv6:") || base::startsWithIgnoreCase(address, "ipv4:"))
        address.remove_prefix(5);
    if (!isIpAddress(address))
        return Say::decline;
    {
        const Routing::ItemScope scope(routing, *item);
        if (router.ignoreTargetHosts && router.ignoreTargetHosts->match(address, scope.scope()).yes())
            return Say::decline;
        Host host;
        host.name = domain;
        host.addresses.emplace_back(address);
        if (isLocalAddress(address, scope.scope()))
            if (const Say said = applySelf(routing, item, router, domain, false); said != Say::ok)
                return said;
        item->hosts.assign(1, host);
    }
    return attachAll(routing, *item, router);
}

Say applySelf(Routing& routing, const ItemPtr& item, const Router& router, std::string_view hostName, bool viaMx) {
    const std::string why = viaMx ? "lowest numbered MX record points to local host" : "remote host address is the local host";
    switch (router.self.kind) {
    case SelfAction::Kind::freeze:
        item->message = why;
        return Say::freeze;
    case SelfAction::Kind::defer:
        item->message = why;
        return Say::defer;
    case SelfAction::Kind::fail:
        item->message = why;
        return Say::fail;
    case SelfAction::Kind::pass:
        item->selfHostname = std::string(hostName);
        return Say::pass;
    case SelfAction::Kind::send:
        return Say::ok;
    case SelfAction::Kind::reroute: {
        const auto local = std::string(mail::localPartOf(item->address));
        item->message.clear();
        routing.addChildren(*item, {makeChild(item, local + "@" + router.self.domain)});
        return Say::rerouted;
    }
    }
    return Say::defer;
}

} // namespace postroom::router
