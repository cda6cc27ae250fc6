// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/server_context.h"

#include "server/platform/tls/openssl.h"

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

/// Client certificates never end the handshake here: the policy decides with what was found.
int takeAnyCertificate(int, X509_STORE_CTX*) { return 1; }

} // namespace

ServerContext::~ServerContext() { ::SSL_CTX_free(m_context); }

base::Result<std::shared_ptr<const ServerContext>> ServerContext::load(const ServerSettings& settings) {
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
    if (settings.clientCertificate != ClientCertificate::ignore) {
        const bool loaded = settings.clientCaFile.empty() ? ::SSL_CTX_set_default_verify_paths(context) == 1
                                                          : ::SSL_CTX_load_verify_file(context, settings.clientCaFile.c_str()) == 1;
        if (!loaded)
            return base::fail(fileError("cannot use the certificates of", settings.clientCaFile));
        const bool required = settings.clientCertificate == ClientCertificate::require;
        ::SSL_CTX_set_verify(context, required ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_PEER,
                             required ? nullptr : takeAnyCertificate);
    }
    result->m_name = nameOf(::SSL_CTX_get0_certificate(context));
    result->m_certificatePem = pemOf(::SSL_CTX_get0_certificate(context));
    result->m_certificateFile = settings.certificateFile;
    return std::shared_ptr<const ServerContext>(result);
}

} // namespace postroom::tls
