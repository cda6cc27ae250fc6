// SPDX-License-Identifier: Apache-2.0
// Expands the keys of wildlsearch files for lookup::LiveWorld: lookups stand below expansions.
#pragma once

#include "server/policy/expand/scope.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::expand {

/// The keys see the variables of the scope in which the lookup is made.
base::Result<std::string> expandLookupKey(std::string_view key, const Scope& scope);

} // namespace postroom::expand
