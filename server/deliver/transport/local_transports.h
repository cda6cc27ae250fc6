// SPDX-License-Identifier: Apache-2.0
// Makes the transports of this folder by driver name. The composition asks transport/smtp for "smtp" and "lmtp".
#pragma once

#include "server/deliver/transport/appendfile.h"
#include "server/policy/expand/compile_names.h"
#include "shared/config/finding.h"

#include <memory>

namespace postroom::transport {

/// For drivers "appendfile", "autoreply" and "pipe". Findings are appended; null when the driver is none of these, or when there are errors.
std::unique_ptr<Transport> makeLocalTransport(const TransportSource& source, const LocalSettings& settings,
                                              const expand::CompileNames& names, config::Findings& findings);

} // namespace postroom::transport
