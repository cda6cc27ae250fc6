// SPDX-License-Identifier: Apache-2.0
#include "server/policy/auth/accounts.h"

#include "shared/base/text.h"

namespace postroom::auth {

void Accounts::add(Account account) {
    const std::string name = base::lower(account.name);
    const std::size_t at = name.rfind('@');
    if (at != std::string::npos) {
        const auto [place, isNew] = m_shortNames.emplace(name.substr(0, at), name);
        if (!isNew)
            place->second.clear();
    }
    m_accounts[name] = std::move(account);
}

const Account* Accounts::find(std::string_view name) const {
    const std::string lower = base::lower(name);
    auto found = m_accounts.find(lower);
    if (found == m_accounts.end()) {
        const auto full = m_shortNames.find(lower);
        found = full == m_shortNames.end() ? m_accounts.end() : m_accounts.find(full->second);
    }
    return found == m_accounts.end() ? nullptr : &found->second;
}

} // namespace postroom::auth
