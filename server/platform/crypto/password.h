// SPDX-License-Identifier: Apache-2.0
// Passwords as they are kept: SCRAM keys and PBKDF2 hashes of ours (salted, RFC 5802, RFC 7677), and verification of
// the forms that administrators bring along: crypt(3), {md5} {sha1} {crypt} {crypt16} and the LDAP ones {SHA} {SSHA}.
// Verification takes a time that does not depend on where a wrong password differs.
#pragma once

#include "shared/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::crypto {

/// What a server keeps for SCRAM-SHA-256; it cannot log in with this.
struct ScramKeys {
    std::string salt;       ///< bytes
    std::uint32_t iterations = 0;
    std::string storedKey;  ///< bytes
    std::string serverKey;  ///< bytes

    /// "SCRAM-SHA-256$iterations:salt$storedKey:serverKey", base64 (the form of PostgreSQL and Dovecot).
    [[nodiscard]] std::string text() const;
    static base::Result<ScramKeys> parse(std::string_view text);
};

std::string pbkdf2Sha256(std::string_view password, std::string_view salt, std::uint32_t iterations, std::size_t length = 32);
/// With a random salt of 16 bytes. The password is taken as it is: prepare it (RFC 4013) before.
ScramKeys makeScramKeys(std::string_view password, std::uint32_t iterations = 4096);

enum class PasswordMatch : unsigned char {
    no,
    yes,
    unsupported, ///< the stored form is not one of those above, or crypt(3) refuses it
};

/// `stored` is a ScramKeys text or any form named above; without {..} it is crypt(3).
PasswordMatch verifyPassword(std::string_view password, std::string_view stored);

} // namespace postroom::crypto
