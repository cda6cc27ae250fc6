// SPDX-License-Identifier: Apache-2.0
// Small helpers around OpenSSL's C interface. Private to this folder.
#pragma once

#include "server/platform/tls/facts.h"
#include "shared/base/error.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

namespace postroom::tls {

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T* pointer) const { Free(pointer); }
};
using SslPointer = std::unique_ptr<SSL, Freer<SSL_free>>;
using CertificatePointer = std::unique_ptr<X509, Freer<X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using BioPointer = std::unique_ptr<BIO, Freer<BIO_free_all>>;

/// Everything on this thread's error queue as one text; empties the queue.
std::string takeErrors();
base::Error tlsError(std::string_view what); ///< kind protocol, temporary, detail from the error queue
/// Facts of an established session.
Facts factsOf(const SSL* ssl);
/// What both sides have in common: TLS 1.2 at least, no renegotiation, no compression, small buffers when idle.
void applyCommonSettings(SSL_CTX* context);

} // namespace postroom::tls
