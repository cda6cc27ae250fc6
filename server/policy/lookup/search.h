// SPDX-License-Identifier: Apache-2.0
// A lookup with its partial search and its defaults: several single questions to the World, in Exim's order: the key,
// then "*.key", then fewer and fewer labels, then "*@domain", then "*".
#pragma once

#include "server/policy/lookup/list.h"
#include "server/policy/world/world.h"

#include <functional>
#include <string>
#include <string_view>

namespace postroom::lookup {

struct SearchResult {
    world::Status status = world::Status::notFound;
    std::string data;
    std::string detail;   ///< why not
    bool wild = false;    ///< found by a partial or default key: then
    std::string wildPart; ///< ... what the wild card stood for ($1)
    std::string fixedPart; ///< ... the rest of the key ($2)
    bool secure = false;  ///< dnsdb: validated

    [[nodiscard]] bool found() const { return status == world::Status::found; }
};

/// `item` has type, source and options; `key` is the key or the query, `parameters` the values bound to a query.
SearchResult search(world::World& world, const LookupItem& item, std::string_view key, const std::vector<std::string>& parameters = {});

} // namespace postroom::lookup
