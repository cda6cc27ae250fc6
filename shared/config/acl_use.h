// SPDX-License-Identifier: Apache-2.0
// Where ACLs are used: which of them the main section names, which run inside others, and what stands inline.
#pragma once

#include "shared/catalogue/term_row.h"
#include "shared/config/document.h"

#include <optional>

namespace postroom::config {

/// What the value of an acl_* option is.
struct AclUse {
    enum class Kind : std::uint8_t { name, inlineText, file, expansion };
    Kind kind = Kind::name;
    std::string text; ///< the name, the file, or the inline ACL with its \n resolved
};

[[nodiscard]] AclUse aclUse(std::string_view value);
/// The ACL that a term `acl = name args` runs; nothing when that is known only after an expansion.
[[nodiscard]] std::optional<std::string> namedAcl(const Term& term);

} // namespace postroom::config
