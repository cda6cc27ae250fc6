// SPDX-License-Identifier: GPL-3.0-or-later
// Named lists with their hits, and the servers that lookups ask.
#pragma once

#include "console/pages/page.h"

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace postroom::console {

class ListsPane;
class ServersPane;

class ListsView : public PageView {
    Q_OBJECT
public:
    ListsView(PageContext context, QWidget* parent);

    /// "lists", "lists/hostlist unwanted_hosts", "lists/servers"
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    void addActions();
    void update();
    QTabBar* m_tabs;
    QPushButton* m_changes;
    QAction* m_removeList = nullptr;
    QStackedWidget* m_stack;
    ListsPane* m_lists;
    ServersPane* m_servers;
};

} // namespace postroom::console
