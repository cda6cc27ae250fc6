// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/self_signed.h"

#include "server/platform/io/durable_file.h"
#include "server/platform/tls/openssl.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <unistd.h>

namespace postroom::tls {

namespace {

constexpr std::chrono::days validity{3650};

bool addExtension(X509* certificate, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    ::X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = ::X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    const bool added = extension != nullptr && ::X509_add_ext(certificate, extension, -1) == 1;
    ::X509_EXTENSION_free(extension);
    return added;
}

bool isPlainName(const std::string& name) { // the extension's text form has commas and colons of its own
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") == std::string::npos;
}

std::string make(const std::string& name, base::Time now, base::Time until) {
    const KeyPointer key(::EVP_EC_gen("P-256"));
    const CertificatePointer certificate(::X509_new());
    if (key == nullptr || certificate == nullptr)
        return {};
    std::uint64_t serial = 0;
    if (::RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return {};
    ::X509_set_version(certificate.get(), X509_VERSION_3);
    ::ASN1_INTEGER_set_uint64(::X509_get_serialNumber(certificate.get()), serial >> 1);
    ::ASN1_TIME_set(::X509_getm_notBefore(certificate.get()), base::toEpochSeconds(now) - 3600); // clocks differ
    ::ASN1_TIME_set(::X509_getm_notAfter(certificate.get()), base::toEpochSeconds(until));
    X509_NAME* subject = ::X509_get_subject_name(certificate.get());
    // A common name has at most 64 characters; the alternative name is what counts.
    ::X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()),
                                 static_cast<int>(std::min<std::size_t>(name.size(), 64)), -1, 0);
    ::X509_set_issuer_name(certificate.get(), subject);
    ::X509_set_pubkey(certificate.get(), key.get());
    if (!addExtension(certificate.get(), NID_subject_alt_name, "DNS:" + name) ||
        !addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        ::X509_sign(certificate.get(), key.get(), ::EVP_sha256()) == 0)
        return {};
    const BioPointer memory(::BIO_new(::BIO_s_mem()));
    if (memory == nullptr || ::PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        ::PEM_write_bio_X509(memory.get(), certificate.get()) != 1)
        return {};
    char* data = nullptr;
    const auto length = ::BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(length)};
}

} // namespace

base::Result<SelfSigned> ensureSelfSigned(const std::string& folder, const std::string& name, base::Time now) {
    SelfSigned result;
    result.settings.certificateFile = folder + "/self-signed.pem";
    if (::access(result.settings.certificateFile.c_str(), F_OK) == 0)
        return result;
    if (!isPlainName(name))
        return base::fail(base::permanentError(base::ErrorKind::invalid, "cannot make a certificate for the name " + name));
    takeErrors();
    result.until = now + validity;
    const auto pem = make(name, now, result.until);
    if (pem.empty())
        return base::fail(base::permanentError(base::ErrorKind::internal, "cannot make a certificate", takeErrors()));
    if (auto written = io::writeDurably(result.settings.certificateFile, pem, 0600); !written)
        return base::fail(written.error());
    result.created = true;
    return result;
}

} // namespace postroom::tls
