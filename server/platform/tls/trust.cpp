// SPDX-License-Identifier: Apache-2.0
#include "server/platform/tls/trust.h"

#include <openssl/x509_vfy.h>

#include <filesystem>

namespace postroom::tls {

namespace {

bool isFolder(const std::string& place) {
    std::error_code ignored;
    return std::filesystem::is_directory(place, ignored);
}

bool isEmpty(const std::string& place) {
    std::error_code error;
    return std::filesystem::exists(place, error) && (!std::filesystem::is_regular_file(place, error) || std::filesystem::file_size(place, error) == 0);
}

} // namespace

base::Result<void> loadTrust(SSL_CTX* context, const std::string& place) {
    const bool system = place.empty() || place == "system";
    const bool loaded = system ? ::SSL_CTX_set_default_verify_paths(context) == 1
                        : isFolder(place) ? ::SSL_CTX_load_verify_dir(context, place.c_str()) == 1
                                          : isEmpty(place) || ::SSL_CTX_load_verify_file(context, place.c_str()) == 1;
    if (!loaded)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "cannot use the trusted certificates " + place, takeErrors()));
    return {};
}

base::Result<void> loadRevoked(SSL_CTX* context, const std::string& place) {
    X509_STORE* store = ::SSL_CTX_get_cert_store(context);
    bool loaded = false;
    if (isFolder(place)) {
        X509_LOOKUP* lookup = ::X509_STORE_add_lookup(store, ::X509_LOOKUP_hash_dir());
        loaded = lookup != nullptr && ::X509_LOOKUP_add_dir(lookup, place.c_str(), X509_FILETYPE_PEM) == 1;
    } else {
        X509_LOOKUP* lookup = ::X509_STORE_add_lookup(store, ::X509_LOOKUP_file());
        loaded = lookup != nullptr && ::X509_load_crl_file(lookup, place.c_str(), X509_FILETYPE_PEM) > 0;
    }
    if (!loaded)
        return base::fail(base::permanentError(base::ErrorKind::invalid, "cannot use the revocation lists " + place, takeErrors()));
    ::X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
    return {};
}

} // namespace postroom::tls
