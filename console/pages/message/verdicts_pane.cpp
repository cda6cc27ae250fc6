// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/message/verdicts_pane.h"

#include "console/pages/message/ticket_text.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int decisionRole = Qt::UserRole, deliveryRole = Qt::UserRole + 1;
} // namespace

VerdictsPane::VerdictsPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_table = new QTableWidget(this);
    m_table->setAccessibleName(tr("Verdicts"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(true);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    layout->addWidget(m_table, 1);
    m_hint = new QLabel(tr("Enter or double click on a cell opens the decision behind it."), this);
    layout->addWidget(m_hint);
    connect(m_table, &QTableWidget::cellActivated, this, &VerdictsPane::open);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, &VerdictsPane::open);
}

void VerdictsPane::show(const base::Json& verdicts) {
    m_table->clear();
    const QStringList recipients = texts(verdicts["recipients"]);
    const auto& checks = verdicts["checks"].items();
    m_table->setColumnCount(static_cast<int>(recipients.size()));
    m_table->setRowCount(static_cast<int>(checks.size()));
    m_table->setHorizontalHeaderLabels(recipients);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const base::Json& check = checks[static_cast<std::size_t>(row)];
        m_table->setVerticalHeaderItem(row, new QTableWidgetItem(phaseText(text(check, "phase"))));
        const auto& cells = check["cells"].items();
        for (int column = 0; column < m_table->columnCount() && column < static_cast<int>(cells.size()); ++column) {
            const base::Json& cell = cells[static_cast<std::size_t>(column)];
            auto* item = new QTableWidgetItem;
            if (cell.isNull()) {
                item->setText(QStringLiteral("–"));
                item->setToolTip(tr("This check was not made for this recipient."));
                item->setTextAlignment(Qt::AlignCenter);
            } else {
                const QString reply = text(cell, "reply"), by = text(cell, "decided_by");
                item->setText(verdictText(text(cell, "outcome")) + (by.isEmpty() ? "" : '\n' + by) + (reply.isEmpty() ? "" : '\n' + reply));
                item->setIcon(verdictIcon(text(cell, "outcome")));
                item->setToolTip(item->text());
                if (cell.has("decision"))
                    item->setData(decisionRole, static_cast<int>(cell["decision"].toInteger()));
                else
                    item->setData(deliveryRole, recipients[column]);
            }
            m_table->setItem(row, column, item);
        }
    }
    const int width = m_table->fontMetrics().averageCharWidth();
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setColumnWidth(column, 34 * width);
    m_table->resizeRowsToContents();
}

void VerdictsPane::open(int row, int column) {
    const QTableWidgetItem* item = m_table->item(row, column);
    if (item == nullptr)
        return;
    if (item->data(decisionRole).isValid())
        emit decisionWanted(item->data(decisionRole).toInt());
    else if (item->data(deliveryRole).isValid())
        emit deliveryWanted(item->data(deliveryRole).toString());
}

} // namespace postroom::console
