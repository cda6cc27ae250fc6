// SPDX-License-Identifier: Apache-2.0
// The document's part that reception works with, as its plain settings.
#pragma once

#include "server/policy/auth/authenticator.h"
#include "server/policy/expand/compile_names.h"
#include "server/receive/settings.h"
#include "shared/config/document.h"

#include <vector>

namespace postroom::app {

/// The main section; `hostName` is what primary_hostname is when it is unset.
receive::ReceiveSettings receiveSettings(const config::Document& document, base::RevisionId revision, const std::string& hostName, config::Findings& findings);
/// Findings name listeners whose address cannot be read.
std::vector<receive::ListenerSettings> listenerSettings(const config::Document& document, config::Findings& findings);
/// Authenticators and the accounts that they check.
auth::AuthenticatorSet authenticators(const config::Document& document, const config::SecretMap& secrets, const expand::CompileNames& names,
                                      config::Findings& findings);

} // namespace postroom::app
