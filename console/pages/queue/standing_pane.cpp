// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/standing_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/text_format.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int requestRole = Qt::UserRole, methodRole = Qt::UserRole + 1;
} // namespace

StandingPane::StandingPane(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Suspended destinations and hold rules"));
    m_tree->setHeaderLabels({tr("Order"), tr("Reason"), tr("By"), tr("Since"), tr("Until"), tr("Held")});
    m_tree->setAlternatingRowColors(true);
    layout->addWidget(m_tree, 1);
    auto* row = new QHBoxLayout;
    m_add = new QPushButton(icon("hold"), tr("Suspend a destination..."), this);
    m_remove = new QPushButton(icon("play"), tr("End this order"), this);
    m_hold = new QPushButton(icon("hold"), tr("Hold incoming mail..."), this);
    row->addWidget(m_add);
    row->addWidget(m_hold);
    row->addWidget(m_remove);
    row->addStretch();
    layout->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, [this] { ask(StandingDialog::Order::suspend); });
    connect(m_hold, &QPushButton::clicked, this, [this] { ask(StandingDialog::Order::hold); });
    connect(m_remove, &QPushButton::clicked, this, &StandingPane::removeCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) { m_remove->setEnabled(item != nullptr && item->data(0, methodRole).isValid() && m_session.may("queue.resume")); });
}

void StandingPane::refresh() {
    m_add->setEnabled(m_session.may("queue.suspend"));
    m_hold->setEnabled(m_session.may("queue.hold-rule"));
    m_session.call(this, "queue.suspended", base::Json::object(), [this](const Answer& answer) {
        m_suspended = answer ? (*answer)["suspended"] : base::Json::array();
        show();
    });
    m_session.call(this, "queue.hold-rules", base::Json::object(), [this](const Answer& answer) {
        m_rules = answer ? (*answer)["rules"] : base::Json::array();
        show();
    });
}

void StandingPane::show() {
    m_tree->clear();
    m_remove->setEnabled(false);
    const auto add = [this](const QString& title, const base::Json& order, const char* method, base::Json request) {
        auto* item = new QTreeWidgetItem(m_tree, {title, text(order, "reason"), text(order, "by"), timeText(time(order["since"])), time(order["until"]).isValid() ? timeText(time(order["until"])) : tr("ended by hand"),
                                                  order.has("held") ? countText(order["held"].toInteger()) : QString()});
        item->setIcon(0, icon("hold"));
        item->setData(0, methodRole, QLatin1String(method));
        item->setData(0, requestRole, toQt(request.text()));
    };
    for (const base::Json& order : m_suspended.items())
        add(tr("%1 %2 gets nothing").arg(text(order, "kind") == "host" ? tr("host") : tr("domain"), text(order, "name")), order, "queue.resume",
            base::Json::object({{text(order, "kind").toStdString(), order["name"]}}));
    for (const base::Json& rule : m_rules.items()) {
        QStringList parts;
        for (const auto& [name, value] : rule["match"].members())
            parts << toQt(name) + " " + text(value);
        add(tr("hold what comes with %1").arg(parts.join(", ")), rule, "queue.remove-hold-rule", base::Json::object({{"number", rule["number"]}}));
    }
    if (m_tree->topLevelItemCount() == 0)
        new QTreeWidgetItem(m_tree, {tr("No destination is suspended and nothing is held from now on.")});
    for (int i = 0; i < m_tree->columnCount(); ++i)
        m_tree->resizeColumnToContents(i);
}

void StandingPane::ask(StandingDialog::Order order) {
    auto* dialog = new StandingDialog(order, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, order] {
        const QString about = dialog->about();
        m_session.call(this, dialog->method(), dialog->request(), [this, about, order](const Answer& answer) {
            emit say(!answer                                   ? toQt(answer.error().message)
                     : order == StandingDialog::Order::suspend ? tr("%1 gets nothing from now on; its mail waits.").arg(about)
                                                               : tr("What comes with %1 is put on hold from now on.").arg(about));
            refresh();
        });
    });
    dialog->open();
}

void StandingPane::removeCurrent() {
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (item == nullptr || !item->data(0, methodRole).isValid())
        return;
    const auto request = base::Json::parse(item->data(0, requestRole).toString().toStdString());
    if (!request)
        return;
    m_session.call(this, item->data(0, methodRole).toString().toStdString(), *request, [this](const Answer& answer) {
        emit say(answer ? tr("The order is ended.") : toQt(answer.error().message));
        refresh();
    });
}

} // namespace postroom::console
