// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/transport/smtp/peer_variables.h"

namespace postroom::transport {

std::optional<expand::Value> PeerVariables::variable(std::string_view name) const {
    if (name == "host")
        return expand::Value::tainted(m_target.hostName);
    if (name == "host_address")
        return expand::Value::clean(m_target.address);
    if (name == "host_port")
        return expand::Value::clean(m_target.port == 0 ? std::string() : std::to_string(m_target.port));
    if (m_tls == nullptr)
        return std::nullopt;
    if (name == "tls_out_cipher")
        return expand::Value::clean(m_tls->cipher);
    if (name == "tls_out_ver")
        return expand::Value::clean(m_tls->version);
    if (name == "tls_out_peerdn")
        return expand::Value::tainted(m_tls->peerName);
    if (name == "tls_out_certificate_verified")
        return expand::Value::clean(m_tls->verified ? "1" : "0");
    return std::nullopt;
}

} // namespace postroom::transport
