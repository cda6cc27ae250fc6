// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/hit_counters.h"

#include <map>
#include <utility>

namespace postroom::acl {

HitCounters::Counter& HitCounters::add(std::string_view acl, std::uint32_t statement, std::string text) {
    Counter& counter = m_counters.emplace_back();
    counter.acl = acl;
    counter.statement = statement;
    counter.text = std::move(text);
    return counter;
}

void HitCounters::carryFrom(const HitCounters& previous) {
    std::map<std::pair<std::string_view, std::string_view>, const Counter*> known;
    for (const Counter& counter : previous.m_counters)
        known.emplace(std::pair<std::string_view, std::string_view>(counter.acl, counter.text), &counter);
    for (Counter& counter : m_counters) {
        const auto found = known.find({counter.acl, counter.text});
        if (found == known.end())
            continue;
        counter.asked = found->second->asked.load(std::memory_order_relaxed);
        counter.applied = found->second->applied.load(std::memory_order_relaxed);
        counter.lastApplied = found->second->lastApplied.load(std::memory_order_relaxed);
        known.erase(found); // two equal statements: the first inherits
    }
}

} // namespace postroom::acl
