// SPDX-License-Identifier: Apache-2.0
// Renaming an object together with what refers to it by name: transports of routers, routers of routers, ACLs of main
// options and of ACLs, named lists in lists. Names inside expansions are not touched; the validator finds them.
#pragma once

#include "shared/config/document.h"

namespace postroom::config {

void renameObject(Document& document, Kind kind, const std::string& from, const std::string& to);

} // namespace postroom::config
