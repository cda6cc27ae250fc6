// SPDX-License-Identifier: GPL-3.0-or-later
// Named lists at the left, the entries of the chosen one at the right with how often each matched; entries are added and
// taken away, and a value is tested against the list.
#pragma once

#include "console/pages/lists/named_lists.h"
#include "console/pages/page.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace postroom::console {

class ListsPane : public QWidget {
    Q_OBJECT
public:
    ListsPane(PageContext context, QWidget* parent);
    void refresh() { m_lists->refresh(); }
    /// "hostlist unwanted_hosts"; remembered until it is there.
    void choose(const QString& object);
    [[nodiscard]] QString object() const;
    [[nodiscard]] NamedLists& lists() const { return *m_lists; }
    void addList();
    void removeList();
    /// Below the lists.
    void addButton(QAction* action, Qt::ToolButtonStyle style);
    void addEntry();
    void removeEntries();
    void test();
    void focusFirst();
    void focusTest();

signals:
    void chosen();

private:
    QWidget* makeEntries();
    void showLists();
    void showEntries();
    void showNote();
    [[nodiscard]] WorkingCopy& copy() const { return m_context.workingCopy; }

    PageContext m_context;
    NamedLists* m_lists;
    QTreeWidget* m_tree;
    QHBoxLayout* m_buttons;
    QTreeWidget* m_entries;
    QLabel* m_title;
    QLabel* m_note;
    QLineEdit* m_new;
    QPushButton* m_add;
    QPushButton* m_remove;
    QLineEdit* m_value;
    QLabel* m_resultIcon;
    QLabel* m_result;
    QString m_wanted;
    qint64 m_testCall = 0;
};

[[nodiscard]] QString listKindTitle(const QString& kind);

} // namespace postroom::console
