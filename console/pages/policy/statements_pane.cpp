// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/statements_pane.h"

#include "console/pages/policy/chips_delegate.h"
#include "console/pages/policy/statement_form.h"
#include "console/pages/policy/statement_model.h"
#include "console/widgets/table_view.h"
#include "console/widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

StatementsPane::StatementsPane(AclDocument& document, QWidget* parent) : QWidget(parent), m_document(document) {
    m_model = new StatementModel(m_document, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    auto* top = new QWidget(splitter);
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->setSpacing(theme::spacing(0.5));
    m_table = new TableView(top);
    m_table->setAccessibleName(tr("Statements"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(StatementModel::Terms, new ChipsDelegate(m_table));
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDropIndicatorShown(true);
    m_table->setWordWrap(false); // remarks stand whole in the form
    layOutColumns();
    topLayout->addWidget(m_table, 1);
    auto* bar = new QWidget(top);
    m_buttons = new QHBoxLayout(bar);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(theme::spacing(0.5));
    m_buttons->addStretch(1);
    bar->setMinimumWidth(1); // they shrink to their icons
    topLayout->addWidget(bar);
    splitter->addWidget(top);
    m_form = new StatementForm(m_document, splitter);
    splitter->addWidget(m_form);
    splitter->setStretchFactor(0, 3); // most statements are short
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({300, 200});
    layout->addWidget(splitter);
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        m_form->show(index.row());
        emit currentChanged();
    });
    connect(m_table, &QTableView::doubleClicked, this, [this] { m_form->focusVerb(); });
    connect(m_model, &StatementModel::dropped, this, &StatementsPane::select);
    connect(&m_document, &AclDocument::changed, this, &StatementsPane::fitRows);
    connect(&m_document, &AclDocument::annotated, this, &StatementsPane::fitRows);
}

void StatementsPane::layOutColumns() {
    const int character = fontMetrics().averageCharWidth();
    auto* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(character * 5);
    for (const auto& [column, width] : std::initializer_list<std::pair<int, int>>{{StatementModel::Number, 6}, {StatementModel::Verb, 20}, {StatementModel::Applied, 13}, {StatementModel::Last, 20}, {StatementModel::Remarks, 26}})
        header->resizeSection(column, width * character);
    header->setSectionResizeMode(StatementModel::Terms, QHeaderView::Stretch);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column == StatementModel::Terms || column == StatementModel::Remarks)
            fitRows();
    });
}

void StatementsPane::addButton(QAction* action) {
    auto* made = new QToolButton(m_table->parentWidget());
    made->setDefaultAction(action);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setAccessibleName(action->text());
    m_buttons->insertWidget(m_buttons->count() - 1, made);
    fitButtons();
}

void StatementsPane::fitButtons() {
    QList<QToolButton*> buttons;
    int needed = 0;
    for (int i = 0; i < m_buttons->count(); ++i)
        if (auto* button = qobject_cast<QToolButton*>(m_buttons->itemAt(i)->widget())) {
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            needed += button->sizeHint().width() + m_buttons->spacing();
            buttons << button;
        }
    if (needed > width())
        for (QToolButton* button : buttons)
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void StatementsPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitButtons();
    // What is wrong needs room for a sentence, where there is room.
    m_table->horizontalHeader()->resizeSection(StatementModel::Remarks, std::max(fontMetrics().averageCharWidth() * 26, width() / 4));
}

void StatementsPane::fitRows() {
    if (isVisible())
        m_table->resizeRowsToContents();
}

void StatementsPane::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitRows();
}

void StatementsPane::select(int row) {
    const int last = m_model->rowCount() - 1;
    if (last < 0)
        return m_form->show(-1);
    m_table->chooseRow(std::clamp(row, 0, last));
    m_form->show(current());
    emit currentChanged();
}

int StatementsPane::current() const { return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1; }

QList<int> StatementsPane::selected() const {
    const QList<int> rows = m_table->selectedRows();
    return rows.isEmpty() && current() >= 0 ? QList<int>{current()} : rows;
}

void StatementsPane::addStatement() {
    config::Statement statement;
    statement.verb = "deny";
    const int at = std::max(0, current());
    m_document.insert(at, statement);
    select(at);
    m_form->focusVerb();
}

void StatementsPane::removeStatements() {
    const QList<int> rows = selected();
    if (rows.isEmpty())
        return;
    m_document.remove(rows);
    select(rows.first());
}

void StatementsPane::move(int by) {
    const QList<int> rows = selected();
    if (rows.isEmpty() || (by < 0 && rows.first() == 0) || (by > 0 && rows.last() == m_document.count() - 1))
        return;
    const int first = m_document.move(rows, by < 0 ? rows.first() - 1 : rows.last() + 2);
    select(first);
    m_table->selectionModel()->clearSelection();
    for (int i = 0; i < static_cast<int>(rows.size()); ++i)
        m_table->selectionModel()->select(m_model->index(first + i, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void StatementsPane::toggle(Switch what) {
    auto statements = m_document.statements();
    for (const int row : selected()) {
        config::Statement& statement = statements.at(static_cast<std::size_t>(row));
        if (what == Switch::shadow) {
            statement.shadow = !statement.shadow;
            statement.enabled = true;
        } else {
            statement.enabled = !statement.enabled;
            statement.shadow = false;
        }
    }
    m_document.replace(std::move(statements));
}

void StatementsPane::addCondition() { m_form->focusAdd(); }

} // namespace postroom::console
