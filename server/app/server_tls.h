// SPDX-License-Identifier: Apache-2.0
// TLS towards clients: the certificates of a revision, the main one and those of listeners, chosen by name where the settings say so.
#pragma once

#include "server/app/compiled.h"
#include "server/platform/tls/server_context.h"

#include <map>
#include <memory>
#include <string>

namespace postroom::app {

struct ServerTls {
    std::shared_ptr<const tls::ServerContext> main; ///< null: STARTTLS is not offered
    std::map<std::string, std::shared_ptr<const tls::ServerContext>> listeners; ///< by name, those with a certificate of their own
};

/// Files are read now; where tls_certificate or tls_privatekey asks for $tls_in_sni, at each handshake with a name. Without a certificate
/// of the administrator's the main one is our own. Of `made`, hostName, lists, variables and live are used. Nothing in a trial.
ServerTls serverTls(const config::Document& document, const CompileParts& parts, const Compiled& made, const expand::CompileNames& names, config::Findings& findings);

} // namespace postroom::app
