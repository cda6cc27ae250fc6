// SPDX-License-Identifier: Apache-2.0
// The compiled text of a named list with expansions, as it hangs on lookup::NamedList. Private to this folder.
#pragma once

#include "server/policy/expand/node.h"
#include "server/policy/lookup/named_lists.h"

namespace postroom::expand {

class CompiledList final : public lookup::CompiledText {
public:
    Sequence sequence;
};

} // namespace postroom::expand
