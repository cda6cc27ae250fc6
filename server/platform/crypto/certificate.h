// SPDX-License-Identifier: Apache-2.0
// An X.509 certificate, read: the fields that policies may look at. Immutable.
#pragma once

#include "server/platform/crypto/digest.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postroom::crypto {

/// One part of a distinguished name: "CN", "example.com".
struct NamePart {
    std::string type;
    std::string value;
};

struct AlternativeName {
    enum class Kind : unsigned char { dns, uri, mail } kind = Kind::dns;
    std::string value;
};

class Certificate {
public:
    /// The first certificate in a PEM text.
    static base::Result<Certificate> fromPem(std::string_view pem);
    Certificate(Certificate&&) noexcept;
    Certificate& operator=(Certificate&&) noexcept;
    ~Certificate();

    [[nodiscard]] int version() const; ///< 1, 2 or 3
    [[nodiscard]] std::string serialHex() const;
    [[nodiscard]] std::vector<NamePart> subject() const;
    [[nodiscard]] std::vector<NamePart> issuer() const;
    [[nodiscard]] std::optional<base::Time> notBefore() const;
    [[nodiscard]] std::optional<base::Time> notAfter() const;
    [[nodiscard]] std::string signatureAlgorithm() const; ///< long name, "ecdsa-with-SHA256"
    [[nodiscard]] std::string signatureHex() const;
    [[nodiscard]] std::vector<AlternativeName> alternativeNames() const;
    [[nodiscard]] std::vector<std::string> ocspUris() const;
    [[nodiscard]] std::vector<std::string> crlUris() const;
    [[nodiscard]] std::string der() const;
    [[nodiscard]] std::string fingerprint(DigestKind kind) const { return digest(kind, der()); }

private:
    struct Body;
    explicit Certificate(std::unique_ptr<Body> body);
    std::unique_ptr<Body> m_body;
};

} // namespace postroom::crypto
