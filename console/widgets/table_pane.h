// SPDX-License-Identifier: GPL-3.0-or-later
// A TableView over a WindowModel with what belongs around it: loading, failure with "Try again", the reason why there is
// nothing, the line that says how much is shown.
#pragma once

#include "console/models/window_model.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_view.h"

class QLabel;
class QStackedWidget;

namespace postroom::console {

class BusyBar;

class TablePane : public QWidget {
    Q_OBJECT
public:
    /// `title`: for assistive programs.
    TablePane(WindowModel* model, const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] TableView* table() const { return m_table; }
    [[nodiscard]] StatePlaceholder* placeholder() const { return m_placeholder; }
    /// What stands there when nothing was found.
    void setEmptyText(const QString& title, const QString& explanation, const QString& iconName = "info");

private:
    void update();
    WindowModel* m_model;
    TableView* m_table;
    StatePlaceholder* m_placeholder;
    QStackedWidget* m_stack;
    BusyBar* m_busy;
    QLabel* m_footer;
    QString m_emptyTitle;
    QString m_emptyText;
    QString m_emptyIcon;
};

} // namespace postroom::console
