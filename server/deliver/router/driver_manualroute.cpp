// SPDX-License-Identifier: Apache-2.0
// manualroute: hosts that the administrator names, by domain (route_list) or by an expansion (route_data).
#include "server/deliver/router/host_finder.h"
#include "server/deliver/router/routing.h"

#include "shared/base/text.h"

#include <algorithm>

namespace postroom::router {

namespace {

// How the hosts of one rule are to be looked up, and where they go.
struct Rule {
    std::string hosts;
    bool randomize = false;
    bool byName = false;
    bool byDns = false;
    bool ipv4Only = false;
    bool ipv4First = false;
    std::string transport;
};

Say readOptions(Routing& routing, Item& item, const Router& router, std::string_view options, Rule& rule) {
    rule.randomize = router.manual.hostsRandomize;
    for (const auto word : base::splitWords(options)) {
        if (word == "randomize" || word == "no_randomize")
            rule.randomize = word == "randomize";
        else if (word == "byname")
            rule.byName = true;
        else if (word == "bydns")
            rule.byDns = true;
        else if (word == "ipv4_only")
            rule.ipv4Only = true;
        else if (word == "ipv4_prefer")
            rule.ipv4First = true;
        else if (routing.chain.transportExists && routing.chain.transportExists(word))
            rule.transport = std::string(word);
        else {
            item.message = "error in router: unknown routing option or transport name " + std::string(word);
            return Say::defer;
        }
    }
    return Say::ok;
}

Say fromList(Routing& routing, Item& item, const Router& router, Rule& rule) {
    for (const auto& candidate : router.manual.rules) {
        lookup::MatchResult match;
        {
            const Routing::ItemScope scope(routing, item);
            match = candidate.pattern.match(item.domain, scope.scope());
        }
        if (match.verdict == lookup::MatchResult::Verdict::no)
            continue;
        if (!match.yes()) {
            item.message = "lookup defer in route_list: " + match.message;
            return Say::defer;
        }
        item.captures = match.captures;
        item.value = match.data;
        auto hosts = expandSetting(routing, item, candidate.hosts, "route_list");
        item.captures.clear();
        item.value.reset();
        if (!hosts.value)
            return hosts.forced ? Say::decline : Say::defer;
        rule.hosts = hosts.value->text;
        return readOptions(routing, item, router, candidate.options, rule);
    }
    Routing::note(item, "route_list", item.domain + " matches no rule", "declined");
    return Say::decline;
}

Say fromData(Routing& routing, Item& item, const Router& router, Rule& rule) {
    const auto data = expandSetting(routing, item, *router.manual.data, "route_data");
    if (!data.value)
        return data.forced ? Say::decline : Say::defer;
    std::string_view rest = base::trim(data.value->text);
    if (rest.empty())
        return Say::decline;
    std::size_t end = 0;
    if (rest[0] == '"') {
        end = rest.find('"', 1);
        rule.hosts = std::string(rest.substr(1, end == std::string_view::npos ? end : end - 1));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    } else {
        while (end < rest.size() && !base::isSpace(rest[end]))
            ++end;
        rule.hosts = std::string(rest.substr(0, end));
        rest = rest.substr(end);
    }
    return readOptions(routing, item, router, rest, rule);
}

Say onFailure(Item& item, OnFailure action) {
    switch (action) {
    case OnFailure::defer:
        item.lookupFailed = true;
        return Say::defer;
    case OnFailure::fail:
        return Say::fail;
    case OnFailure::pass:
        item.message.clear();
        return Say::pass;
    case OnFailure::decline:
        item.message.clear();
        return Say::decline;
    case OnFailure::freeze:
    case OnFailure::ignore:
        return Say::freeze;
    }
    return Say::freeze;
}

FoundHosts lookUp(Routing& routing, Item& item, const Router& router, const Rule& rule, const NamedHost& named) {
    FindOptions options(routing.chain.hostRules);
    options.mx = named.mx;
    options.addresses = !named.mx;
    options.ipv4Only = rule.ipv4Only;
    options.ipv4First = rule.ipv4First;
    options.systemNames = rule.byName && !named.mx;
    options.dnsThenSystem = !rule.byName && !rule.byDns && !named.mx;
    options.ignore = router.ignoreTargetHosts ? &*router.ignoreTargetHosts : nullptr;
    options.requireDnssec = router.requireDnssec ? &*router.requireDnssec : nullptr;
    const Routing::ItemScope scope(routing, item);
    auto found = findHosts(named.name, options, scope.scope());
    for (auto& host : found.hosts)
        host.port = named.port;
    return found;
}

// Looks every host up in turn; ok leaves them in the item.
Say findAll(Routing& routing, const ItemPtr& item, const Router& router, const Rule& rule, const std::vector<NamedHost>& names) {
    bool selfSends = false;
    item->hosts.clear();
    for (const auto& named : names) {
        auto found = lookUp(routing, *item, router, rule, named);
        if (found.status == FoundHosts::Status::again) {
            if (router.passOnTimeout)
                return Say::pass;
            item->lookupFailed = true;
            item->message = "host lookup for " + named.name + (found.insecure ? " done insecurely in " : " did not complete in ") + router.name + " router";
            Routing::note(*item, "dns", found.detail, "deferred");
            return Say::defer;
        }
        if (found.status == FoundHosts::Status::failed) {
            if (found.ignored || router.manual.hostFindFailed == OnFailure::ignore)
                continue;
            item->message = "lookup of host \"" + named.name + "\" failed in " + router.name + " router";
            Host unknown;
            unknown.name = named.name;
            if (router.manual.hostFindFailed == OnFailure::pass)
                item->hosts.push_back(unknown);
            return onFailure(*item, router.manual.hostFindFailed);
        }
        if (found.status == FoundHosts::Status::foundLocal && !selfSends) {
            if (!item->hosts.empty()) { // a local host is cut off together with those behind it
                item->localHostRemoved = true;
                return Say::ok;
            }
            if (const Say said = applySelf(routing, item, router, named.name, found.viaMx()); said != Say::ok)
                return said;
            selfSends = true;
        }
        item->hosts.insert(item->hosts.end(), found.hosts.begin(), found.hosts.end());
    }
    return Say::ok;
}

void shuffle(std::vector<NamedHost>& names, world::World& world) {
    for (std::size_t begin = 0; begin < names.size();) {
        std::size_t end = begin;
        while (end < names.size() && names[end].group == names[begin].group)
            ++end;
        for (std::size_t i = end - begin; i > 1; --i)
            std::swap(names[begin + i - 1], names[begin + world.random(i)]);
        begin = end;
    }
}

} // namespace

Say runManualRoute(Routing& routing, const ItemPtr& item, const Router& router) {
    Rule rule;
    const Say chosen = router.manual.data ? fromData(routing, *item, router, rule) : fromList(routing, *item, router, rule);
    if (chosen != Say::ok)
        return chosen;
    for (auto* attach : {attachErrorsTo, attachHeaders, attachFallbackHosts})
        if (const Say said = attach(routing, *item, router); said != Say::ok)
            return said;
    if (!rule.transport.empty()) {
        item->transport = rule.transport;
    } else if (router.transport) {
        if (const Say said = attachTransport(routing, *item, router.transport, "transport"); said != Say::ok)
            return said;
    } else if (!routing.verifying()) {
        item->message = "error in router: transport missing";
        return Say::defer;
    }
    const bool local = routing.chain.transportIsLocal && routing.chain.transportIsLocal(item->transport);
    auto names = readHostList(rule.hosts);
    if (local) {
        for (const auto& named : names) {
            Host host;
            host.name = named.name;
            item->hosts.push_back(std::move(host));
        }
        return Say::ok;
    }
    if (names.empty()) {
        item->transport.clear();
        item->message = "error in " + router.name + " router: no host(s) specified for domain " + item->domain;
        return Say::defer;
    }
    if (rule.randomize)
        shuffle(names, routing.outer.world);
    const auto transport = std::exchange(item->transport, {});
    if (const Say said = findAll(routing, item, router, rule, names); said != Say::ok)
        return said;
    if (item->hosts.empty()) {
        item->message = "lookup failed for all hosts in " + router.name + " router";
        return onFailure(*item, router.manual.hostAllIgnored);
    }
    item->transport = transport;
    return Say::ok;
}

} // namespace postroom::router
