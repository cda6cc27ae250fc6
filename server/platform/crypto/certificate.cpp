// SPDX-License-Identifier: Apache-2.0
#include "server/platform/crypto/certificate.h"

#include "shared/base/text.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>

namespace postroom::crypto {

namespace {

struct Free {
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
    void operator()(CRL_DIST_POINTS* points) const { CRL_DIST_POINTS_free(points); }
    void operator()(AUTHORITY_INFO_ACCESS* info) const { AUTHORITY_INFO_ACCESS_free(info); }
    void operator()(BIGNUM* number) const { BN_free(number); }
};

std::string textOf(const ASN1_STRING* string) {
    unsigned char* utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, string);
    std::string out;
    if (length >= 0)
        out.assign(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
    OPENSSL_free(utf8);
    return out;
}

std::vector<NamePart> partsOf(const X509_NAME* name) {
    std::vector<NamePart> parts;
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        const X509_NAME_ENTRY* entry = X509_NAME_get_entry(name, i);
        char type[80] = {};
        const int id = OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry));
        if (id != NID_undef)
            parts.push_back({OBJ_nid2sn(id), textOf(X509_NAME_ENTRY_get_data(entry))});
        else {
            OBJ_obj2txt(type, sizeof type, X509_NAME_ENTRY_get_object(entry), 1);
            parts.push_back({type, textOf(X509_NAME_ENTRY_get_data(entry))});
        }
    }
    return parts;
}

std::optional<base::Time> timeOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    return base::Time(std::chrono::seconds(timegm(&parts)));
}

} // namespace

struct Certificate::Body {
    std::unique_ptr<X509, Free> x509;
};

Certificate::Certificate(std::unique_ptr<Body> body) : m_body(std::move(body)) {}
Certificate::Certificate(Certificate&&) noexcept = default;
Certificate& Certificate::operator=(Certificate&&) noexcept = default;
Certificate::~Certificate() = default;

base::Result<Certificate> Certificate::fromPem(std::string_view pem) {
    const std::unique_ptr<BIO, Free> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    auto body = std::make_unique<Body>();
    if (bio)
        body->x509.reset(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!body->x509)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "no certificate in this PEM text"));
    return Certificate(std::move(body));
}

int Certificate::version() const {
    return static_cast<int>(X509_get_version(m_body->x509.get())) + 1;
}

std::string Certificate::serialHex() const {
    const std::unique_ptr<BIGNUM, Free> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(m_body->x509.get()), nullptr));
    if (!number)
        return {};
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
    BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    return base::lower(base::hexText(bytes));
}

std::vector<NamePart> Certificate::subject() const {
    return partsOf(X509_get_subject_name(m_body->x509.get()));
}

std::vector<NamePart> Certificate::issuer() const {
    return partsOf(X509_get_issuer_name(m_body->x509.get()));
}

std::optional<base::Time> Certificate::notBefore() const {
    return timeOf(X509_get0_notBefore(m_body->x509.get()));
}

std::optional<base::Time> Certificate::notAfter() const {
    return timeOf(X509_get0_notAfter(m_body->x509.get()));
}

std::string Certificate::signatureAlgorithm() const {
    return OBJ_nid2ln(X509_get_signature_nid(m_body->x509.get()));
}

std::string Certificate::signatureHex() const {
    const ASN1_BIT_STRING* signature = nullptr;
    X509_get0_signature(&signature, nullptr, m_body->x509.get());
    if (signature == nullptr)
        return {};
    return base::lower(base::hexText(std::string_view(reinterpret_cast<const char*>(ASN1_STRING_get0_data(signature)),
                                                      static_cast<std::size_t>(ASN1_STRING_length(signature)))));
}

std::vector<AlternativeName> Certificate::alternativeNames() const {
    const std::unique_ptr<GENERAL_NAMES, Free> names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(m_body->x509.get(), NID_subject_alt_name, nullptr, nullptr)));
    std::vector<AlternativeName> out;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS)
            out.push_back({AlternativeName::Kind::dns, textOf(name->d.dNSName)});
        else if (name->type == GEN_URI)
            out.push_back({AlternativeName::Kind::uri, textOf(name->d.uniformResourceIdentifier)});
        else if (name->type == GEN_EMAIL)
            out.push_back({AlternativeName::Kind::mail, textOf(name->d.rfc822Name)});
    }
    return out;
}

std::vector<std::string> Certificate::ocspUris() const {
    const std::unique_ptr<AUTHORITY_INFO_ACCESS, Free> info(
        static_cast<AUTHORITY_INFO_ACCESS*>(X509_get_ext_d2i(m_body->x509.get(), NID_info_access, nullptr, nullptr)));
    std::vector<std::string> out;
    for (int i = 0; info && i < sk_ACCESS_DESCRIPTION_num(info.get()); ++i) {
        const ACCESS_DESCRIPTION* access = sk_ACCESS_DESCRIPTION_value(info.get(), i);
        if (OBJ_obj2nid(access->method) == NID_ad_OCSP && access->location->type == GEN_URI)
            out.push_back(textOf(access->location->d.uniformResourceIdentifier));
    }
    return out;
}

std::vector<std::string> Certificate::crlUris() const {
    const std::unique_ptr<CRL_DIST_POINTS, Free> points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(m_body->x509.get(), NID_crl_distribution_points, nullptr, nullptr)));
    std::vector<std::string> out;
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(points.get(), i);
        if (point->distpoint == nullptr || point->distpoint->type != 0)
            continue;
        const GENERAL_NAMES* names = point->distpoint->name.fullname;
        for (int j = 0; j < sk_GENERAL_NAME_num(names); ++j)
            if (const GENERAL_NAME* name = sk_GENERAL_NAME_value(names, j); name->type == GEN_URI)
                out.push_back(textOf(name->d.uniformResourceIdentifier));
    }
    return out;
}

std::string Certificate::der() const {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(m_body->x509.get(), &bytes);
    std::string out;
    if (length > 0)
        out.assign(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return out;
}

} // namespace postroom::crypto
