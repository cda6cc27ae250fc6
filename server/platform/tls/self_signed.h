// SPDX-License-Identifier: Apache-2.0
// The certificate of a server that was given none: self-signed, EC P-256, made once and kept in the state folder.
#pragma once

#include "server/platform/tls/server_context.h"
#include "shared/base/clock.h"

#include <string>

namespace postroom::tls {

struct SelfSigned {
    ServerSettings settings;
    bool created = false;    ///< made by this call
    base::Time until{};      ///< end of its validity, when made by this call
};

/// Finds FOLDER/self-signed.pem (key and certificate in one file, mode 0600) or makes it for `name`, valid ten years.
base::Result<SelfSigned> ensureSelfSigned(const std::string& folder, const std::string& name, base::Time now);

} // namespace postroom::tls
