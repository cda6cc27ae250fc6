// SPDX-License-Identifier: Apache-2.0
#include "server/deliver/callout_cache.h"

#include "shared/base/text.h"

namespace postroom::deliver {

namespace {

const std::string calloutSpace = "callout";

std::string calloutKey(CalloutCache::Fact fact, std::string_view key) {
    return std::string(1, static_cast<char>('0' + static_cast<int>(fact))) + base::lower(key);
}

} // namespace

std::optional<bool> CalloutCache::find(Fact fact, std::string_view key) const {
    if (m_store == nullptr)
        return std::nullopt;
    const auto value = m_store->get(calloutSpace, calloutKey(fact, key));
    if (!value || value->expires <= m_clock.now())
        return std::nullopt;
    return value->bytes == "+";
}

void CalloutCache::keepFor(Fact fact, std::string_view key, bool accepted, base::Seconds life) {
    if (m_store != nullptr && life.count() > 0)
        m_store->put(calloutSpace, calloutKey(fact, key), accepted ? "+" : "-", m_clock.now() + life);
}

void CalloutCache::keep(Fact fact, std::string_view key, bool accepted) {
    const base::Seconds life = fact == Fact::address ? (accepted ? m_expiry.positive : m_expiry.negative) : (accepted ? m_expiry.domainPositive : m_expiry.domainNegative);
    keepFor(fact, key, accepted, life);
}

} // namespace postroom::deliver
