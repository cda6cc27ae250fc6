// SPDX-License-Identifier: Apache-2.0
// TLS parameters of our client side: whom we trust and what we show. Made once per transport and shared by its
// connections: loading certificates for each connection would cost more than the handshake.
#pragma once

#include "shared/base/result.h"

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace postroom::tls {

enum class Verify : unsigned char {
    none,    ///< take any certificate; nothing is checked
    attempt, ///< check, and say in Facts how it went; the session stands in any case (tls_try_verify_hosts)
    require, ///< no session without a valid chain and the right name (tls_verify_hosts)
};

struct ClientSettings {
    std::string trustFile;       ///< PEM file or folder of hashed certificates; empty: the system's (tls_verify_certificates)
    std::string certificateFile; ///< ours, when we show one
    std::string keyFile;         ///< empty: in the certificate's file
    std::string ciphers;         ///< OpenSSL's list for TLS 1.2
};

class ClientContext {
public:
    static base::Result<std::shared_ptr<const ClientContext>> load(const ClientSettings& settings);
    ~ClientContext();
    ClientContext(const ClientContext&) = delete;
    ClientContext& operator=(const ClientContext&) = delete;
    [[nodiscard]] ssl_ctx_st* handle() const { return m_context; } ///< for this folder

private:
    ClientContext() = default;
    ssl_ctx_st* m_context = nullptr;
};

} // namespace postroom::tls
