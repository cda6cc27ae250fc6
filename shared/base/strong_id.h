// SPDX-License-Identifier: Apache-2.0
// Ids that cannot be confused with each other: StrongId<struct RevisionTag> is not StrongId<struct EventTag>.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace postroom::base {

template <typename Tag>
struct StrongId {
    std::int64_t value = 0; ///< 0 is "none"; rows start at 1

    [[nodiscard]] explicit operator bool() const { return value != 0; }
    auto operator<=>(const StrongId&) const = default;
};

using RevisionId = StrongId<struct RevisionTag>;

} // namespace postroom::base

template <typename Tag>
struct std::hash<postroom::base::StrongId<Tag>> {
    std::size_t operator()(const postroom::base::StrongId<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
