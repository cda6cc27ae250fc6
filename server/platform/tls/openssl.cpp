// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/openssl.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

namespace postroom::tls {

std::string takeErrors() {
    std::string text;
    for (unsigned long code = ::ERR_get_error(); code != 0; code = ::ERR_get_error()) {
        const char* reason = ::ERR_reason_error_string(code);
        if (!text.empty())
            text += "; ";
        text += reason == nullptr ? "error " + std::to_string(code) : std::string(reason);
    }
    return text;
}

base::Error tlsError(std::string_view what) {
    auto detail = takeErrors();
    return base::temporaryError(base::ErrorKind::protocol, std::string(what), detail.empty() ? "the peer closed the connection" : detail);
}

namespace {

std::string versionText(const SSL* ssl) {
    const std::string_view name = ::SSL_get_version(ssl); // "TLSv1.3"
    return name.starts_with("TLSv") ? "TLS" + std::string(name.substr(4)) : std::string(name);
}

std::string pemText(X509* certificate) {
    const BioPointer memory(::BIO_new(::BIO_s_mem()));
    if (memory == nullptr || ::PEM_write_bio_X509(memory.get(), certificate) != 1)
        return {};
    char* data = nullptr;
    const auto length = ::BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(length)};
}

std::string subjectText(X509* certificate) {
    const BioPointer memory(::BIO_new(::BIO_s_mem()));
    if (memory == nullptr || ::X509_NAME_print_ex(memory.get(), ::X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253) < 0)
        return {};
    char* data = nullptr;
    const auto length = ::BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(length)};
}

} // namespace

Facts factsOf(const SSL* ssl) {
    Facts facts;
    facts.version = versionText(ssl);
    if (const SSL_CIPHER* cipher = ::SSL_get_current_cipher(ssl); cipher != nullptr) {
        facts.bits = ::SSL_CIPHER_get_bits(cipher, nullptr);
        facts.cipher = facts.version + ":" + ::SSL_CIPHER_get_name(cipher) + ":" + std::to_string(facts.bits);
        const char* standard = ::SSL_CIPHER_standard_name(cipher);
        facts.cipherStandard = standard == nullptr ? "" : standard;
    }
    if (const char* name = ::SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name); name != nullptr)
        facts.sni = name;
    facts.resumed = ::SSL_session_reused(ssl) == 1;
    const CertificatePointer peer(::SSL_get1_peer_certificate(ssl));
    if (peer != nullptr) {
        facts.peerDn = subjectText(peer.get());
        facts.peerCertificate = pemText(peer.get());
        const long result = ::SSL_get_verify_result(ssl);
        facts.peerVerified = result == X509_V_OK && ::SSL_get_verify_mode(ssl) != SSL_VERIFY_NONE;
        if (result != X509_V_OK)
            facts.verifyProblem = ::X509_verify_cert_error_string(result);
    }
    return facts;
}

void applyCommonSettings(SSL_CTX* context) {
    ::SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    ::SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    ::SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

} // namespace postroom::tls
