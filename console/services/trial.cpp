// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/trial.h"

#include "console/services/json_text.h"

namespace postroom::console {

namespace {
constexpr std::chrono::milliseconds tick{1000};
} // namespace

Trial::Trial(Session& session, ServerState& state, QObject* parent) : QObject(parent), m_session(session), m_server(state) {
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_deadline.hasExpired()) {
            if (m_session.ready())
                m_server.refresh(); // says what became of it
            else
                set(State::unknown);
        }
        emit changed();
    });
    connect(&m_server, &ServerState::changed, this, &Trial::compare);
    connect(&m_session, &Session::linkChanged, this, [this] {
        if (m_state == State::waiting)
            emit changed();
    });
}

void Trial::begin(const base::Json& applied, std::chrono::seconds confirmWithin) {
    if (!applied.has("reverts_at"))
        return;
    m_revision = applied["revision"].toInteger();
    m_whole = confirmWithin;
    m_deadline.setRemainingTime(confirmWithin); // our own clock: the server's may differ
    m_trouble.clear();
    m_tick.start(tick);
    set(State::waiting);
}

std::chrono::seconds Trial::left() const {
    return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(std::max<qint64>(0, m_deadline.remainingTime())));
}

void Trial::set(State state) {
    m_state = state;
    if (state != State::waiting)
        m_tick.stop();
    emit changed();
}

/// What the server says of itself decides, whoever brought it about.
void Trial::compare() {
    if ((m_state != State::waiting && m_state != State::unknown) || !m_session.ready() || !m_server.trouble().isEmpty())
        return;
    if (m_server.revision() > m_revision) // a revision taken back is followed by a new one
        set(State::takenBack);
    else if (m_server.revision() == m_revision && !m_server.status().has("reverts_at"))
        set(State::kept);
}

void Trial::finish(std::string_view method, State then) {
    if (m_state != State::waiting)
        return;
    m_trouble.clear();
    m_session.cancel(m_call);
    m_call = m_session.call(this, method, base::Json::object({{"revision", std::int64_t{m_revision}}}), [this, then](const Answer& answer) {
        if (answer) {
            set(then);
            m_server.refresh();
            return;
        }
        m_trouble = toQt(answer.error().message);
        m_server.refresh();
        emit changed();
    });
}

void Trial::keep() { finish("config.confirm", State::kept); }
void Trial::takeBack() { finish("config.revert", State::takenBack); }

void Trial::dismiss() {
    if (m_state != State::waiting)
        set(State::none);
}

} // namespace postroom::console
