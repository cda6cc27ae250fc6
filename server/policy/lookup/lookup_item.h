// SPDX-License-Identifier: Apache-2.0
// The head of a lookup, "partial3(.dot)-lsearch*@,ret=key", taken apart and checked against the known types.
#pragma once

#include "server/policy/lookup/list.h"
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace postroom::lookup {

/// How the key of a type is given.
enum class LookupStyle : unsigned char { singleKey, query };

struct LookupType {
    std::string_view name;
    LookupStyle style = LookupStyle::singleKey;
    bool absoluteFile = true; ///< its source must be an absolute path
    bool built = true;        ///< false: known, but not in this version; `help` says so
    std::string_view help;
};

/// Null when the name is unknown. The table is in lookup_types.cpp.
const LookupType* findLookupType(std::string_view name);
std::vector<std::string> lookupTypeNames();

/// Reads the head only (up to ';' or blank, which the caller cut off). The error is a sentence with "did you mean".
base::Result<LookupItem> parseLookupHead(std::string_view head);
/// Reads "head;rest" as it stands in lists.
base::Result<LookupItem> parseListLookup(std::string_view item);

} // namespace postroom::lookup
