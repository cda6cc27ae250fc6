// SPDX-License-Identifier: Apache-2.0
// The accounts of the configuration as authentication sees them. Passwords are never kept, only what verifies them
// (crypto/password.h). Immutable; shared by all threads.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace postroom::auth {

struct Account {
    std::string name;         ///< as in the configuration, "alice@example.com"
    std::string passwordHash; ///< empty: cannot authenticate
    bool enabled = true;
};

class Accounts {
public:
    /// Also under the name without its domain where that is unambiguous, since many clients leave it out.
    void add(Account account);
    /// Without regard to case (RFC 5321 2.4 leaves that to us). Null when there is none, or two would match.
    [[nodiscard]] const Account* find(std::string_view name) const;
    [[nodiscard]] bool empty() const { return m_accounts.empty(); }

private:
    std::map<std::string, Account, std::less<>> m_accounts;       ///< by lower-case name
    std::map<std::string, std::string, std::less<>> m_shortNames; ///< local part -> full name; "" when ambiguous
};

} // namespace postroom::auth
