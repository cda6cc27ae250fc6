// SPDX-License-Identifier: GPL-3.0-or-later
// A revision on trial: it was applied with confirm_within, and the server takes it back by itself unless it is kept. This
// counts down, keeps or takes back, and finds out what became of it when the connection was away meanwhile.
#pragma once

#include "console/services/server_state.h"

#include <QDeadlineTimer>

namespace postroom::console {

class Trial : public QObject {
    Q_OBJECT
public:
    enum class State {
        none,
        waiting,   ///< counting down
        kept,
        takenBack, ///< by somebody, or because nobody kept it
        unknown,   ///< the time is over and there is no connection: the server has taken it back by itself
    };
    Q_ENUM(State)

    Trial(Session& session, ServerState& state, QObject* parent = nullptr);

    /// Takes the reply of config.apply or config.rollback that was asked for with confirm_within.
    void begin(const base::Json& applied, std::chrono::seconds confirmWithin);
    void keep();
    void takeBack();
    /// What came of it has been read.
    void dismiss();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qint64 revision() const { return m_revision; }
    [[nodiscard]] std::chrono::seconds left() const;
    /// Of which left() counts down.
    [[nodiscard]] std::chrono::seconds whole() const { return m_whole; }
    /// The revision that runs after it was taken back.
    [[nodiscard]] qint64 runningNow() const { return m_server.revision(); }
    /// Why keep() or takeBack() failed; empty when it did not.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

signals:
    /// Also at every second of the countdown.
    void changed();

private:
    void set(State state);
    void compare();
    void finish(std::string_view method, State then);

    Session& m_session;
    ServerState& m_server;
    QTimer m_tick;
    QDeadlineTimer m_deadline;
    std::chrono::seconds m_whole{0};
    State m_state = State::none;
    qint64 m_revision = 0;
    QString m_trouble;
    qint64 m_call = 0;
};

} // namespace postroom::console
