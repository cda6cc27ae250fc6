// SPDX-License-Identifier: Apache-2.0
// What expansions of the smtp transport may ask about the host that is talked to: $host, $host_address, $host_port, and, once
// it is known, $tls_out_cipher and its like.
#pragma once

#include "server/policy/expand/scope.h"
#include "server/smtp/client_result.h"

namespace postroom::transport {

class PeerVariables : public expand::VariableSource {
public:
    /// Both outlive this.
    explicit PeerVariables(const smtp::PeerTarget& target, const smtp::TlsFacts* tls = nullptr) : m_target(target), m_tls(tls) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;

private:
    const smtp::PeerTarget& m_target;
    const smtp::TlsFacts* m_tls;
};

} // namespace postroom::transport
