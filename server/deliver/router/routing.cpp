// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/router/routing.h"

#include "server/mail/address.h"
#include "server/policy/world/world.h"
#include "shared/base/text.h"

#include <algorithm>
#include <utility>

namespace postroom::router {

namespace {

constexpr std::size_t addressLimit = 5000;
constexpr std::size_t depthLimit = 100;

std::string_view verifyModeOf(Purpose purpose) {
    switch (purpose) {
    case Purpose::verifyRecipient:
        return "R";
    case Purpose::verifySender:
        return "S";
    case Purpose::delivery:
    case Purpose::addressTest:
    case Purpose::expansion:
        return "";
    }
    return "";
}

// An ancestor with this address went through this router already (repeat_use = false: any ancestor did).
bool alreadyRouted(const Item& item, const Router& router) {
    for (const Item* ancestor = item.parent.get(); ancestor != nullptr; ancestor = ancestor->parent.get()) {
        if (ancestor->router != &router)
            continue;
        if (!router.repeatUse)
            return true;
        if (base::equalsIgnoreCase(ancestor->address, item.address) &&
            (!router.casefulLocalPart || ancestor->localPart == item.localPart))
            return true;
    }
    return false;
}

std::string_view resultWord(Say said) {
    switch (said) {
    case Say::ok:
        return "accepted";
    case Say::skip:
        return "skipped";
    case Say::decline:
        return "declined";
    case Say::pass:
        return "passed";
    case Say::fail:
        return "failed";
    case Say::defer:
        return "deferred";
    case Say::freeze:
        return "held";
    case Say::discard:
        return "discarded";
    case Say::rerouted:
        return "rerouted";
    }
    return "";
}

} // namespace

Routing::ItemScope::ItemScope(const Routing& routing, const Item& item)
    : variables(item, verifyModeOf(routing.request.purpose)), m_scope(routing.outer) {
    m_scope.variables.insert(m_scope.variables.begin(), &variables);
}

Routing::Routing(const CompiledChain& compiled, const RouteRequest& asked, const expand::Scope& scope, int nested)
    : chain(compiled), request(asked), outer(scope), nesting(nested) {}

void Routing::note(Item& item, std::string_view what, std::string found, std::string_view result) {
    item.steps.push_back({item.router != nullptr ? item.router->name : std::string(), std::string(what), std::move(found),
                          std::string(result)});
}

std::vector<Routed> Routing::run() {
    m_work.push_back(makeItem(request.address));
    while (!m_work.empty()) {
        const auto item = m_work.front();
        m_work.pop_front();
        routeOne(item);
    }
    return std::move(m_results);
}

void Routing::routeOne(const ItemPtr& item) {
    if (++m_seen > addressLimit || item->depth > depthLimit) {
        item->message = "more than " + std::to_string(addressLimit) + " addresses, or " + std::to_string(depthLimit) +
                        " redirections in a row: is there a loop?";
        conclude(item, Say::defer);
        return;
    }
    conclude(item, walk(item));
}

Say Routing::walk(const ItemPtr& item) {
    std::size_t next = item->startRouter;
    while (next < chain.routers.size()) {
        const Router& router = chain.routers[next];
        item->router = &router;
        next = router.index + 1;
        if (alreadyRouted(*item, router)) {
            note(*item, "loop", "an ancestor of " + item->address + " went through this router", "skipped");
            continue;
        }
        const Say said = tryRouter(item, router);
        count(router, said);
        if (said == Say::skip)
            continue;
        if (said == Say::pass) {
            next = router.passRouter.value_or(next);
            continue;
        }
        if (said == Say::decline) {
            const auto more = expandFlag(*this, *item, router.more, "more", true);
            if (!more)
                return Say::defer;
            if (!*more) {
                note(*item, "more", "no_more: the routers after this one are not asked", "failed");
                return unrouteable(*item);
            }
            continue;
        }
        return said;
    }
    return unrouteable(*item);
}

void Routing::count(const Router& router, Say said) const {
    if (request.purpose == Purpose::addressTest || !outer.world.leavesMarks())
        return;
    router.hits->countAsked();
    if (said != Say::skip && said != Say::pass && said != Say::decline)
        router.hits->countApplied(outer.world.now());
}

Say Routing::unrouteable(Item& item) {
    if (item.message.empty()) {
        item.message = "Unrouteable address";
        if (item.router != nullptr && item.router->cannotRouteMessage) {
            const ItemScope scope(*this, item);
            if (auto text = item.router->cannotRouteMessage->evaluate(scope.scope()))
                item.message = text->text;
        }
    }
    item.router = nullptr;
    return Say::fail;
}

Say Routing::tryRouter(const ItemPtr& item, const Router& router) {
    m_children.clear();
    if (const Say said = checkPreconditions(*this, *item, router); said != Say::ok)
        return said;
    if (const Say said = setVariables(*this, *item, router); said != Say::ok)
        return said;
    if (router.addressData) {
        auto data = expandSetting(*this, *item, *router.addressData, "address_data");
        if (!data.value)
            return data.forced ? Say::decline : Say::defer;
        item->addressData = std::move(data.value);
    }
    item->localHostRemoved = false;
    item->dsnLastHop = item->dsnLastHop || router.dsnLastHop;
    Say said = runDriver(item, router);
    const bool failVerify = (request.purpose == Purpose::verifySender && router.failVerifySender) ||
                            (request.purpose == Purpose::verifyRecipient && router.failVerifyRecipient);
    if (failVerify && (said == Say::ok || said == Say::pass || said == Say::discard)) {
        item->message = router.name + " router forced verify failure";
        m_children.clear();
        said = Say::fail;
    }
    std::string why = item->message;
    if (said == Say::ok)
        why = item->transport.empty() ? std::to_string(m_children.size()) + (m_children.size() == 1 ? " new address" : " new addresses") : "transport " + item->transport;
    note(*item, "driver", why, resultWord(said));
    if (said == Say::ok || said == Say::discard)
        return finishRouted(item, router, said);
    return said;
}

Say Routing::runDriver(const ItemPtr& item, const Router& router) {
    switch (router.driver) {
    case Router::Driver::accept:
        return runAccept(*this, *item, router);
    case Router::Driver::dnslookup:
        return runDnsLookup(*this, item, router);
    case Router::Driver::manualroute:
        return runManualRoute(*this, item, router);
    case Router::Driver::redirect:
        return runRedirect(*this, item, router);
    case Router::Driver::ipliteral:
        return runIpLiteral(*this, item, router);
    case Router::Driver::iplookup:
        return runIpLookup(*this, item, router);
    case Router::Driver::queryprogram:
        return runQueryProgram(*this, item, router);
    }
    return Say::decline;
}

// translate_ip_address, then unseen.
Say Routing::finishRouted(const ItemPtr& item, const Router& router, Say said) {
    if (router.translateIpAddress) {
        for (auto& host : item->hosts) {
            for (auto& address : host.addresses) {
                ItemScope scope(*this, *item);
                scope.variables.hostAddress = address;
                auto translated = router.translateIpAddress->evaluate(scope.scope());
                if (translated) {
                    address = translated->text;
                } else if (translated.error().kind != expand::Failure::Kind::forced) {
                    item->message = "translate_ip_address expansion failed: " + translated.error().message;
                    return Say::defer;
                }
            }
        }
    }
    const auto unseen = expandFlag(*this, *item, router.unseen, "unseen", false);
    if (!unseen)
        return Say::defer;
    if (*unseen && router.index + 1 < chain.routers.size())
        copyForUnseen(item, router);
    return said;
}

// The address goes on to the next router as well. Its children get the copy's view of the family: an extra ancestor.
void Routing::copyForUnseen(const ItemPtr& item, const Router& router) {
    auto ancestor = std::make_shared<Item>(*item);
    auto copy = makeChild(ancestor, item->address);
    copy->startRouter = router.index + 1;
    item->parent = ancestor;
    if (!verifying())
        m_work.push_back(std::move(copy));
    note(*item, "unseen", "a copy of the address goes on to the next router", "accepted");
}

Say Routing::addChildren(Item& item, std::vector<ItemPtr> children) {
    m_children = std::move(children);
    for (const auto& child : m_children)
        if (item.router->redirectRouter)
            child->startRouter = *item.router->redirectRouter;
    return Say::ok;
}

void Routing::sendOn() {
    for (const auto& child : std::exchange(m_children, {})) {
        if (child->pipeOrFile.empty())
            m_work.push_back(child);
        else
            emit(*child, child->message.empty() ? Routed::Kind::deliver : Routed::Kind::defer);
    }
}

void Routing::conclude(const ItemPtr& item, Say said) {
    switch (said) {
    case Say::ok:
    case Say::rerouted:
        if (m_children.empty() && said == Say::ok) {
            emit(*item, Routed::Kind::deliver);
        } else if (verifying() && (m_children.size() > 1 || !m_children.front()->pipeOrFile.empty())) {
            emit(*item, Routed::Kind::deliver); // more than one branch: verified
        } else {
            sendOn();
        }
        m_children.clear();
        return;
    case Say::discard:
        emit(*item, Routed::Kind::discard);
        return;
    case Say::fail: // of a redirection with :fail: the addresses before it go on
        emit(*item, Routed::Kind::fail);
        sendOn();
        return;
    case Say::freeze:
        emit(*item, Routed::Kind::hold);
        return;
    case Say::defer:
    case Say::skip:
    case Say::decline:
    case Say::pass:
        emit(*item, Routed::Kind::defer);
        return;
    }
}

namespace {

std::vector<std::pair<std::string, expand::Value>> transportVariables(const Item& item) {
    std::vector<std::pair<std::string, expand::Value>> variables;
    static constexpr std::string_view names[] = {
        "local_part", "domain", "local_part_data", "domain_data", "local_part_prefix", "local_part_prefix_v",
        "local_part_suffix", "local_part_suffix_v", "original_local_part", "original_domain", "parent_local_part",
        "parent_domain", "address_data", "home", "self_hostname", "router_name", "local_user_uid", "local_user_gid"};
    const ItemVariables source(item, "");
    for (const auto name : names)
        if (auto value = source.variable(name); value && !value->text.empty())
            variables.emplace_back(name, std::move(*value));
    for (const auto& [name, value] : item.variables)
        variables.emplace_back(name, value);
    if (item.transportHome) // the last of a name counts
        variables.emplace_back("home", *item.transportHome);
    if (item.transportFolder)
        variables.emplace_back(currentDirectoryVariable, *item.transportFolder);
    return variables;
}

bool sameDelivery(const Routed& a, const Routed& b) {
    return a.kind == b.kind && a.transport == b.transport && a.pipeOrFile == b.pipeOrFile && mail::sameAddress(a.address, b.address) &&
           a.router == b.router;
}

} // namespace

void Routing::emit(const Item& item, Routed::Kind kind) {
    Routed routed;
    routed.kind = kind;
    routed.address = item.address;
    routed.pipeOrFile = item.pipeOrFile;
    for (const Item* ancestor = item.parent.get(); ancestor != nullptr; ancestor = ancestor->parent.get())
        routed.parents.push_back(ancestor->address);
    if (item.router != nullptr && kind != Routed::Kind::fail)
        routed.router = item.router->name;
    if (!item.pipeOrFile.empty() && item.parent && item.parent->router != nullptr)
        routed.router = item.parent->router->name;
    routed.transport = item.transport;
    routed.hosts = item.hosts;
    routed.fallbackHosts = item.fallbackHosts;
    routed.message = item.message;
    if (item.errorsTo)
        routed.sender = item.errorsTo;
    routed.errorsTo = item.errorsTo.value_or("");
    routed.headersAdd = item.headersAdd;
    routed.headersRemove = item.headersRemove;
    routed.dsnLastHop = item.dsnLastHop;
    routed.hideAddress = item.hidden;
    routed.lookupFailed = item.lookupFailed;
    routed.retryByDomain = kind == Routed::Kind::defer && item.router != nullptr && !item.router->retryByLocalPart;
    if (kind == Routed::Kind::deliver)
        routed.variables = transportVariables(item);
    // The same delivery twice (a list that names somebody twice) is made once.
    if (kind == Routed::Kind::deliver)
        for (const auto& earlier : m_results)
            if (sameDelivery(earlier, routed) && request.purpose != Purpose::addressTest)
                return;
    std::vector<const Item*> line;
    for (const Item* one = &item; one != nullptr; one = one->parent.get())
        line.insert(line.begin(), one);
    for (const Item* one : line) {
        routed.steps.insert(routed.steps.end(), one->steps.begin(), one->steps.end());
        if (one->skipped)
            routed.skipped.push_back(one->skipped);
    }
    m_results.push_back(std::move(routed));
}

} // namespace postroom::router
