// SPDX-License-Identifier: GPL-3.0-or-later
// The table of rules with the buttons below it, and what can be done with those that are selected.
#pragma once

#include "console/pages/rules/rule_model.h"

#include <QWidget>

class QAction;
class QHBoxLayout;

namespace postroom::console {

class TableView;

class RulesTable : public QWidget {
    Q_OBJECT
public:
    RulesTable(RuleDocument& document, std::vector<RuleColumn> columns, const QString& name, QWidget* parent = nullptr);
    /// A button below the table.
    void addButton(QAction* action);
    void select(int row);
    /// From 0; -1: none.
    [[nodiscard]] int current() const;
    void remove();
    /// -1: up, 1: down
    void move(int by);

signals:
    void currentChanged(int row);
    /// Enter or double click.
    void opened();

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QList<int> selected() const;
    void fitRows();
    RuleDocument& m_document;
    RuleModel* m_model;
    TableView* m_table;
    QHBoxLayout* m_buttons;
};

} // namespace postroom::console
