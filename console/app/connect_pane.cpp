// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/connect_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postroom::console {

QStringList usualCauses(const ApplianceUri& uri) {
    if (uri.isCase())
        return {};
    if (uri.kind == ApplianceUri::Kind::ssh)
        return {ConnectPane::tr("The host cannot be reached or does not run ssh: try \"ssh %1\" in a terminal.").arg(uri.host),
                ConnectPane::tr("Postroom is not installed or not running there: try \"ssh %1 postroomctl status\".").arg(uri.host),
                ConnectPane::tr("The user may not use the control socket: it must be in one of the groups postroom-admin, "
                                "postroom-operator, postroom-helpdesk or postroom-auditor.")};
    return {ConnectPane::tr("postroomd is not running: try \"systemctl status postroomd\"."),
            ConnectPane::tr("It uses another socket: \"postroom-console --socket PATH\" opens that one."),
            ConnectPane::tr("You may not use the socket: you must be in one of the groups postroom-admin, postroom-operator, "
                            "postroom-helpdesk or postroom-auditor, and have logged in anew since.")};
}

ConnectPane::ConnectPane(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* outer = new QHBoxLayout(this);
    outer->addStretch(1);
    auto* layout = new QVBoxLayout;
    outer->addLayout(layout, 3);
    outer->addStretch(1);
    layout->setSpacing(theme::spacing(1.2));
    layout->addStretch(2);
    m_icon = new QLabel(this);
    layout->addWidget(m_icon);
    m_title = new QLabel(this);
    m_title->setFont(theme::titleFont());
    m_detail = new QLabel(this);
    m_causes = new QLabel(this);
    for (QLabel* label : {m_title, m_detail, m_causes}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    m_title->setTextFormat(Qt::PlainText);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setFont(theme::fixedFont());
    m_causes->setTextFormat(Qt::RichText);
    auto* buttons = new QHBoxLayout;
    m_retry = new QPushButton(icon("refresh"), tr("Try again"), this);
    m_other = new QPushButton(icon("appliance"), tr("Another appliance..."), this);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_other);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_retry, &QPushButton::clicked, &m_session, &Session::retryNow);
    connect(m_other, &QPushButton::clicked, this, &ConnectPane::anotherWanted);
    connect(&m_session, &Session::linkChanged, this, &ConnectPane::update);
    update();
}

QString ConnectPane::text() const { return m_title->text() + '\n' + m_detail->text() + '\n' + m_causes->text(); }

void ConnectPane::update() {
    const Session::Link link = m_session.link();
    const bool broken = link == Session::Link::lost || link == Session::Link::failed;
    const bool once = broken || !m_session.trouble().publicText.empty(); // keep it while the next try runs
    const bool roleless = link == Session::Link::ready && m_session.role() == catalogue::Role::none;
    const int size = theme::spacing(4);
    m_icon->setPixmap(icon(once ? "disconnect" : "appliance", once ? Tone::bad : Tone::neutral).pixmap(QSize(size, size), devicePixelRatioF()));
    m_title->setText(once ? toQt(m_session.trouble().publicText) : tr("Connecting to %1...").arg(m_session.uri().title()));
    m_detail->setText(once ? toQt(m_session.trouble().detail) : QString());
    m_detail->setVisible(once && !m_session.trouble().detail.empty());
    QString causes = "<p>" + tr("The usual causes:") + "</p><ol>";
    for (const QString& cause : usualCauses(m_session.uri()))
        causes += "<li>" + cause.toHtmlEscaped() + "</li>";
    m_causes->setText(causes + "</ol>");
    m_causes->setVisible(once);
    m_retry->setVisible(once);
    m_retry->setEnabled(broken);
    if (roleless) { // connected, and nothing may be seen
        m_icon->setPixmap(icon("lock", Tone::warning).pixmap(QSize(size, size), devicePixelRatioF()));
        m_title->setText(tr("You have no role on %1.").arg(toQt(m_session.hello().hostName)));
        m_causes->setText("<p>" + tr("%1 must be in one of the groups postroom-admin, postroom-operator, postroom-helpdesk or postroom-auditor, or in those that the server has instead; then log in anew.")
                                      .arg(toQt(m_session.hello().user)).toHtmlEscaped() + "</p>");
        m_causes->setVisible(true);
        m_detail->setVisible(false);
        m_retry->setVisible(false);
    }
    setAccessibleName(m_title->text());
}

} // namespace postroom::console
