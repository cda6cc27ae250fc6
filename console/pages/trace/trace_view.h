// SPDX-License-Identifier: GPL-3.0-or-later
// The trace page: saved searches at the left, the query line on top, the table, a preview below.
#pragma once

#include "console/pages/page.h"

class QLabel;
class QToolButton;

namespace postroom::console {

class QueryLine;
class SavedSearches;
class TableView;
class TablePane;
class TraceModel;
class TracePreview;

class TraceView : public PageView {
    Q_OBJECT
public:
    TraceView(PageContext context, QWidget* parent);

    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QString heading() const override;
    void refresh() override;
    [[nodiscard]] QWidget* firstFocus() override;

private:
    QWidget* makeSearchBar();
    void addActions();
    void connectTable();
    void search();
    void arrived();
    void showEvidence();
    void preview(const QModelIndex& index);
    void saveSearch();

    TraceModel* m_model;
    SavedSearches* m_saved;
    QueryLine* m_query = nullptr;
    QLabel* m_note = nullptr;
    TablePane* m_pane;
    TableView* m_table;
    TracePreview* m_preview;
};

} // namespace postroom::console
