// SPDX-License-Identifier: Apache-2.0
// One request on its way through the chain: a work list of addresses, the results so far, and the outside seen through
// the scope. Owns sequencing only; preconditions, drivers and host lookups have their own files. Private to this folder.
#pragma once

#include "server/deliver/router/chain.h"
#include "server/deliver/router/compiled_chain.h"
#include "server/deliver/router/item.h"

#include <deque>
#include <string>
#include <vector>

namespace postroom::router {

/// What a router or a precondition says.
enum class Say : std::uint8_t { ok, skip, decline, pass, fail, defer, freeze, discard, rerouted };

class Routing {
public:
    Routing(const CompiledChain& chain, const RouteRequest& request, const expand::Scope& outer, int nesting);
    std::vector<Routed> run();

    // What the drivers use.
    const CompiledChain& chain;
    const RouteRequest& request;
    [[nodiscard]] bool verifying() const {
        return request.purpose == Purpose::verifyRecipient || request.purpose == Purpose::verifySender;
    }
    /// The outer scope with the item's variables in front. Valid while `item` lives.
    class ItemScope;
    Say addChildren(Item& item, std::vector<ItemPtr> children);
    /// Says why, as a step of the item.
    static void note(Item& item, std::string_view what, std::string found, std::string_view result);
    const expand::Scope& outer;
    int nesting; ///< of routings inside routings (errors_to)

private:
    void routeOne(const ItemPtr& item);
    Say walk(const ItemPtr& item);
    Say tryRouter(const ItemPtr& item, const Router& router);
    Say runDriver(const ItemPtr& item, const Router& router);
    Say finishRouted(const ItemPtr& item, const Router& router, Say said);
    void count(const Router& router, Say said) const;
    Say unrouteable(Item& item);
    void copyForUnseen(const ItemPtr& item, const Router& router);
    void conclude(const ItemPtr& item, Say said);
    void sendOn(); ///< the children
    void emit(const Item& item, Routed::Kind kind);

    std::deque<ItemPtr> m_work;
    std::vector<ItemPtr> m_children; // of the router that runs now
    std::vector<Routed> m_results;
    std::size_t m_seen = 0;
};

class Routing::ItemScope {
public:
    ItemScope(const Routing& routing, const Item& item);
    [[nodiscard]] const expand::Scope& scope() const { return m_scope; }
    ItemVariables variables;

private:
    expand::Scope m_scope;
};

// preconditions.cpp: ok, skip or defer (with item.message set).
Say checkPreconditions(Routing& routing, Item& item, const Router& router);
/// The setting's value. A forced failure, or an unset program, is nothing with `forced`; an error sets item.message.
struct Expanded {
    std::optional<expand::Value> value;
    bool forced = false;
};
Expanded expandSetting(Routing& routing, Item& item, const expand::Program& program, std::string_view name);
/// A boolean that may be expanded: only true and false words; anything else is an error in item.message (2.14.2).
std::optional<bool> expandFlag(Routing& routing, Item& item, const std::optional<expand::Program>& program, std::string_view name,
                               bool fallback);

// attributes.cpp: what every driver attaches.
Say attachErrorsTo(Routing& routing, Item& item, const Router& router);
Say attachHeaders(Routing& routing, Item& item, const Router& router);
Say attachTransport(Routing& routing, Item& item, const std::optional<expand::Program>& program, std::string_view setting);
Say attachFallbackHosts(Routing& routing, Item& item, const Router& router);
Say setVariables(Routing& routing, Item& item, const Router& router);

// The drivers.
Say runAccept(Routing& routing, Item& item, const Router& router);
Say runDnsLookup(Routing& routing, const ItemPtr& item, const Router& router);
Say runManualRoute(Routing& routing, const ItemPtr& item, const Router& router);
Say runRedirect(Routing& routing, const ItemPtr& item, const Router& router);
Say runIpLiteral(Routing& routing, const ItemPtr& item, const Router& router);
Say runIpLookup(Routing& routing, const ItemPtr& item, const Router& router);
Say runQueryProgram(Routing& routing, const ItemPtr& item, const Router& router);
/// `self` of dnslookup, manualroute and ipliteral.
Say applySelf(Routing& routing, const ItemPtr& item, const Router& router, std::string_view hostName, bool viaMx);

} // namespace postroom::router
