// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/events/events_model.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

namespace postroom::console {

namespace {

QIcon severityIcon(catalogue::EventSeverity severity) {
    using S = catalogue::EventSeverity;
    switch (severity) {
    case S::debug: return icon("neutral");
    case S::info:
    case S::notice: return icon("info", Tone::info);
    case S::warning: return icon("warning", Tone::warning);
    case S::error: return icon("bad", Tone::bad);
    }
    return {};
}

QString filterTerm(const LiveEvent& event, int column) {
    switch (column) {
    case EventsModel::Event: return event.isGap() ? QString() : "event:" + event.name;
    case EventsModel::Message: return event.message.isEmpty() ? QString() : "message:" + event.message;
    case EventsModel::Connection: return event.connection == 0 ? QString() : "connection:" + QString::number(event.connection);
    default: return {};
    }
}

} // namespace

void EventsModel::wait(LiveEvent event) {
    event.number = m_next++;
    m_waiting.push_back(std::make_shared<const LiveEvent>(std::move(event)));
    if (m_waiting.size() > mostEvents) {
        m_waiting.pop_front();
        ++m_unseen;
    }
}

void EventsModel::add(const std::vector<wire::EventMessage>& events) {
    m_seen += static_cast<qint64>(events.size());
    for (const wire::EventMessage& event : events)
        wait(readLiveEvent(event));
}

void EventsModel::addGap(qint64 count, bool restarted) {
    m_missed += count;
    wait(gapOf(count, restarted));
}

void EventsModel::flush() {
    if (m_paused || m_waiting.empty())
        return;
    if (m_unseen > 0) {
        m_missed += m_unseen;
        LiveEvent gap = gapOf(std::exchange(m_unseen, 0));
        gap.number = m_waiting.front()->number - 1;
        m_waiting.push_front(std::make_shared<const LiveEvent>(std::move(gap)));
    }
    std::deque<Entry> fresh;
    for (const Entry& event : m_waiting) {
        m_kept.push_back(event);
        if (m_filter.passes(*event))
            fresh.push_back(event);
    }
    m_waiting.clear();
    while (m_kept.size() > mostEvents)
        m_kept.pop_front();
    while (fresh.size() > mostEvents)
        fresh.pop_front();
    if (fresh.empty())
        return;
    emit aboutToFlush();
    const int surplus = std::max(0, rowCount() + static_cast<int>(fresh.size()) - mostEvents);
    if (surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
    endInsertRows();
    emit flushed(surplus);
}

void EventsModel::setPaused(bool paused) {
    m_paused = paused;
    flush();
}

void EventsModel::setFilter(TailFilter filter) {
    m_filter = std::move(filter);
    std::deque<Entry> rows; // what is shown may be older than what is kept
    const qint64 kept = m_kept.empty() ? m_next : m_kept.front()->number;
    for (const Entry& event : m_rows)
        if (event->number < kept && m_filter.passes(*event))
            rows.push_back(event);
    for (const Entry& event : m_kept)
        if (m_filter.passes(*event))
            rows.push_back(event);
    while (rows.size() > mostEvents)
        rows.pop_front();
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void EventsModel::clear() {
    beginResetModel();
    m_rows.clear();
    m_kept.clear();
    m_waiting.clear();
    m_seen = m_missed = m_unseen = 0;
    endResetModel();
}

int EventsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int EventsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString EventsModel::cell(const LiveEvent& event, int column) const {
    switch (static_cast<Column>(column)) {
    case Time: return event.time.toString("HH:mm:ss.zzz");
    case Level: return severityText(event.severity);
    case Event: return event.isGap() ? tr("gap") : event.name;
    case Message: return event.message;
    case Connection: return event.connection == 0 ? QString() : QString::number(event.connection);
    case Fields: return event.text;
    case ColumnCount: break;
    }
    return {};
}

QVariant EventsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LiveEvent& event = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(event, index.column());
    case ExportRole: return index.column() == Time ? event.time.toString(Qt::ISODateWithMs) : cell(event, index.column());
    case Qt::ToolTipRole: return index.column() == Time ? fullTimeText(event.time) : index.column() == Event ? sentenceOf(event) : cell(event, index.column());
    case Qt::DecorationRole: return index.column() == Level ? severityIcon(event.severity) : QVariant();
    case KeyRole: return QString::number(event.number);
    case LinkRole: return event.message.isEmpty() ? QString() : "message/" + event.message;
    case FilterRole: return filterTerm(event, index.column());
    default: return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Event: return tr("Event");
    case Message: return tr("Message");
    case Connection: return tr("Connection");
    case Fields: return tr("What happened");
    case ColumnCount: break;
    }
    return {};
}

} // namespace postroom::console
