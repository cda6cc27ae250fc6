// SPDX-License-Identifier: GPL-3.0-or-later
// The tests of the configuration: run on the working copy, with what was said and why.
#pragma once

#include "console/pages/page.h"

class QPushButton;
class QStackedWidget;

namespace postroom::console {

class SentenceBanner;
class StatePlaceholder;
class TableView;
class TestsModel;
class TextPane;

class TestsPane : public QWidget {
    Q_OBJECT
public:
    TestsPane(PageContext context, QWidget* parent);
    /// Fetches the tests and runs them.
    void refresh();
    /// Takes the chosen test out of the configuration, or what was added out of the working copy.
    void removeCurrent();

private:
    void run();
    void update();
    void showStory();
    [[nodiscard]] WorkingCopy& copy() const { return m_context.workingCopy; }

    PageContext m_context;
    TestsModel* m_model;
    SentenceBanner* m_banner;
    QPushButton* m_run;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    TableView* m_table;
    TextPane* m_story;
    qint64 m_call = 0;
};

} // namespace postroom::console
