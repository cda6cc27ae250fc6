// SPDX-License-Identifier: Apache-2.0
// Typed keys: settings.get(catalogue::option::smtpReceiveTimeout) yields seconds, and a name that does not exist is
// a compile error. The keys themselves are in keys_*.h; a test proves that each has a row of its type.
#pragma once

#include "shared/base/clock.h"
#include "shared/catalogue/kind.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::catalogue {

/// The key of an option whose value has the C++ type T: bool, std::int64_t (integers, bytes, modes), base::Seconds,
/// std::string, std::vector<base::Seconds>, std::vector<std::string>, or Expandable<T>.
template <typename T>
struct Key {
    Kind kind;
    std::string_view driver;
    std::string_view name;
};

/// The value of an option that may be an expansion: `fixed` when the text is a plain value, otherwise only `source`,
/// which is to be compiled and evaluated for each use.
template <typename T>
struct Expandable {
    std::optional<T> fixed;
    std::string source;
};

} // namespace postroom::catalogue
