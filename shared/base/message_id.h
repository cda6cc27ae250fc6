// SPDX-License-Identifier: Apache-2.0
// Message ids in Exim's 23-character form (4.97 and later): tttttt-ppppppppppp-ssss in base 62, where t is the
// second of reception, p tells processes (and here threads) apart and s is the fraction of the second.
#pragma once

#include "shared/base/clock.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace postroom::base {

/// A well-formed message id. It contains only [0-9A-Za-z-], so it may stand in file names and queries.
class MessageId {
public:
    MessageId() = default; ///< the empty id: "no message"
    /// Nothing when the text is not of the form.
    static std::optional<MessageId> fromText(std::string_view text);

    [[nodiscard]] std::string_view text() const { return m_length == 0 ? std::string_view() : std::string_view(m_text.data(), m_length); }
    [[nodiscard]] std::string string() const { return std::string(text()); }
    [[nodiscard]] bool empty() const { return m_length == 0; }
    auto operator<=>(const MessageId&) const = default;

    static constexpr std::size_t length = 23;

private:
    friend class MessageIdSource;
    std::array<char, length> m_text{};
    std::uint8_t m_length = 0;
};

/// Gives ids that are unique on this host across restarts as long as the clock does not step back by more than
/// the run time of the last process, and strictly rising within the process. Thread-safe.
class MessageIdSource {
public:
    /// `process` is normally the process id.
    MessageIdSource(const Clock& clock, std::uint64_t process);
    MessageId next();

private:
    const Clock& m_clock;
    std::uint64_t m_process;
    std::mutex m_mutex;
    std::int64_t m_last = 0; // the last tick given out, in units of 1/1,000,000 s
};

/// `value` in base 62 (0-9A-Za-z), left-padded with 0 to `digits`; higher digits are dropped.
std::string base62(std::uint64_t value, std::size_t digits);

} // namespace postroom::base

template <>
struct std::hash<postroom::base::MessageId> {
    std::size_t operator()(const postroom::base::MessageId& id) const noexcept {
        return std::hash<std::string_view>{}(id.text());
    }
};
