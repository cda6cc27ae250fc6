// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rules_table.h"

#include "console/widgets/table_view.h"
#include "console/widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

RulesTable::RulesTable(RuleDocument& document, std::vector<RuleColumn> columns, const QString& name, QWidget* parent) : QWidget(parent), m_document(document) {
    m_model = new RuleModel(m_document, std::move(columns), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.5));
    m_table = new TableView(this);
    m_table->setAccessibleName(name);
    m_table->setModel(m_model);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDropIndicatorShown(true);
    m_table->setWordWrap(true);
    auto* header = m_table->horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(character * 5);
    header->resizeSection(0, character * 6);
    header->resizeSection(m_model->remarksColumn(), character * 24);
    for (std::size_t i = 0; i < m_model->columns().size(); ++i) {
        const int section = static_cast<int>(i) + 1, width = m_model->columns()[i].width;
        if (width == 0)
            header->setSectionResizeMode(section, QHeaderView::Stretch);
        else
            header->resizeSection(section, width * character);
    }
    connect(header, &QHeaderView::sectionResized, this, &RulesTable::fitRows);
    layout->addWidget(m_table, 1);
    auto* bar = new QWidget(this);
    m_buttons = new QHBoxLayout(bar);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(theme::spacing(0.5));
    m_buttons->addStretch(1);
    layout->addWidget(bar);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) { emit currentChanged(index.row()); });
    connect(m_table, &QTableView::activated, this, &RulesTable::opened);
    connect(m_model, &RuleModel::dropped, this, &RulesTable::select);
    connect(&m_document, &RuleDocument::annotated, this, &RulesTable::fitRows);
}

void RulesTable::addButton(QAction* action) {
    auto* made = new QToolButton(this);
    made->setDefaultAction(action);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setAccessibleName(action->text());
    m_buttons->insertWidget(m_buttons->count() - 1, made);
}

void RulesTable::fitRows() {
    if (isVisible())
        m_table->resizeRowsToContents();
}

void RulesTable::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitRows();
}

void RulesTable::select(int row) {
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_table->chooseRow(std::clamp(row, 0, last));
    emit currentChanged(current());
}

int RulesTable::current() const { return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1; }

QList<int> RulesTable::selected() const {
    const QList<int> rows = m_table->selectedRows();
    return rows.isEmpty() && current() >= 0 ? QList<int>{current()} : rows;
}

void RulesTable::remove() {
    const QList<int> rows = selected();
    if (rows.isEmpty())
        return;
    m_document.remove(rows);
    select(rows.first());
}

void RulesTable::move(int by) {
    const QList<int> rows = selected();
    if (rows.isEmpty() || (by < 0 && rows.first() == 0) || (by > 0 && rows.last() == m_document.count() - 1))
        return;
    const int first = m_document.move(rows, by < 0 ? rows.first() - 1 : rows.last() + 2);
    select(first);
    m_table->selectionModel()->clearSelection();
    for (int i = 0; i < static_cast<int>(rows.size()); ++i)
        m_table->selectionModel()->select(m_model->index(first + i, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

} // namespace postroom::console
