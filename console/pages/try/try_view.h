// SPDX-License-Identifier: GPL-3.0-or-later
// Trying the working copy before it is applied: by a dialogue, on recorded mail, by the tests of the configuration.
#pragma once

#include "console/pages/page.h"

class QStackedWidget;
class QTabBar;

namespace postroom::console {

class DialoguePane;
class ReplayPane;
class TestsPane;

class TryView : public PageView {
    Q_OBJECT
public:
    TryView(PageContext context, QWidget* parent);

    /// "try", "try/dialogue?id=MESSAGE", "try/replay?q=QUERY", "try/tests"
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    void addActions();
    void showTab(int tab);
    void run();
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    DialoguePane* m_dialogue;
    ReplayPane* m_replay;
    TestsPane* m_tests;
};

} // namespace postroom::console
