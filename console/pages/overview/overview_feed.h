// SPDX-License-Identifier: GPL-3.0-or-later
// The documents behind the overview, fetched again every fifteen seconds while it is shown: stats.overview and
// stats.series; from a server without them the same shape is made of server.status, queue.groups and ledger.check.
#pragma once

#include "console/services/server_state.h"

namespace postroom::console {

class OverviewFeed : public QObject {
    Q_OBJECT
public:
    OverviewFeed(Session& session, ServerState& state, QObject* parent);

    void setActive(bool active);
    /// Seconds of the chart: a day or a week.
    void setWindow(qint64 seconds);
    [[nodiscard]] qint64 window() const { return m_window; }
    void refresh();

    /// As the reply of stats.overview; fields that are not known are absent. Null before the first.
    [[nodiscard]] const base::Json& overview() const { return m_overview; }
    /// As the reply of stats.series; null when there is none.
    [[nodiscard]] const base::Json& series() const { return m_series; }
    [[nodiscard]] const wire::WireError& error() const { return m_error; }

signals:
    void overviewChanged();
    void seriesChanged();
    void failed();

private:
    void askParts();
    void compose();
    [[nodiscard]] bool hasStatistics() const { return !m_without && m_session.may("stats.overview"); }
    Session& m_session;
    ServerState& m_state;
    QTimer m_tick;
    bool m_without = false; // the server said that it has no stats.overview
    qint64 m_window = 86400;
    qint64 m_calls[3] = {};
    base::Json m_overview;
    base::Json m_series;
    base::Json m_groups;
    base::Json m_ledger;
    wire::WireError m_error;
};

} // namespace postroom::console
