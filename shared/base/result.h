// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error.
//
//     Result<Settings> loaded = load(file);
//     if (!loaded)
//         return fail(loaded.error());
//     use(*loaded);
#pragma once

#include "shared/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace postroom::base {

template <typename T>
using Result = tl::expected<T, Error>;

/// Makes the failing side of any Result.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

} // namespace postroom::base
