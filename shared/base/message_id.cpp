// SPDX-License-Identifier: Apache-2.0
#include "shared/base/message_id.h"

#include <algorithm>

namespace postroom::base {

namespace {
constexpr std::string_view digits62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::int64_t ticksPerSecond = 1'000'000;
} // namespace

std::string base62(std::uint64_t value, std::size_t digits) {
    std::string text(digits, '0');
    for (std::size_t at = digits; at > 0; --at) {
        text[at - 1] = digits62[value % 62];
        value /= 62;
    }
    return text;
}

std::optional<MessageId> MessageId::fromText(std::string_view text) {
    if (text.size() != length || text[6] != '-' || text[18] != '-')
        return std::nullopt;
    for (std::size_t at = 0; at < length; ++at)
        if (at != 6 && at != 18 && digits62.find(text[at]) == std::string_view::npos)
            return std::nullopt;
    MessageId id;
    std::copy(text.begin(), text.end(), id.m_text.begin());
    id.m_length = length;
    return id;
}

MessageIdSource::MessageIdSource(const Clock& clock, std::uint64_t process) : m_clock(clock), m_process(process) {}

MessageId MessageIdSource::next() {
    std::int64_t tick = toEpochMicros(m_clock.now());
    {
        const std::lock_guard lock(m_mutex);
        tick = std::max(tick, m_last + 1); // more than one a microsecond, or a clock that stepped back
        m_last = tick;
    }
    const auto seconds = static_cast<std::uint64_t>(tick / ticksPerSecond);
    const auto fraction = static_cast<std::uint64_t>(tick % ticksPerSecond);
    const std::string text = base62(seconds, 6) + '-' + base62(m_process, 11) + '-' + base62(fraction, 4);
    return *MessageId::fromText(text);
}

} // namespace postroom::base
