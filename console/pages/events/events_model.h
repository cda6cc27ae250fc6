// SPDX-License-Identifier: GPL-3.0-or-later
// The live tail as a table, newest last. What arrives waits for flush(), which takes it in as one insertion: a thousand
// events a second are ten changes of the table. Bounded: at most mostEvents are shown, at most mostEvents of all that came
// are kept for another filter, and at most mostEvents wait while it is paused; the oldest go, and what went unseen is
// counted as missed.
#pragma once

#include "console/models/window_model.h"
#include "console/pages/events/tail_filter.h"

#include <deque>
#include <memory>

namespace postroom::console {

class EventsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Level, Event, Message, Connection, Fields, ColumnCount };
    static constexpr int mostEvents = 10000;

    using QAbstractTableModel::QAbstractTableModel;
    void add(const std::vector<wire::EventMessage>& events);
    /// As gapOf().
    void addGap(qint64 count, bool restarted = false);
    /// Takes in what waits, unless it is paused.
    void flush();
    void setPaused(bool paused);
    [[nodiscard]] bool paused() const { return m_paused; }
    /// Of what is kept and of what comes.
    void setFilter(TailFilter filter);
    void clear();

    [[nodiscard]] qint64 seen() const { return m_seen; }
    [[nodiscard]] qint64 missed() const { return m_missed; }
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }
    [[nodiscard]] const LiveEvent& at(int row) const { return *m_rows[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Before rows come and go.
    void aboutToFlush();
    /// Rows came; `removed` went at the top to make room.
    void flushed(int removed);

private:
    using Entry = std::shared_ptr<const LiveEvent>;
    void wait(LiveEvent event);
    [[nodiscard]] QString cell(const LiveEvent& event, int column) const;

    std::deque<Entry> m_waiting, m_kept, m_rows;
    TailFilter m_filter;
    bool m_paused = false;
    qint64 m_seen = 0, m_missed = 0;
    qint64 m_unseen = 0; // fell out of what waits
    qint64 m_next = 1;
};

} // namespace postroom::console
