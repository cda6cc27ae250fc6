// SPDX-License-Identifier: Apache-2.0
// Digests and keyed digests by OpenSSL's libcrypto. Raw bytes out; base::hexText makes them readable.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postroom::crypto {

enum class DigestKind : unsigned char { md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512 };

std::string digest(DigestKind kind, std::string_view bytes);
std::string hmac(DigestKind kind, std::string_view key, std::string_view bytes);
/// In a time that depends on the lengths only: for anything secret.
bool equalInConstantTime(std::string_view a, std::string_view b);
/// Cryptographically strong; ends the program when the system has no randomness.
std::string randomBytes(std::size_t count);

} // namespace postroom::crypto
