// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/events/tail_filter.h"

#include <QRegularExpression>

namespace postroom::console {

TailFilter::TailFilter(const QString& line, catalogue::EventSeverity least) : m_least(least) {
    static const QRegularExpression word(R"re((-?)(event:|message:|connection:)?(?:"([^"]*)"?|(\S+)))re");
    for (auto found = word.globalMatch(line); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        Term term;
        term.excludes = !match.captured(1).isEmpty();
        const QString where = match.captured(2);
        term.where = where == "event:" ? Where::event : where == "message:" ? Where::message : where == "connection:" ? Where::connection : Where::anywhere;
        term.text = match.captured(3) + match.captured(4);
        if (!term.text.isEmpty())
            m_terms.push_back(std::move(term));
    }
}

bool TailFilter::matches(const Term& term, const LiveEvent& event) {
    switch (term.where) {
    case Where::event: return event.name.startsWith(term.text, Qt::CaseInsensitive);
    case Where::message: return event.message.compare(term.text, Qt::CaseInsensitive) == 0;
    case Where::connection: return event.connection != 0 && QString::number(event.connection) == term.text;
    case Where::anywhere: break;
    }
    return event.name.contains(term.text, Qt::CaseInsensitive) || event.text.contains(term.text, Qt::CaseInsensitive) || event.message.contains(term.text, Qt::CaseInsensitive);
}

bool TailFilter::passes(const LiveEvent& event) const {
    if (event.isGap())
        return true;
    if (event.severity < m_least)
        return false;
    for (const Term& term : m_terms)
        if (matches(term, event) == term.excludes)
            return false;
    return true;
}

} // namespace postroom::console
