// SPDX-License-Identifier: GPL-3.0-or-later
// What the live tail shows: words that must all be in an event, "-" before what must not, "event:delivery." for names or
// their beginnings, "message:ID", "connection:NUMBER", quotes around blanks; and the least severity. Gaps always pass.
#pragma once

#include "console/pages/events/live_event.h"

#include <vector>

namespace postroom::console {

class TailFilter {
public:
    TailFilter() = default;
    explicit TailFilter(const QString& line, catalogue::EventSeverity least = catalogue::EventSeverity::debug);
    [[nodiscard]] bool passes(const LiveEvent& event) const;
    [[nodiscard]] bool isEmpty() const { return m_terms.empty() && m_least == catalogue::EventSeverity::debug; }

private:
    enum class Where { anywhere, event, message, connection };
    struct Term {
        Where where = Where::anywhere;
        bool excludes = false;
        QString text;
    };
    [[nodiscard]] static bool matches(const Term& term, const LiveEvent& event);
    std::vector<Term> m_terms;
    catalogue::EventSeverity m_least = catalogue::EventSeverity::debug;
};

} // namespace postroom::console
