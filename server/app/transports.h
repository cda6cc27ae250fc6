// SPDX-License-Identifier: Apache-2.0
// The transports of a document.
#pragma once

#include "server/app/compiled.h"
#include "server/deliver/transport/transport_set.h"

namespace postroom::app {

std::shared_ptr<const transport::TransportSet> compileTransports(const config::Document& document, const config::SecretMap& secrets,
                                                                 const CompileParts& parts, const std::string& hostName,
                                                                 const expand::CompileNames& names, config::Findings& findings);

} // namespace postroom::app
