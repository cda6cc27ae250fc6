// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window with its key: to read, to search, and to change. A key that another action has is said at
// once and not taken.
#pragma once

#include "console/widgets/action_registry.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace postroom::console {

class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(ActionRegistry& actions, QWidget* parent = nullptr);

private:
    void fill();
    void filter(const QString& text);
    void setKey();
    [[nodiscard]] QString currentId() const;
    ActionRegistry& m_actions;
    QTreeWidget* m_tree;
    QLineEdit* m_search;
    QKeySequenceEdit* m_key;
    QLabel* m_trouble;
};

} // namespace postroom::console
