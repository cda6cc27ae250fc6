// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/server_context.h"

#include "server/platform/tls/openssl.h"
#include "server/platform/tls/trust.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <unistd.h>

namespace postroom::tls {

namespace {

base::Error fileError(const std::string& what, const std::string& file) {
    return base::permanentError(base::ErrorKind::invalid, what + " " + file, takeErrors());
}

std::string nameOf(X509* certificate) {
    std::string name;
    auto* alternatives = static_cast<GENERAL_NAMES*>(::X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; alternatives != nullptr && name.empty() && i < sk_GENERAL_NAME_num(alternatives); ++i) {
        const GENERAL_NAME* entry = sk_GENERAL_NAME_value(alternatives, i);
        if (entry->type == GEN_DNS)
            name.assign(reinterpret_cast<const char*>(::ASN1_STRING_get0_data(entry->d.dNSName)),
                        static_cast<std::size_t>(::ASN1_STRING_length(entry->d.dNSName)));
    }
    ::GENERAL_NAMES_free(alternatives);
    if (!name.empty())
        return name;
    char text[256] = "";
    ::X509_NAME_get_text_by_NID(::X509_get_subject_name(certificate), NID_commonName, text, sizeof text);
    return text;
}

std::string pemOf(X509* certificate) {
    BIO* memory = ::BIO_new(::BIO_s_mem());
    std::string pem;
    if (memory != nullptr && ::PEM_write_bio_X509(memory, certificate) == 1) {
        char* bytes = nullptr;
        const long length = ::BIO_get_mem_data(memory, &bytes);
        pem.assign(bytes, static_cast<std::size_t>(length));
    }
    ::BIO_free(memory);
    return pem;
}

} // namespace

ServerContext::~ServerContext() { ::SSL_CTX_free(m_context); }

int ServerContext::chooseByName(SSL* connection, int* /*alert*/, void* self) { // with a ServerChannel's place for a problem as its data
    const char* name = ::SSL_get_servername(connection, TLSEXT_NAMETYPE_host_name);
    if (name == nullptr)
        return SSL_TLSEXT_ERR_NOACK;
    // OpenSSL counts references of its own: the chosen one may go while the connection lasts.
    const auto chosen = static_cast<const ServerContext*>(self)->m_forName(name);
    if (!chosen) {
        *static_cast<std::string*>(SSL_get_app_data(connection)) = std::string("the certificate for ") + name + ": " + chosen.error().text();
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    }
    if (*chosen != nullptr && chosen->get() != self)
        ::SSL_set_SSL_CTX(connection, (*chosen)->handle());
    return SSL_TLSEXT_ERR_OK;
}

base::Result<std::shared_ptr<const ServerContext>> ServerContext::load(const ServerSettings& settings, ContextForName forName) {
    takeErrors();
    const std::shared_ptr<ServerContext> result(new ServerContext);
    result->m_context = ::SSL_CTX_new(::TLS_server_method());
    SSL_CTX* context = result->m_context;
    if (context == nullptr)
        return base::fail(base::permanentError(base::ErrorKind::internal, "cannot set up TLS", takeErrors()));
    applyCommonSettings(context);
    const auto& keyFile = settings.keyFile.empty() ? settings.certificateFile : settings.keyFile;
    if (::SSL_CTX_use_certificate_chain_file(context, settings.certificateFile.c_str()) != 1)
        return base::fail(fileError("cannot use the certificate", settings.certificateFile));
    if (::SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return base::fail(fileError("cannot use the private key", keyFile));
    if (::SSL_CTX_check_private_key(context) != 1)
        return base::fail(fileError("the private key does not belong to the certificate", settings.certificateFile));
    if (!settings.ciphers.empty() && ::SSL_CTX_set_cipher_list(context, settings.ciphers.c_str()) != 1)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "no cipher suite fits tls_require_ciphers", settings.ciphers));
    // Sessions are resumed by tickets only: nothing grows here with the number of clients. The context needs a name for it.
    ::SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    static constexpr unsigned char session[] = "postroom";
    ::SSL_CTX_set_session_id_context(context, session, sizeof session - 1);
    ::SSL_CTX_set_num_tickets(context, 1);
    if (settings.asksClients) {
        if (auto trusted = loadTrust(context, settings.clientTrust); !trusted)
            return base::fail(trusted.error());
        if (auto revoked = settings.revoked.empty() ? base::Result<void>() : loadRevoked(context, settings.revoked); !revoked)
            return base::fail(revoked.error());
    }
    if (forName) {
        result->m_forName = std::move(forName);
        ::SSL_CTX_set_tlsext_servername_callback(context, chooseByName);
        ::SSL_CTX_set_tlsext_servername_arg(context, result.get());
    }
    result->m_name = nameOf(::SSL_CTX_get0_certificate(context));
    result->m_certificatePem = pemOf(::SSL_CTX_get0_certificate(context));
    result->m_certificateFile = settings.certificateFile;
    SSL_CTX_set_app_data(context, result.get());
    return std::shared_ptr<const ServerContext>(result);
}

} // namespace postroom::tls
