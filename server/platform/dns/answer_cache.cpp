// SPDX-License-Identifier: Apache-2.0
#include "server/platform/dns/answer_cache.h"

#include <algorithm>
#include <vector>

namespace postroom::dns {

namespace {

constexpr std::chrono::seconds maxTtl{86'400};

std::string keyOf(const Query& query) { return query.name + ' ' + std::to_string(static_cast<unsigned>(query.type)); }

} // namespace

std::optional<Answer> AnswerCache::find(const Query& query, base::Steady now) const {
    const auto it = m_entries.find(keyOf(query));
    if (it == m_entries.end() || it->second.until <= now)
        return {};
    Answer answer = *it->second.answer;
    answer.ttl = std::chrono::ceil<std::chrono::seconds>(it->second.until - now);
    return answer;
}

void AnswerCache::add(const Query& query, const Answer& answer, base::Steady now) {
    if (answer.status == Status::temporary || answer.status == Status::bogus || m_limit == 0)
        return;
    const auto ttl = std::min(answer.ttl, answer.status == Status::found ? maxTtl : m_maxNegativeTtl);
    if (ttl.count() <= 0)
        return;
    if (m_entries.size() >= m_limit)
        makeRoom(now);
    m_entries[keyOf(query)] = {std::make_shared<Answer>(answer), now + ttl};
}

void AnswerCache::makeRoom(base::Steady now) {
    std::erase_if(m_entries, [&](const auto& entry) { return entry.second.until <= now; });
    if (m_entries.size() < m_limit)
        return;
    std::vector<base::Steady> ends;
    ends.reserve(m_entries.size());
    for (const auto& [key, entry] : m_entries)
        ends.push_back(entry.until);
    const auto cut = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() / 10);
    std::nth_element(ends.begin(), cut, ends.end());
    std::erase_if(m_entries, [&](const auto& entry) { return entry.second.until <= *cut; });
}

} // namespace postroom::dns
