// SPDX-License-Identifier: Apache-2.0
// Answers kept for their time to live, negative ones too, so that a lookup that was just made costs a microsecond
// instead of a round trip through libunbound's thread. Temporary and bogus answers are never kept.
#pragma once

#include "server/platform/dns/resolver.h"
#include "shared/base/clock.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace postroom::dns {

/// Used under its owner's lock. At the limit expired entries go first, then those that expire soonest, a tenth at once.
class AnswerCache {
public:
    AnswerCache(std::size_t limit, std::chrono::seconds maxNegativeTtl)
        : m_limit(limit)
        , m_maxNegativeTtl(maxNegativeTtl) {}
    /// With the time to live that is left.
    [[nodiscard]] std::optional<Answer> find(const Query& query, base::Steady now) const;
    void add(const Query& query, const Answer& answer, base::Steady now);
    void clear() { m_entries.clear(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::shared_ptr<const Answer> answer;
        base::Steady until;
    };
    void makeRoom(base::Steady now);
    std::size_t m_limit;
    std::chrono::seconds m_maxNegativeTtl;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace postroom::dns
