// SPDX-License-Identifier: Apache-2.0
// The classification of one list item, used where items stand outside of a list (the parts of an address item, the
// data of an "@@" lookup).
#pragma once

#include "server/policy/lookup/list.h"

namespace postroom::lookup {

ListItem parseItem(ListKind kind, std::string_view text, bool caseful);

} // namespace postroom::lookup
