// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/overview/overview_feed.h"

namespace postroom::console {

namespace {
constexpr std::chrono::seconds tick{15};
} // namespace

OverviewFeed::OverviewFeed(Session& session, ServerState& state, QObject* parent) : QObject(parent), m_session(session), m_state(state) {
    connect(&m_session, &Session::welcomed, this, [this] { m_without = false; }); // perhaps a newer server
    connect(&m_tick, &QTimer::timeout, this, &OverviewFeed::refresh);
    connect(&m_state, &ServerState::changed, this, [this] {
        if (m_tick.isActive() && !hasStatistics())
            compose();
    });
}

void OverviewFeed::setActive(bool active) {
    if (active)
        m_tick.start(tick);
    else
        m_tick.stop();
}

void OverviewFeed::setWindow(qint64 seconds) {
    m_window = seconds;
    refresh();
}

void OverviewFeed::refresh() {
    if (!m_session.ready())
        return;
    for (const qint64 call : m_calls)
        m_session.cancel(call);
    if (!hasStatistics())
        return askParts();
    if (m_session.may("stats.series"))
        m_calls[1] = m_session.call(this, "stats.series", base::Json::object({{"window", std::int64_t{m_window}}}), [this](const Answer& answer) {
            m_series = answer ? *answer : base::Json();
            emit seriesChanged();
        });
    m_calls[0] = m_session.call(this, "stats.overview", base::Json::object(), [this](const Answer& answer) {
        if (!answer && answer.error().code == wire::codeNoMethod) {
            m_without = true;
            return askParts();
        }
        if (!answer) {
            m_error = answer.error();
            emit failed();
            return;
        }
        m_overview = *answer;
        emit overviewChanged();
    });
}

void OverviewFeed::askParts() {
    m_calls[0] = m_session.call(this, "queue.groups", base::Json::object({{"by", "cause"}}), [this](const Answer& answer) {
        if (answer)
            m_groups = (*answer)["groups"];
        compose();
    });
    m_calls[2] = m_session.call(this, "ledger.check", base::Json::object(), [this](const Answer& answer) {
        if (answer)
            m_ledger = *answer;
        compose();
    });
    m_state.refresh();
}

void OverviewFeed::compose() {
    const base::Json& status = m_state.status();
    if (status.isNull()) {
        if (!m_state.trouble().isEmpty()) {
            m_error = wire::plainError(base::ErrorKind::unavailable, m_state.trouble().toStdString());
            emit failed();
        }
        return;
    }
    base::Json queue = status["queue"];
    base::Json causes = base::Json::array();
    std::int64_t recipients = 0;
    for (const base::Json& group : m_groups.items()) {
        base::Json cause = group;
        cause.set("cause", group["key"]);
        recipients += group["recipients"].toInteger();
        causes.append(std::move(cause));
    }
    queue.set("by_cause", std::move(causes));
    queue.set("recipients", recipients);
    if (const std::int64_t oldest = queue["oldest"].toInteger(); oldest != 0)
        queue.set("oldest", base::Json::object({{"received", oldest}}));
    std::int64_t connections = 0;
    for (const base::Json& listener : status["listeners"].items())
        connections += listener["connections"].toInteger();
    m_overview = base::Json::object({{"queue", std::move(queue)}, {"disks", status["disks"]}, {"certificates", status["certificates"]},
                                     {"listeners", status["listeners"]}, {"alarms", status["alarms"]}, {"connections", connections},
                                     {"revision", base::Json::object({{"revision", status["revision"]}})}});
    if (!m_ledger.isNull()) {
        m_ledger.set("known", true);
        m_overview.set("ledger", m_ledger);
    }
    emit overviewChanged();
}

} // namespace postroom::console
