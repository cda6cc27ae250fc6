// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/connection_strip.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/status_pill.h"
#include "console/widgets/text_format.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace postroom::console {

QString roleText(catalogue::Role role) {
    switch (role) {
    case catalogue::Role::none: return ConnectionStrip::tr("no role");
    case catalogue::Role::auditor: return ConnectionStrip::tr("auditor");
    case catalogue::Role::helpdesk: return ConnectionStrip::tr("helpdesk");
    case catalogue::Role::operatorRole: return ConnectionStrip::tr("operator");
    case catalogue::Role::administrator: return ConnectionStrip::tr("administrator");
    }
    return {};
}

ConnectionStrip::ConnectionStrip(Session& session, ServerState& state, QWidget* parent) : QWidget(parent), m_session(session), m_state(state) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::spacing(0.8), theme::spacing(0.6), theme::spacing(0.8), theme::spacing(0.6));
    layout->setSpacing(theme::spacing(1.2));
    m_left = new QHBoxLayout;
    m_left->setSpacing(theme::spacing(0.2));
    layout->addLayout(m_left);
    m_host = new QLabel(this);
    m_host->setFont(theme::headingFont());
    m_host->setTextFormat(Qt::PlainText);
    layout->addWidget(m_host);
    m_link = new StatusPill(this);
    layout->addWidget(m_link);
    m_retry = new QToolButton(this);
    m_retry->setText(tr("Try now"));
    m_retry->setAutoRaise(true);
    connect(m_retry, &QToolButton::clicked, &m_session, &Session::retryNow);
    layout->addWidget(m_retry);
    layout->addStretch(1);
    m_user = new QLabel(this);
    m_user->setTextFormat(Qt::PlainText);
    layout->addWidget(m_user);
    m_role = new StatusPill(this);
    layout->addWidget(m_role);
    m_revision = new QPushButton(this);
    m_revision->setFlat(true);
    m_revision->setToolTip(tr("The revision of the configuration that is in force"));
    connect(m_revision, &QPushButton::clicked, this, &ConnectionStrip::revisionClicked);
    layout->addWidget(m_revision);
    m_right = new QHBoxLayout;
    m_right->setSpacing(theme::spacing(0.2));
    layout->addLayout(m_right);
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionStrip::update);
    connect(&m_session, &Session::linkChanged, this, &ConnectionStrip::update);
    connect(&m_session, &Session::welcomed, this, &ConnectionStrip::update);
    connect(&m_state, &ServerState::changed, this, &ConnectionStrip::update);
    update();
}

QToolButton* ConnectionStrip::makeButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(QSize(22, 22));
    button->setAccessibleName(QString(action->text()).remove('&'));
    return button;
}

void ConnectionStrip::addLeft(QAction* action) { m_left->addWidget(makeButton(action)); }
void ConnectionStrip::addRight(QAction* action) { m_right->addWidget(makeButton(action)); }
QString ConnectionStrip::linkText() const { return m_link->text(); }

void ConnectionStrip::update() {
    const auto& hello = m_session.hello();
    m_host->setText(hello.hostName.empty() ? m_session.uri().title() : toQt(hello.hostName));
    m_host->setToolTip(m_session.uri().text());
    const bool known = !hello.hostName.empty();
    m_user->setVisible(known && !m_session.uri().isCase());
    m_user->setText(toQt(hello.user));
    m_user->setToolTip(tr("Who the server takes you for"));
    m_role->setVisible(known && !m_session.uri().isCase());
    m_role->show(Tone::neutral, roleText(m_session.role()), "user");
    m_role->setToolTip(tr("Your role decides what you may see and do"));
    m_revision->setVisible(m_state.known() && !m_session.uri().isCase());
    m_revision->setText(tr("Revision %1").arg(m_state.revision()));
    const Session::Link link = m_session.link();
    m_retry->setVisible(link == Session::Link::lost || link == Session::Link::failed);
    switch (link) {
    case Session::Link::closed: m_link->show(Tone::neutral, tr("not connected"), "disconnect"); break;
    case Session::Link::connecting: m_link->show(Tone::neutral, tr("connecting..."), "clock"); break;
    case Session::Link::ready:
        if (m_session.uri().isCase())
            m_link->show(Tone::info, tr("case file, offline"), "disconnect");
        else
            m_link->show(Tone::good, tr("connected"), "connect");
        break;
    case Session::Link::failed: m_link->show(Tone::bad, tr("no connection"), "disconnect"); break;
    case Session::Link::lost: {
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_session.untilRetry());
        m_link->show(Tone::warning, tr("connection lost; next try in %1").arg(durationText(left)), "disconnect");
        break;
    }
    }
    m_link->setToolTip(link == Session::Link::ready ? toQt(hello.server) : toQt(m_session.trouble().text()));
    if (link == Session::Link::lost)
        m_countdown.start();
    else
        m_countdown.stop();
}

void ConnectionStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme::line(palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace postroom::console
