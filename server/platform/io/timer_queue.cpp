// SPDX-License-Identifier: Apache-2.0
#include "server/platform/io/timer_queue.h"

#include <algorithm>

namespace postroom::io {

void TimerQueue::add(base::Steady due, std::uint64_t token) {
    m_heap.push_back({due, token});
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

std::optional<base::Steady> TimerQueue::next() const {
    return m_heap.empty() ? std::nullopt : std::optional(m_heap.front().due);
}

std::optional<std::uint64_t> TimerQueue::takeDue(base::Steady now) {
    if (m_heap.empty() || m_heap.front().due > now)
        return std::nullopt;
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    const auto token = m_heap.back().token;
    m_heap.pop_back();
    return token;
}

} // namespace postroom::io
