// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/client_context.h"

#include "server/platform/tls/openssl.h"
#include "server/platform/tls/trust.h"

namespace postroom::tls {

namespace {
base::Error fileError(const std::string& what, const std::string& file) {
    return base::permanentError(base::ErrorKind::invalid, what + " " + file, takeErrors());
}

} // namespace

ClientContext::~ClientContext() { ::SSL_CTX_free(m_context); }

base::Result<std::shared_ptr<const ClientContext>> ClientContext::load(const ClientSettings& settings) {
    takeErrors();
    const std::shared_ptr<ClientContext> result(new ClientContext);
    result->m_context = ::SSL_CTX_new(::TLS_client_method());
    SSL_CTX* context = result->m_context;
    if (context == nullptr)
        return base::fail(base::permanentError(base::ErrorKind::internal, "cannot set up TLS", takeErrors()));
    applyCommonSettings(context);
    if (auto trusted = loadTrust(context, settings.trustFile); !trusted)
        return base::fail(trusted.error());
    if (!settings.certificateFile.empty()) {
        const auto& keyFile = settings.keyFile.empty() ? settings.certificateFile : settings.keyFile;
        if (::SSL_CTX_use_certificate_chain_file(context, settings.certificateFile.c_str()) != 1)
            return base::fail(fileError("cannot use the certificate", settings.certificateFile));
        if (::SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1 || ::SSL_CTX_check_private_key(context) != 1)
            return base::fail(fileError("cannot use the private key", keyFile));
    }
    if (!settings.ciphers.empty() && ::SSL_CTX_set_cipher_list(context, settings.ciphers.c_str()) != 1)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "no cipher suite fits tls_require_ciphers", settings.ciphers));
    return std::shared_ptr<const ClientContext>(result);
}

} // namespace postroom::tls
