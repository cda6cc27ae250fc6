// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4) for digests of configurations: shared links no OpenSSL. Not for secrets: it makes no promise
// about timing.
#pragma once

#include <string>
#include <string_view>

namespace postroom::config {

/// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

} // namespace postroom::config
