// SPDX-License-Identifier: Apache-2.0
// Whom a context trusts. Private to this folder.
#pragma once

#include "server/platform/tls/openssl.h"
#include "shared/base/result.h"

#include <string>

namespace postroom::tls {

/// `place`: a file or a folder (with names as c_rehash makes them) of authorities in PEM; "" or "system": the system's. A file
/// without any, such as /dev/null, trusts nobody. Errors name the place.
base::Result<void> loadTrust(SSL_CTX* context, const std::string& place);
/// Certificates must not be in the revocation lists in PEM that `place`, a file or a folder, holds; every authority of a chain must have one.
base::Result<void> loadRevoked(SSL_CTX* context, const std::string& place);

} // namespace postroom::tls
