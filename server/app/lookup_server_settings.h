// SPDX-License-Identifier: Apache-2.0
// The servers that lookups ask, from the main section.
#pragma once

#include "server/policy/lookup/servers/lookup_servers.h"
#include "shared/config/document.h"
#include "shared/config/finding.h"

#include <memory>

namespace postroom::app {

/// Findings name entries that cannot be read, and secrets that are missing.
std::shared_ptr<const servers::ServerSettings> lookupServerSettings(const config::Document& document, const config::SecretMap& secrets,
                                                                    config::Findings& findings);

} // namespace postroom::app
