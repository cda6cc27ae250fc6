// SPDX-License-Identifier: Apache-2.0
// The lookup type dnsdb: "txt=example.com", with its separators, options and pseudo types. Made of DNS questions to the World.
#pragma once

#include "server/policy/lookup/search.h"

namespace postroom::lookup {

SearchResult searchDnsdb(world::World& world, std::string_view query);

} // namespace postroom::lookup
