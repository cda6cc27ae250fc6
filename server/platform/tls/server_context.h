// SPDX-License-Identifier: Apache-2.0
// A server's certificate, key and TLS parameters, loaded and checked once per revision and shared by all sessions.
#pragma once

#include "shared/base/result.h"

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace postroom::tls {

enum class ClientCertificate : unsigned char { ignore, ask, require }; ///< tls_try_verify_hosts, tls_verify_hosts

struct ServerSettings {
    std::string certificateFile; ///< PEM, the chain behind the server's own
    std::string keyFile;         ///< PEM; empty: the key stands in the certificate's file
    std::string ciphers;         ///< tls_require_ciphers, OpenSSL's list for TLS 1.2; empty: the library's default
    ClientCertificate clientCertificate = ClientCertificate::ignore;
    std::string clientCaFile;    ///< whom client certificates must come from; empty: the system's
};

class ServerContext {
public:
    /// Errors name the file and what OpenSSL said of it; key and certificate must belong together.
    static base::Result<std::shared_ptr<const ServerContext>> load(const ServerSettings& settings);
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
    ssl_ctx_st* m_context = nullptr;
    std::string m_name, m_certificatePem, m_certificateFile;
};

} // namespace postroom::tls
