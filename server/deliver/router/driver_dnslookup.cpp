// SPDX-License-Identifier: Apache-2.0
// dnslookup: hosts by MX, otherwise by address records.
#include "server/deliver/router/host_finder.h"
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "server/mail/idna.h"
#include "shared/base/text.h"

namespace postroom::router {

namespace {

bool wordIsTrue(Routing& routing, Item& item, const std::optional<expand::Program>& program, std::string_view name) {
    if (!program)
        return false;
    const auto expanded = expandSetting(routing, item, *program, name);
    item.message.clear();
    return expanded.value && !expanded.value->text.empty() && expanded.value->text != "0" && expanded.value->text != "no" &&
           expanded.value->text != "false";
}

// What a failed lookup says, when it says more than "Unrouteable address".
void explainFailure(Item& item, const FoundHosts& found) {
    if (found.nullMx)
        item.message = "an MX or SRV record indicated no SMTP service";
    else if (found.danglingMx)
        item.message = "all relevant MX records point to non-existent hosts";
    if (!found.addressMx.empty())
        Routing::note(item, "allow_mx_to_ip", "an MX record names the address " + found.addressMx + " instead of a host", "left out");
}

Say takeFound(Routing& routing, const ItemPtr& item, const Router& router, FoundHosts found, const std::string& name) {
    const auto wanted = mail::domainToALabels(item->domain);
    if (name != wanted.value_or(item->domain)) { // widened
        const auto local = std::string(mail::localPartOf(item->address));
        item->message.clear();
        routing.addChildren(*item, {makeChild(item, local + "@" + name)});
        return Say::rerouted;
    }
    item->localHostRemoved = found.localRemoved;
    if (found.status == FoundHosts::Status::foundLocal) {
        if (const Say said = applySelf(routing, item, router, found.localName, found.viaMx()); said != Say::ok)
            return said;
    } else if (router.dns.checkSecondaryMx && !found.localRemoved) {
        Routing::note(*item, "check_secondary_mx", "this host is no secondary MX of " + name, "declined");
        return Say::decline;
    }
    item->message.clear();
    item->hosts = std::move(found.hosts);
    for (auto* attach : {attachErrorsTo, attachHeaders, attachFallbackHosts})
        if (const Say said = attach(routing, *item, router); said != Say::ok)
            return said;
    return attachTransport(routing, *item, router.transport, "transport");
}

} // namespace

Say runDnsLookup(Routing& routing, const ItemPtr& item, const Router& router) {
    FindOptions options(routing.chain.hostRules);
    options.ipv4Only = wordIsTrue(routing, *item, router.dns.ipv4Only, "ipv4_only");
    options.ipv4First = wordIsTrue(routing, *item, router.dns.ipv4Prefer, "ipv4_prefer");
    options.ignore = router.ignoreTargetHosts ? &*router.ignoreTargetHosts : nullptr;
    options.requireDnssec = router.requireDnssec ? &*router.requireDnssec : nullptr;
    options.mxFailDomains = router.dns.mxFailDomains ? &*router.dns.mxFailDomains : nullptr;
    options.srvFailDomains = router.dns.srvFailDomains ? &*router.dns.srvFailDomains : nullptr;
    if (router.dns.checkSrv) {
        const auto service = expandSetting(routing, *item, *router.dns.checkSrv, "check_srv");
        if (!service.value && !service.forced)
            return Say::defer;
        options.srvService = service.value ? std::string(base::trim(service.value->text)) : std::string();
    }
    const auto ascii = mail::domainToALabels(item->domain); // RFC 6531 3.2: the DNS is asked for A-labels
    if (!ascii || !mail::isDomainName(*ascii)) {
        item->message = "mail domain \"" + item->domain + "\" is syntactically invalid";
        return Say::decline;
    }
    const auto domain = *ascii;
    std::vector<std::string> names{domain};
    for (const auto& wider : router.dns.widenDomains)
        names.push_back(domain + "." + wider);
    for (const auto& name : names) {
        FoundHosts found;
        {
            const Routing::ItemScope scope(routing, *item);
            found = findHosts(name, options, scope.scope());
            const bool usable = found.status == FoundHosts::Status::found || found.status == FoundHosts::Status::foundLocal;
            if (usable && !found.viaMx() && router.dns.mxDomains && router.dns.mxDomains->match(name, scope.scope()).yes()) {
                Routing::note(*item, "mx_domains", name + " has no MX record", "declined");
                continue;
            }
            if (found.status == FoundHosts::Status::failed && router.dns.failDeferDomains &&
                router.dns.failDeferDomains->match(name, scope.scope()).yes()) {
                item->lookupFailed = true;
                item->message = "missing MX, or all MXs point to missing A records, and defer requested";
                return Say::defer;
            }
        }
        switch (found.status) {
        case FoundHosts::Status::again:
            if (router.passOnTimeout)
                return Say::pass;
            item->lookupFailed = true;
            item->message = found.insecure ? "host lookup done insecurely" : "host lookup did not complete";
            Routing::note(*item, "dns", found.detail, "deferred");
            return Say::defer;
        case FoundHosts::Status::failed:
            explainFailure(*item, found);
            Routing::note(*item, "dns", name + " has no host for mail" + (found.ignored ? " but ignored ones" : ""), "declined");
            continue;
        case FoundHosts::Status::found:
        case FoundHosts::Status::foundLocal:
            return takeFound(routing, item, router, std::move(found), name);
        }
    }
    return Say::decline;
}

} // namespace postroom::router
