// SPDX-License-Identifier: GPL-3.0-or-later
// The table of statements, the buttons below it and the form of the one that is chosen; and what can be done with those
// that are selected.
#pragma once

#include "console/pages/policy/acl_document.h"

#include <QWidget>

class QAction;
class QHBoxLayout;

namespace postroom::console {

class StatementForm;
class StatementModel;
class TableView;

class StatementsPane : public QWidget {
    Q_OBJECT
public:
    explicit StatementsPane(AclDocument& document, QWidget* parent = nullptr);
    /// A button below the table.
    void addButton(QAction* action);
    void select(int row);
    /// From 0; -1: none.
    [[nodiscard]] int current() const;
    void addStatement();
    void removeStatements();
    /// -1: up, 1: down
    void move(int by);
    /// In force or off; with `shadow` only counted or in force.
    enum class Switch { enabled, shadow };
    void toggle(Switch what);
    /// Gives the keyboard to the line that adds a condition or modifier.
    void addCondition();

signals:
    void currentChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOutColumns();
    void fitRows();
    /// The buttons without their words where these would not find room; tool tips have them.
    void fitButtons();
    [[nodiscard]] QList<int> selected() const;

    AclDocument& m_document;
    StatementModel* m_model;
    TableView* m_table;
    StatementForm* m_form;
    QHBoxLayout* m_buttons;
};

} // namespace postroom::console
