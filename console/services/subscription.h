// SPDX-License-Identifier: GPL-3.0-or-later
// Events as they happen. A subscription outlives the connection: after a reconnect it goes on where it stopped, and says
// missed() when that is not possible. Delete it to end it.
#pragma once

#include "shared/wire/subscription.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <vector>

namespace postroom::console {

class Session;

struct EventFilter {
    QStringList names;        ///< names, or beginnings with the dot; all when empty
    QString message;          ///< only of this message
    qint64 connection = 0;    ///< only of this SMTP connection
};

class Subscription : public QObject {
    Q_OBJECT
public:
    ~Subscription() override;
    [[nodiscard]] qint64 last() const { return m_last; }

signals:
    /// In order; several at once when they came at once.
    void events(const std::vector<postroom::wire::EventMessage>& events);
    /// Some were missed: fetch again what is shown. At most `count` of the wanted ones; after a restart of the server these are
    /// the ones since its start, and nobody knows how many came before it ended.
    void missed(qint64 count, bool restarted);
    /// The server refused the subscription.
    void refused(const QString& why);

private:
    friend class Session;
    Subscription(Session& session, EventFilter filter, QObject* parent);

    QPointer<Session> m_session;
    EventFilter m_filter;
    qint64 m_number = 0; // on this connection; 0: not subscribed now
    qint64 m_last = -1;  // sequence number of the last event seen in m_epoch
    QString m_epoch;
};

} // namespace postroom::console
