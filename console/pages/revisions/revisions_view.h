// SPDX-License-Identifier: GPL-3.0-or-later
// The history at the left; at the right what the selected revision changed, or how two selected ones differ. One can go
// back to any of them.
#pragma once

#include "console/pages/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace postroom::console {

class DifferenceView;
class HistoryModel;
class StatePlaceholder;
class TablePane;

class RevisionsView : public PageView {
    Q_OBJECT
public:
    RevisionsView(PageContext context, QWidget* parent);

    /// "revision/N" shows what N changed, "revision/N?with=M" how it differs from M.
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    QWidget* makeComparison();
    void addActions();
    void arrived();
    void select(qint64 revision, qint64 with);
    void compare();
    void showAnswer(const Answer& answer);
    void askRollback();
    void rollback(qint64 revision, const QString& comment, std::chrono::seconds confirmWithin);

    HistoryModel* m_model;
    TablePane* m_pane;
    QLabel* m_title = nullptr;
    QLabel* m_comment = nullptr;
    QPushButton* m_back = nullptr;
    QAction* m_backAction = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatePlaceholder* m_placeholder = nullptr;
    DifferenceView* m_difference = nullptr;
    qint64 m_wanted = 0, m_wantedWith = 0; // of a link; 0: none
    qint64 m_from = 0, m_to = 0;           // that are compared
    bool m_two = false;                    // chosen both
    bool m_selecting = false;
    qint64 m_call = 0;
};

} // namespace postroom::console
