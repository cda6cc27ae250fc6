// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says about itself, kept fresh: server.status, read again when something of it changes and every ten
// seconds. The one cache that the connection strip, the alarms and the overview share.
#pragma once

#include "console/services/session.h"

namespace postroom::console {

class ServerState : public QObject {
    Q_OBJECT
public:
    explicit ServerState(Session& session, QObject* parent = nullptr);

    /// The last reply of server.status; null before the first.
    [[nodiscard]] const base::Json& status() const { return m_status; }
    [[nodiscard]] bool known() const { return !m_status.isNull(); }
    [[nodiscard]] qint64 revision() const { return m_status["revision"].toInteger(); }
    /// Of the counters with their labels left out: the sum.
    [[nodiscard]] qint64 counter(std::string_view name) const;
    /// Why the last request failed; empty when it did not.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    void refresh();

signals:
    void changed();
    void revisionChanged(qint64 revision);
    /// After a reconnect: what was missed, in sentences for a person.
    void caughtUp(const QString& sentence);

private:
    void take(const base::Json& status);
    [[nodiscard]] QString difference(const base::Json& before) const;

    Session& m_session;
    base::Json m_status;
    base::Json m_beforeLoss;
    Missed m_missed;
    bool m_reconnecting = false;
    qint64 m_missedEvents = 0; // since then
    QString m_trouble;
    QTimer m_tick;
    QTimer m_soon; // several events at once ask once
    qint64 m_call = 0;
};

} // namespace postroom::console
