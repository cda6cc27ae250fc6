// SPDX-License-Identifier: GPL-3.0-or-later
// The overview: the sentence, the figures, the chart, why mail waits, what was refused, how the server is.
#pragma once

#include "console/pages/overview/overview_feed.h"
#include "console/pages/page.h"
#include "console/widgets/fact_list.h"

#include <QDateTime>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace postroom::console {

class FigureCard;
class FlowChart;
class SentenceBanner;
class StatePlaceholder;

class OverviewView : public PageView {
    Q_OBJECT
public:
    OverviewView(PageContext context, QWidget* parent);

    void open(const Link& link) override;
    [[nodiscard]] Link link() const override { return Link::to("overview"); }
    void refresh() override { m_feed.refresh(); }
    [[nodiscard]] QWidget* firstFocus() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContents();
    QWidget* makeChartBox();
    void addActions();
    void showOverview();
    void showVerdict();
    void showSeries();
    void follow(const QString& link);
    /// The link when there is such a page for this user, nothing otherwise.
    [[nodiscard]] QString offered(const QString& link) const;
    [[nodiscard]] QList<Fact> offered(QList<Fact> facts) const;

    OverviewFeed m_feed;
    QDateTime m_shownAt;
    QStackedWidget* m_stack;
    StatePlaceholder* m_placeholder;
    SentenceBanner* m_banner = nullptr;
    QGridLayout* m_cards = nullptr;
    FigureCard* m_received = nullptr;
    FigureCard* m_delivered = nullptr;
    FigureCard* m_rejected = nullptr;
    FigureCard* m_waiting = nullptr;
    FigureCard* m_oldest = nullptr;
    FigureCard* m_connections = nullptr;
    QWidget* m_chartBox = nullptr;
    FlowChart* m_chart = nullptr;
    QLabel* m_chartText = nullptr;
    FactList* m_causes = nullptr;
    FactList* m_rejections = nullptr;
    FactList* m_server = nullptr;
};

} // namespace postroom::console
