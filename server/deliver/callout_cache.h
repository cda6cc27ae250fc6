// SPDX-License-Identifier: Apache-2.0
// What earlier callouts found, in state.db: about addresses, and about domains (do they take the null sender, any local
// part, postmaster). Each fact expires by itself. Thread-safe; the store bounds it.
#pragma once

#include "server/platform/store/state_store.h"
#include "shared/base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace postroom::deliver {

struct CalloutExpiry {
    base::Seconds positive{24 * 3600};            ///< callout_positive_expire
    base::Seconds negative{2 * 3600};             ///< callout_negative_expire
    base::Seconds domainPositive{7 * 24 * 3600};  ///< callout_domain_positive_expire
    base::Seconds domainNegative{3 * 3600};       ///< callout_domain_negative_expire
};

class CalloutCache {
public:
    enum class Fact : unsigned char {
        address,    ///< key: the address, with "/<sender>" behind it when a sender other than the null one was used
        nullSender, ///< key: the domain; MAIL FROM:<>
        anySender,  ///< key: the domain; MAIL with any sender
        random,     ///< key: the domain; a local part that cannot exist
        postmaster, ///< key: the domain
        room,       ///< key: the address and a size; quota
    };
    /// `store` may be null: nothing is known and nothing kept. It outlives this.
    CalloutCache(store::StateStore* store, const base::Clock& clock, CalloutExpiry expiry) : m_store(store), m_clock(clock), m_expiry(expiry) {}

    /// Was it accepted? Nothing: not known.
    [[nodiscard]] std::optional<bool> find(Fact fact, std::string_view key) const;
    void keep(Fact fact, std::string_view key, bool accepted);
    void keepFor(Fact fact, std::string_view key, bool accepted, base::Seconds life);

private:
    store::StateStore* m_store;
    const base::Clock& m_clock;
    CalloutExpiry m_expiry;
};

} // namespace postroom::deliver
