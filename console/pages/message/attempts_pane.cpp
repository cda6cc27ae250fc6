// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/attempts_pane.h"

#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/outcome.h"
#include "console/widgets/text_format.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {

void addFact(QTreeWidgetItem* under, const QString& name, const QString& value) {
    if (value.isEmpty())
        return;
    auto* item = new QTreeWidgetItem(under, {name, value});
    item->setToolTip(1, value);
}

void addAttempt(QTreeWidgetItem* under, const base::Json& attempt, int number) {
    const Outcome result = outcome(text(attempt, "outcome"));
    auto* item = new QTreeWidgetItem(under);
    item->setText(0, AttemptsPane::tr("Attempt %1, %2").arg(number).arg(timeText(time(attempt["time"]))));
    item->setToolTip(0, fullTimeText(time(attempt["time"])));
    item->setText(1, result.word + (text(attempt, "text").isEmpty() ? "" : ": " + text(attempt, "text")));
    item->setIcon(1, icon(result.icon, result.tone));
    item->setToolTip(1, item->text(1));
    const QString port = text(attempt, "host_port");
    QString host = text(attempt, "host_name");
    if (!text(attempt, "host_address").isEmpty())
        host += (host.isEmpty() ? "[" : " [") + text(attempt, "host_address") + "]" + (port.isEmpty() ? "" : ":" + port);
    addFact(item, AttemptsPane::tr("Host"), host);
    addFact(item, AttemptsPane::tr("Its greeting"), text(attempt, "greeting"));
    addFact(item, AttemptsPane::tr("Its answer to EHLO"), text(attempt, "ehlo_response"));
    const bool plain = text(attempt, "tls").isEmpty() && !text(attempt, "ehlo_response").isEmpty();
    addFact(item, AttemptsPane::tr("TLS"), plain ? AttemptsPane::tr("none: it was not encrypted") : text(attempt, "tls"));
    addFact(item, AttemptsPane::tr("Enhanced status"), text(attempt, "enhanced"));
    addFact(item, AttemptsPane::tr("Diagnostic"), text(attempt, "diagnostic"));
    addFact(item, AttemptsPane::tr("Confirmation"), text(attempt, "confirmation"));
    addFact(item, AttemptsPane::tr("Router"), text(attempt, "router"));
    addFact(item, AttemptsPane::tr("Transport"), text(attempt, "transport"));
    const QDateTime next = time(attempt["next"]);
    addFact(item, AttemptsPane::tr("Next try"), next.isValid() ? timeText(next) + " (" + agoText(next) + ")" : QString());
    const auto detail = base::Json::parse(attempt["detail"].toStringView());
    if (detail && detail->isObject()) {
        addFact(item, AttemptsPane::tr("Got as far as"), text(*detail, "stage"));
        addFact(item, AttemptsPane::tr("From our address"), text(*detail, "local_address"));
        if (detail->has("reused"))
            addFact(item, AttemptsPane::tr("Connection"), (*detail)["reused"].toBool() ? AttemptsPane::tr("used before for another message") : AttemptsPane::tr("new"));
        for (const QString& step : texts((*detail)["routing"]))
            addFact(item, AttemptsPane::tr("Routing"), step);
    }
}

} // namespace

AttemptsPane::AttemptsPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Delivery attempts"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Recipient and attempt"), tr("What happened")});
    m_tree->setAlternatingRowColors(true);
    layout->addWidget(m_tree);
}

void AttemptsPane::show(const base::Json& recipients) {
    m_tree->clear();
    for (const base::Json& recipient : recipients.items()) {
        const Outcome result = outcome(text(recipient, "outcome"));
        auto* group = new QTreeWidgetItem(m_tree);
        group->setText(0, text(recipient, "address"));
        group->setIcon(0, icon("user"));
        group->setText(1, result.word);
        group->setIcon(1, icon(result.icon, result.tone));
        int number = 0;
        for (const base::Json& attempt : recipient["attempts"].items())
            addAttempt(group, attempt, ++number);
        if (number == 0)
            addFact(group, tr("No attempt"), text(recipient, "outcome").startsWith("rejected") ? tr("It was refused: nothing was to be delivered.") : tr("Nothing was tried yet."));
        group->setExpanded(true);
        if (group->childCount() > 0) // the last attempt says how it stands
            group->child(group->childCount() - 1)->setExpanded(true);
    }
    m_tree->setColumnWidth(0, 40 * m_tree->fontMetrics().averageCharWidth());
}

void AttemptsPane::selectRecipient(const QString& recipient) {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->text(0) == recipient) {
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
            m_tree->scrollToItem(m_tree->topLevelItem(i), QAbstractItemView::PositionAtTop);
        }
}

} // namespace postroom::console
