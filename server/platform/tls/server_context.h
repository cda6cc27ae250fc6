// SPDX-License-Identifier: Apache-2.0
// A server's certificate, key and TLS parameters, loaded and checked once per revision and shared by all sessions.
#pragma once

#include "shared/base/result.h"

#include <functional>
#include <memory>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace postroom::tls {

struct ServerSettings {
    std::string certificateFile; ///< PEM, the chain behind the server's own
    std::string keyFile;         ///< PEM; empty: the key stands in the certificate's file
    std::string ciphers;         ///< tls_require_ciphers, OpenSSL's list for TLS 1.2; empty: the library's default
    bool asksClients = false;    ///< some clients are asked for a certificate: whom it must come from is loaded, too
    std::string clientTrust;     ///< tls_verify_certificates: a file or folder in PEM; empty or "system": the system's
    std::string revoked;         ///< tls_crl: a file or folder of revocation lists in PEM; empty: none are looked at
};

class ServerContext;

/// The context for the name that a client asks for (RFC 6066 3); null: the one that is asked; an error ends the handshake. Called during
/// handshakes, on any thread, and may block for a moment.
using ContextForName = std::function<base::Result<std::shared_ptr<const ServerContext>>(const std::string& name)>;

class ServerContext {
public:
    /// Errors name the file and what OpenSSL said of it; key and certificate must belong together.
    static base::Result<std::shared_ptr<const ServerContext>> load(const ServerSettings& settings, ContextForName forName = {});
    ~ServerContext();
    ServerContext(const ServerContext&) = delete;
    ServerContext& operator=(const ServerContext&) = delete;

    [[nodiscard]] ssl_ctx_st* handle() const { return m_context; } ///< for this folder
    /// The first DNS name of the certificate, else its common name; for status and logs.
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// The certificate that is served, in PEM, and the file it was read from.
    [[nodiscard]] const std::string& certificatePem() const { return m_certificatePem; }
    [[nodiscard]] const std::string& certificateFile() const { return m_certificateFile; }

private:
    ServerContext() = default;
    static int chooseByName(ssl_st* connection, int* alert, void* self);
    ssl_ctx_st* m_context = nullptr;
    ContextForName m_forName;
    std::string m_name, m_certificatePem, m_certificateFile;
};

} // namespace postroom::tls
