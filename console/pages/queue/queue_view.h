// SPDX-License-Identifier: GPL-3.0-or-later
// The queue page: groups at the left, messages at the right, actions named by their effect.
#pragma once

#include "console/pages/page.h"

class QLabel;
class QPushButton;
class QTabWidget;
class QToolBar;

namespace postroom::console {

class GroupList;
class QueueModel;
struct QueueAction;
class StandingPane;
class TablePane;

class QueueView : public PageView {
    Q_OBJECT
public:
    QueueView(PageContext context, QWidget* parent);

    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    QWidget* makeWaiting();
    QWidget* makeBin();
    void addActions();
    void updateActions();
    void showCause(const base::Json& filter);
    void act(const QueueAction& action, bool all);

    GroupList* m_groups = nullptr;
    QueueModel* m_model;
    QueueModel* m_bin;
    TablePane* m_pane = nullptr;
    TablePane* m_binPane = nullptr;
    QPushButton* m_bringBack = nullptr;
    QToolBar* m_bar = nullptr;
    QLabel* m_advice = nullptr;
    StandingPane* m_standing = nullptr;
    QTabWidget* m_tabs;
    QString m_key;
};

} // namespace postroom::console
