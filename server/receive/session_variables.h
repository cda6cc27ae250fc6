// SPDX-License-Identifier: Apache-2.0
// The variables of a session, its connection, envelope and message (policy-language 2.11). What the peer said is tainted,
// what the kernel or our own code found is clean.
#pragma once

#include "server/policy/expand/variable_source.h"

namespace postroom::receive {

class Session;

class SessionVariables final : public expand::VariableSource {
public:
    /// `session` must outlive this.
    explicit SessionVariables(Session& session) : m_session(session) {}
    [[nodiscard]] std::optional<expand::Value> variable(std::string_view name) const override;

private:
    [[nodiscard]] std::optional<expand::Value> headerVariable(std::string_view name) const;
    Session& m_session;
};

} // namespace postroom::receive
