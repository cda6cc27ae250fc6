// SPDX-License-Identifier: GPL-3.0-or-later
// The live tail: a filter line, pause, the table that follows its end while it stands there, and the chosen event in full.
#pragma once

#include "console/pages/page.h"

#include <QPointer>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace postroom::console {

class DetailsTree;
class EventsModel;
class StatePlaceholder;
class TableView;

class EventsView : public PageView {
    Q_OBJECT
public:
    EventsView(PageContext context, QWidget* parent);

    /// "events", "events?q=connection:42".
    void open(const Link& link) override;
    [[nodiscard]] Link link() const override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] EventsModel& model() { return *m_model; }

private:
    void addHead(QVBoxLayout& layout);
    void addTable(QVBoxLayout& layout);
    void addActions();
    void subscribe();
    void applyFilter();
    void follow(int removed);
    void showChosen();
    void update();

    EventsModel* m_model;
    QPointer<Subscription> m_subscription;
    QLineEdit* m_filter;
    QComboBox* m_least;
    QToolButton* m_pause;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    TableView* m_table;
    QLabel* m_sentence;
    DetailsTree* m_details;
    QLabel* m_footer;
    QTimer m_flush;
    QString m_refused;
    bool m_atEnd = true;
};

} // namespace postroom::console
