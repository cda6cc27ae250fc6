// SPDX-License-Identifier: Apache-2.0
// Renaming an object together with what refers to it by name: transports of routers, routers of routers, ACLs of main
// options and of ACLs, named lists in lists. Names inside expansions are not touched; the validator finds them.
#pragma once

#include "shared/config/changes.h"

namespace postroom::config {

void renameObject(Document& document, Kind kind, const std::string& from, const std::string& to);
/// A change made before the renaming, as it must be to mean the same behind it: of the object by its new name, with the new
/// name in what it sets. A text that cannot be read stays as it is.
[[nodiscard]] Change renamedIn(Change change, Kind kind, const std::string& from, const std::string& to);

} // namespace postroom::config
