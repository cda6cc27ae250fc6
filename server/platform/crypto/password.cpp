// SPDX-License-Identifier: Apache-2.0
#include "server/platform/crypto/password.h"

#include "server/platform/crypto/digest.h"
#include "shared/base/base64.h"
#include "shared/base/text.h"

#include <crypt.h>
#include <openssl/evp.h>

#include <memory>

namespace postroom::crypto {

namespace {

constexpr std::string_view scramPrefix = "SCRAM-SHA-256$";
constexpr std::uint32_t mostIterations = 10'000'000;

std::string cryptText(std::string_view password, std::string_view setting) {
    auto data = std::make_unique<crypt_data>();
    const std::string word(password);
    const std::string salt(setting);
    const char* result = crypt_r(word.c_str(), salt.c_str(), data.get());
    // "*0" and "*1" mean that the setting was not understood.
    return result == nullptr || result[0] == '*' ? std::string() : std::string(result);
}

PasswordMatch matched(bool equal) {
    return equal ? PasswordMatch::yes : PasswordMatch::no;
}

/// Hexadecimal or base64, as Exim's {md5} and {sha1} allow.
PasswordMatch verifyDigest(DigestKind kind, std::size_t length, std::string_view password, std::string_view stored) {
    const std::string hash = digest(kind, password);
    if (stored.size() == (length + 2) / 3 * 4)
        return matched(equalInConstantTime(base::base64Encode(hash), stored));
    if (stored.size() == 2 * length)
        return matched(equalInConstantTime(base::lower(base::hexText(hash)), base::lower(stored)));
    return PasswordMatch::no;
}

/// {SSHA}, {SSHA256}: base64 of digest and salt.
PasswordMatch verifySalted(DigestKind kind, std::size_t length, std::string_view password, std::string_view stored) {
    const auto bytes = base::base64Decode(stored);
    if (!bytes || bytes->size() < length)
        return PasswordMatch::unsupported;
    const std::string salt = bytes->substr(length);
    return matched(equalInConstantTime(digest(kind, std::string(password) + salt), std::string_view(*bytes).substr(0, length)));
}

PasswordMatch verifyCrypt(std::string_view password, std::string_view stored) {
    if (password.size() >= CRYPT_MAX_PASSPHRASE_SIZE) // crypt_r fails for it as for a stored text that it cannot read
        return PasswordMatch::no;
    const std::string made = cryptText(password, stored);
    if (made.empty())
        return PasswordMatch::unsupported;
    return matched(equalInConstantTime(made, stored));
}

/// Two traditional crypts with one salt: the first eight characters and the next eight.
PasswordMatch verifyCrypt16(std::string_view password, std::string_view stored) {
    if (stored.size() < 2)
        return PasswordMatch::no;
    const std::string_view salt = stored.substr(0, 2);
    const std::string first = cryptText(password.substr(0, 8), salt);
    const std::string second = cryptText(password.size() > 8 ? password.substr(8) : std::string_view(), salt);
    if (first.empty() || second.empty())
        return PasswordMatch::unsupported;
    return matched(equalInConstantTime(first + second.substr(2), stored));
}

} // namespace

std::string pbkdf2Sha256(std::string_view password, std::string_view salt, std::uint32_t iterations, std::size_t length) {
    std::string out(length, '\0');
    PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), reinterpret_cast<const unsigned char*>(salt.data()),
                      static_cast<int>(salt.size()), static_cast<int>(iterations), EVP_sha256(), static_cast<int>(length),
                      reinterpret_cast<unsigned char*>(out.data()));
    return out;
}

ScramKeys makeScramKeys(std::string_view password, std::uint32_t iterations) {
    ScramKeys keys;
    keys.salt = randomBytes(16);
    keys.iterations = iterations;
    const std::string salted = pbkdf2Sha256(password, keys.salt, iterations);
    keys.storedKey = digest(DigestKind::sha256, hmac(DigestKind::sha256, salted, "Client Key"));
    keys.serverKey = hmac(DigestKind::sha256, salted, "Server Key");
    return keys;
}

std::string ScramKeys::text() const {
    return std::string(scramPrefix) + std::to_string(iterations) + ":" + base::base64Encode(salt) + "$" + base::base64Encode(storedKey) + ":" +
           base::base64Encode(serverKey);
}

base::Result<ScramKeys> ScramKeys::parse(std::string_view text) {
    const auto wrong = [] {
        return base::fail(base::permanentError(base::ErrorKind::invalid, "not a SCRAM-SHA-256 secret; it looks like SCRAM-SHA-256$4096:salt$stored:server"));
    };
    if (text.substr(0, scramPrefix.size()) != scramPrefix)
        return wrong();
    const auto parts = base::split(text.substr(scramPrefix.size()), '$');
    if (parts.size() != 2)
        return wrong();
    const auto front = base::split(parts[0], ':');
    const auto back = base::split(parts[1], ':');
    if (front.size() != 2 || back.size() != 2)
        return wrong();
    const auto iterations = base::toInteger(front[0]);
    const auto salt = base::base64Decode(front[1]);
    const auto stored = base::base64Decode(back[0]);
    const auto server = base::base64Decode(back[1]);
    if (!iterations || *iterations < 1 || *iterations > mostIterations || !salt || !stored || stored->size() != 32 || !server || server->size() != 32)
        return wrong();
    return ScramKeys{*salt, static_cast<std::uint32_t>(*iterations), *stored, *server};
}

PasswordMatch verifyPassword(std::string_view password, std::string_view stored) {
    if (stored.substr(0, scramPrefix.size()) == scramPrefix) {
        const auto keys = ScramKeys::parse(stored);
        if (!keys)
            return PasswordMatch::unsupported;
        const std::string salted = pbkdf2Sha256(password, keys->salt, keys->iterations);
        return matched(equalInConstantTime(digest(DigestKind::sha256, hmac(DigestKind::sha256, salted, "Client Key")), keys->storedKey));
    }
    if (stored.substr(0, 1) != "{")
        return verifyCrypt(password, stored);
    const std::size_t close = stored.find('}');
    if (close == std::string_view::npos)
        return PasswordMatch::unsupported;
    const std::string scheme = base::lower(stored.substr(1, close - 1));
    const std::string_view rest = stored.substr(close + 1);
    if (scheme == "md5")
        return verifyDigest(DigestKind::md5, 16, password, rest);
    if (scheme == "sha1" || scheme == "sha")
        return verifyDigest(DigestKind::sha1, 20, password, rest);
    if (scheme == "sha256")
        return verifyDigest(DigestKind::sha256, 32, password, rest);
    if (scheme == "ssha")
        return verifySalted(DigestKind::sha1, 20, password, rest);
    if (scheme == "ssha256")
        return verifySalted(DigestKind::sha256, 32, password, rest);
    if (scheme == "crypt")
        return verifyCrypt(password, rest);
    if (scheme == "crypt16")
        return verifyCrypt16(password, rest);
    return PasswordMatch::unsupported;
}

} // namespace postroom::crypto
