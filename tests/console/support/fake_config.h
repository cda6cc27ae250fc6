// SPDX-License-Identifier: GPL-3.0-or-later
// The revisions of the fake daemon: those of the recording, and what is applied, confirmed, reverted and rolled back on
// top of them. The contents of a revision are not interpreted.
#pragma once

#include "tests/console/support/recordings.h"

#include <optional>
#include <utility>

namespace postroom::console {

class FakeConfig {
public:
    explicit FakeConfig(const Recordings& recordings);

    /// Nothing for methods that the recordings answer.
    std::optional<Answer> reply(const std::string& method, const base::Json& params);
    void amendStatus(base::Json& status) const;
    /// The revision that waits for its confirmation is taken back.
    void expire();
    /// The event of what was just done.
    std::optional<std::pair<std::string, base::Json>> takeEvent() { return std::exchange(m_event, std::nullopt); }

private:
    Answer apply(const base::Json& params);
    Answer make(const std::string& comment, const base::Json& confirmWithin, const std::string& eventName);
    [[nodiscard]] std::int64_t newest() const { return m_history.front()["revision"].toInteger(); }
    void settle();

    std::vector<base::Json> m_history; // newest first
    std::int64_t m_unconfirmed = 0;
    std::optional<std::pair<std::string, base::Json>> m_event;
};

} // namespace postroom::console
