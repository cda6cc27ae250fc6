// SPDX-License-Identifier: Apache-2.0
#include "server/platform/crypto/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstdlib>

namespace postroom::crypto {

namespace {

const EVP_MD* method(DigestKind kind) {
    switch (kind) {
    case DigestKind::md5: return EVP_md5();
    case DigestKind::sha1: return EVP_sha1();
    case DigestKind::sha224: return EVP_sha224();
    case DigestKind::sha256: return EVP_sha256();
    case DigestKind::sha384: return EVP_sha384();
    case DigestKind::sha512: return EVP_sha512();
    case DigestKind::sha3_224: return EVP_sha3_224();
    case DigestKind::sha3_256: return EVP_sha3_256();
    case DigestKind::sha3_384: return EVP_sha3_384();
    case DigestKind::sha3_512: return EVP_sha3_512();
    }
    return EVP_sha256();
}

} // namespace

std::string digest(DigestKind kind, std::string_view bytes) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(out.data()), &length, method(kind), nullptr);
    out.resize(length);
    return out;
}

std::string hmac(DigestKind kind, std::string_view key, std::string_view bytes) {
    std::string out(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    HMAC(method(kind), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(out.data()), &length);
    out.resize(length);
    return out;
}

bool equalInConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string randomBytes(std::size_t count) {
    std::string out(count, '\0');
    // Going on with predictable bytes would be worse than not going on.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(count)) != 1)
        std::abort();
    return out;
}

} // namespace postroom::crypto
