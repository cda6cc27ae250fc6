// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/services/server_state.h"

#include "console/services/json_text.h"

namespace postroom::console {

namespace {

constexpr std::chrono::seconds tick{10};
constexpr std::chrono::milliseconds together{200};

qint64 sum(const base::Json& status, std::string_view name) {
    qint64 total = 0;
    for (const auto& [key, value] : status["counters"].members())
        if (key == name || (key.size() > name.size() && key.starts_with(name) && key[name.size()] == '{'))
            total += value.toInteger();
    return total;
}

} // namespace

ServerState::ServerState(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    m_soon.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &ServerState::refresh);
    connect(&m_soon, &QTimer::timeout, this, &ServerState::refresh);
    connect(&m_session, &Session::welcomed, this, &ServerState::refresh);
    connect(&m_session, &Session::linkChanged, this, [this](Session::Link link) {
        if (link == Session::Link::ready)
            m_tick.start(tick);
        else
            m_tick.stop();
    });
    connect(&m_session, &Session::reconnected, this, [this](const Missed& missed) {
        m_missed = missed;
        m_beforeLoss = m_status;
        m_reconnecting = true;
        m_missedEvents = 0;
    });
    auto* subscription = m_session.subscribe(this, {{"config.", "listener.", "store.", "ledger.", "limit.", "certificate.", "server."}, {}, 0});
    connect(subscription, &Subscription::events, this, [this] { m_soon.start(together); });
    connect(subscription, &Subscription::missed, this, [this](qint64 count) {
        m_missedEvents += count; // this answer comes before the one to refresh()
        m_soon.start(together);
    });
    if (m_session.ready())
        refresh();
}

qint64 ServerState::counter(std::string_view name) const { return sum(m_status, name); }

void ServerState::refresh() {
    if (!m_session.ready() || !m_session.may("server.status"))
        return; // who has no role would fill the access log with denials
    m_session.cancel(m_call);
    m_call = m_session.call(this, "server.status", base::Json::object(), [this](const Answer& answer) {
        if (!answer) {
            m_trouble = toQt(answer.error().message);
            emit changed();
            return;
        }
        m_trouble.clear();
        take(*answer);
    });
}

void ServerState::take(const base::Json& status) {
    const qint64 before = m_status.isNull() ? -1 : revision();
    m_status = status;
    emit changed();
    if (before >= 0 && before != revision())
        emit revisionChanged(revision());
    if (std::exchange(m_reconnecting, false))
        emit caughtUp(m_missed.sentence() + difference(m_beforeLoss));
}

QString ServerState::difference(const base::Json& before) const {
    QString text;
    if (m_missedEvents > 0)
        text += ' ' + (m_missed.restarted ? tr("%n event(s) since its start were missed.", nullptr, static_cast<int>(m_missedEvents))
                                          : tr("%n event(s) were missed.", nullptr, static_cast<int>(m_missedEvents)));
    const qint64 accepted = counter("messages_accepted_total") - (m_missed.restarted ? 0 : sum(before, "messages_accepted_total"));
    if (accepted > 0)
        text += ' ' + tr("%n message(s) came in meanwhile.", nullptr, static_cast<int>(accepted));
    if (!before.isNull() && before["revision"].toInteger() != revision())
        text += ' ' + tr("The configuration went from revision %1 to %2.").arg(before["revision"].toInteger()).arg(revision());
    return text;
}

} // namespace postroom::console
