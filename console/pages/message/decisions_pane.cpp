// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/decisions_pane.h"

#include "console/pages/message/ticket_text.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

namespace {

enum Column { What, Operand, Found, Truth, Micros, ColumnCount };
constexpr int objectRole = Qt::UserRole, statementRole = Qt::UserRole + 1, revisionRole = Qt::UserRole + 2, indexRole = Qt::UserRole + 3, recipientRole = Qt::UserRole + 4;

void makeBold(QTreeWidgetItem* item) {
    QFont font = item->font(What);
    font.setBold(true);
    for (int i = 0; i < ColumnCount; ++i)
        item->setFont(i, font);
}

QString microsText(const base::Json& json) {
    const qint64 micros = json.toInteger();
    return micros > 0 ? DecisionsPane::tr("%1 µs").arg(micros) : QString();
}

QIcon truthIcon(const QString& truth) {
    if (truth == "true")
        return icon("good", Tone::good);
    return truth == "false" ? icon("bad", Tone::neutral) : truth == "not reached" ? QIcon() : icon("warning", Tone::warning);
}

QString truthText(const QString& truth) {
    if (truth == "true")
        return DecisionsPane::tr("true");
    if (truth == "false")
        return DecisionsPane::tr("false");
    return truth == "not reached" ? DecisionsPane::tr("not reached") : truth;
}

} // namespace

DecisionsPane::DecisionsPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_tree = new QTreeWidget(this);
    m_tree->setAccessibleName(tr("Decisions"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Statement or condition"), tr("Its value then"), tr("What was found"), tr("Result"), tr("Time")});
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    layout->addWidget(m_tree);
    const auto follow = [this](const QTreeWidgetItem* item) {
        for (; item != nullptr; item = item->parent())
            if (const QString object = item->data(What, objectRole).toString(); !object.isEmpty())
                return emit statementWanted(object, item->data(What, statementRole).toInt(), item->data(What, revisionRole).toLongLong());
    };
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, follow);
}

void DecisionsPane::show(const base::Json& decisions, const QString& problem) {
    m_tree->clear();
    int index = 0;
    for (const base::Json& decision : decisions.items())
        addDecision(decision, index++);
    if (index == 0)
        new QTreeWidgetItem(m_tree, {problem.isEmpty() ? tr("No decisions were recorded for this message.") : problem});
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        m_tree->topLevelItem(i)->setExpanded(true);
    // The statements as wide as they are, up to half of the table; the value only where there is one.
    const int width = m_tree->fontMetrics().averageCharWidth();
    m_tree->resizeColumnToContents(What);
    m_tree->setColumnWidth(What, std::clamp(m_tree->columnWidth(What), 40 * width, std::max(70 * width, m_tree->viewport()->width() / 2)));
    m_tree->resizeColumnToContents(Operand);
    m_tree->setColumnWidth(Operand, std::min(m_tree->columnWidth(Operand), 40 * width));
    m_tree->setColumnWidth(Found, 56 * width);
    m_tree->setColumnWidth(Truth, 14 * width);
    m_tree->setColumnWidth(Micros, 10 * width);
}

QTreeWidgetItem* DecisionsPane::groupFor(const QString& recipient) {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->data(What, recipientRole).toString() == recipient)
            return m_tree->topLevelItem(i);
    auto* group = new QTreeWidgetItem(m_tree, {recipient.isEmpty() ? tr("The whole session") : recipient});
    group->setData(What, recipientRole, recipient);
    group->setIcon(What, icon(recipient.isEmpty() ? "connect" : "user"));
    group->setFirstColumnSpanned(true);
    makeBold(group);
    return group;
}

void DecisionsPane::addDecision(const base::Json& decision, int index) {
    const QString verdict = text(decision, "outcome");
    auto* item = new QTreeWidgetItem(groupFor(text(decision, "recipient")));
    const QString decidedBy = text(decision, "decided_by"), reply = text(decision, "reply");
    item->setText(What, tr("%1: %2").arg(phaseText(text(decision, "phase")), verdictText(verdict)) + (decidedBy.isEmpty() ? "" : tr(" by %1").arg(decidedBy)));
    item->setText(Found, reply);
    item->setToolTip(Found, reply);
    item->setText(Micros, microsText(decision["microseconds"]));
    item->setIcon(What, verdictIcon(verdict));
    item->setData(What, indexRole, index);
    if (verdict != "accept") {
        makeBold(item);
        item->setExpanded(true);
    }
    const qint64 revision = decision["revision"].toInteger();
    for (const base::Json& statement : decision["statements"].items()) {
        auto* line = new QTreeWidgetItem(item);
        const QString acl = text(statement, "acl");
        line->setText(What, tr("%1 statement %2: %3").arg(acl, text(statement, "number"), text(statement, "verb")));
        line->setData(What, objectRole, "acl " + acl);
        line->setData(What, statementRole, static_cast<int>(statement["number"].toInteger()));
        line->setData(What, revisionRole, revision);
        line->setToolTip(What, tr("Double click: shows it in the configuration of revision %1").arg(revision));
        if (statement["decided"].toBool()) {
            line->setIcon(What, icon("star", Tone::info));
            line->setText(Truth, tr("decided"));
            makeBold(line);
            line->setExpanded(true);
        }
        for (const base::Json& term : statement["terms"].items()) {
            auto* condition = new QTreeWidgetItem(line);
            const QString source = text(term, "source"), operand = text(term, "operand"), found = text(term, "found"), truth = text(term, "truth");
            condition->setText(What, text(term, "name") + " = " + source);
            condition->setText(Operand, operand == source ? QString() : operand);
            condition->setText(Found, found);
            condition->setText(Truth, truthText(truth));
            condition->setIcon(Truth, truthIcon(truth));
            condition->setText(Micros, microsText(term["microseconds"]));
            for (int i = What; i <= Found; ++i)
                condition->setToolTip(i, condition->text(i));
        }
    }
}

void DecisionsPane::select(int decision) {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = m_tree->topLevelItem(i);
        for (int j = 0; j < group->childCount(); ++j) {
            if (group->child(j)->data(What, indexRole).toInt() != decision || !group->child(j)->data(What, indexRole).isValid())
                continue;
            group->setExpanded(true);
            group->child(j)->setExpanded(true);
            m_tree->setCurrentItem(group->child(j));
            m_tree->scrollToItem(group->child(j), QAbstractItemView::PositionAtTop);
            return;
        }
    }
}

void DecisionsPane::selectRecipient(const QString& recipient) {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (!recipient.isEmpty() && m_tree->topLevelItem(i)->data(What, recipientRole).toString() == recipient) {
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
            m_tree->scrollToItem(m_tree->topLevelItem(i), QAbstractItemView::PositionAtTop);
        }
}

} // namespace postroom::console
