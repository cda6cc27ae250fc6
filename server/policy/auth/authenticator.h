// SPDX-License-Identifier: Apache-2.0
// An authenticator of the configuration: a mechanism, to whom it is offered, and against what it checks. Immutable and
// shared by all sessions.
#pragma once

#include "server/policy/auth/mechanism.h"

#include <memory>
#include <string>

namespace postroom::expand {
struct Scope;
}

namespace postroom::auth {

/// Gives the scope in which an authenticator's texts are expanded; asked anew for every step. Null: nothing can be
/// expanded here (tests), and a text that needs it fails temporarily.
class ScopeSource {
public:
    virtual ~ScopeSource() = default;
    virtual const expand::Scope* scope() = 0;
};

enum class Encrypted : unsigned char { no, yes };

class Authenticator {
public:
    Authenticator(std::string name, std::string mechanism) : m_name(std::move(name)), m_mechanism(std::move(mechanism)) {}
    virtual ~Authenticator() = default;
    Authenticator(const Authenticator&) = delete;
    Authenticator& operator=(const Authenticator&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }           ///< of the instance
    [[nodiscard]] const std::string& mechanism() const { return m_mechanism; } ///< "PLAIN", upper case
    /// Is it offered to this client now?
    [[nodiscard]] virtual bool advertised(Encrypted encrypted, ScopeSource& scopes) const = 0;
    /// Begins one attempt; `scopes` must outlive it.
    [[nodiscard]] virtual std::unique_ptr<ServerMechanism> begin(ScopeSource& scopes) const = 0;

private:
    std::string m_name;
    std::string m_mechanism;
};

} // namespace postroom::auth
