// SPDX-License-Identifier: Apache-2.0
#include "server/receive/protocol_name.h"

#include "server/receive/session_state.h"

namespace postroom::receive {

std::string protocolName(const SessionState& state) {
    std::string name;
    if (state.transaction != nullptr && state.transaction->envelope.smtputf8)
        name = "utf8";
    if (!state.localUser.empty()) {
        name += "local";
        return state.smtpCaller ? name + (state.esmtp ? "-esmtp" : "-smtp") : name;
    }
    name += state.esmtp ? "esmtp" : "smtp";
    if (state.tls)
        name += 's';
    if (state.identity.known())
        name += 'a';
    return name;
}

} // namespace postroom::receive
