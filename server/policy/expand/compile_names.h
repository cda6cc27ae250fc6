// SPDX-License-Identifier: Apache-2.0
// What must be known to compile an expansion, so that a wrong name is an error when a revision is loaded and not when
// a message comes by. Given by the composition from the revision.
#pragma once

#include "shared/base/text.h"
#include "shared/config/finding.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::expand {

/// Answers are asked during compilation only.
struct CompileNames {
    /// Is there a named list of this kind ("domainlist", "hostlist", "addresslist", "localpartlist")?
    std::function<bool(std::string_view kind, std::string_view name)> listExists = [](auto, auto) { return true; };
    std::function<bool(std::string_view name)> aclExists = [](auto) { return true; };
    /// Variables set by routers (`set = r_x=..`) and the like; the fixed ones come from the catalogue.
    std::function<bool(std::string_view name)> extraVariable = [](auto) { return false; };
    /// The named lists of a kind, for "did you mean".
    std::function<std::vector<std::string>(std::string_view kind)> listNames = [](auto) { return std::vector<std::string>(); };
    /// Is a constant pattern that is no regular expression an error here already? Exim finds out where it is used, which may
    /// be never; a revision that is loaded should not wait for that.
    enum class Patterns : unsigned char { whenUsed, whenCompiled } patterns = Patterns::whenUsed;

    /// "did you mean +name?" for a list that does not exist, or "".
    [[nodiscard]] std::string listHint(std::string_view kind, std::string_view wrong) const {
        const auto near = base::nearestName(wrong, listNames(kind));
        return near ? "did you mean +" + *near + "?" : std::string();
    }
};

} // namespace postroom::expand
