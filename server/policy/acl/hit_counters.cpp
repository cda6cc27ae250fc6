// SPDX-License-Identifier: Apache-2.0
#include "server/policy/acl/hit_counters.h"

#include <map>
#include <utility>

namespace postroom::acl {

void HitCounters::Counter::keepExample(ShadowExample example) {
    auto kept = examples.lock();
    kept->push_back(std::move(example));
    if (kept->size() > mostExamples)
        kept->pop_front();
}

std::vector<ShadowExample> HitCounters::Counter::keptExamples() const {
    const auto kept = examples.lock();
    return {kept->begin(), kept->end()};
}

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
        // What a statement would have done is not what it did: promotion begins at nought.
        if (found == known.end() || found->second->shadow != counter.shadow)
            continue;
        const Counter& old = *found->second;
        counter.addEarlier(old);
        for (ShadowExample& example : old.keptExamples())
            counter.keepExample(std::move(example));
        known.erase(found); // two equal statements: the first inherits
    }
}

} // namespace postroom::acl
