// SPDX-License-Identifier: Apache-2.0
// What must be known to compile an expansion, so that a wrong name is an error when a revision is loaded and not when
// a message comes by. Given by the composition from the revision.
#pragma once

#include "shared/config/finding.h"

#include <functional>
#include <string>
#include <string_view>

namespace postroom::expand {

/// Answers are asked during compilation only.
struct CompileNames {
    /// Is there a named list of this kind ("domainlist", "hostlist", "addresslist", "localpartlist")?
    std::function<bool(std::string_view kind, std::string_view name)> listExists = [](auto, auto) { return true; };
    std::function<bool(std::string_view name)> aclExists = [](auto) { return true; };
    /// Variables set by routers (`set = r_x=..`) and the like; the fixed ones come from the catalogue.
    std::function<bool(std::string_view name)> extraVariable = [](auto) { return false; };
};

} // namespace postroom::expand
