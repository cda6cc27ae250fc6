// SPDX-License-Identifier: Apache-2.0
// What differs between two documents, object by object and setting by setting.
#pragma once

#include "shared/config/document.h"

#include <optional>

namespace postroom::config {

enum class DifferenceKind : std::uint8_t { added, removed, changed, moved };

struct SettingDifference {
    std::string setting; ///< name; "statements" of an ACL as a whole
    std::optional<base::Json> before;
    std::optional<base::Json> after;
};

struct ObjectDifference {
    DifferenceKind kind = DifferenceKind::changed;
    std::string object; ///< label: "router smarthost"
    std::vector<SettingDifference> settings; ///< of a changed one
    std::size_t rankBefore = 0; ///< of a moved one, from 0
    std::size_t rankAfter = 0;
    std::string textBefore; ///< printed as text; empty when it did not exist
    std::string textAfter;
};

using Difference = std::vector<ObjectDifference>;

/// In the order of the newer document, removed objects at the end of their kind. Comments do not count.
[[nodiscard]] Difference difference(const Document& before, const Document& after);
/// Lines with "-" and "+", grouped by object; empty when nothing differs.
[[nodiscard]] std::string differenceText(const Difference& difference);
[[nodiscard]] base::Json toJson(const Difference& difference);

} // namespace postroom::config
