// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/overview/overview_view.h"

#include "console/pages/overview/flow_chart.h"
#include "console/pages/overview/overview_facts.h"
#include "console/services/json_text.h"
#include "console/widgets/figure_card.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/text_format.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr qint64 day = 86400, week = 7 * day;
} // namespace

OverviewView::OverviewView(PageContext context, QWidget* parent) : PageView(context, parent), m_feed(context.session, context.state, this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(makeContents());
    layout->addWidget(m_stack);
    addActions();
    connect(m_placeholder, &StatePlaceholder::retry, &m_feed, &OverviewFeed::refresh);
    connect(&m_feed, &OverviewFeed::overviewChanged, this, &OverviewView::showOverview);
    connect(&m_feed, &OverviewFeed::seriesChanged, this, &OverviewView::showSeries);
    connect(&session(), &Session::linkChanged, this, &OverviewView::showVerdict);
    connect(&m_feed, &OverviewFeed::failed, this, [this] {
        if (m_feed.overview().isNull()) // later ones leave what is shown; the strip says what is wrong
            m_placeholder->showError(m_feed.error());
    });
}

QWidget* OverviewView::makeContents() {
    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* contents = new QWidget(scroll);
    auto* layout = new QVBoxLayout(contents);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing(1.2));
    m_banner = new SentenceBanner(contents);
    layout->addWidget(m_banner);
    m_cards = new QGridLayout;
    m_cards->setSpacing(theme::spacing(1.2));
    const auto card = [&](const QString& name, const QString& iconName) {
        auto* made = new FigureCard(name, iconName, contents);
        connect(made, &FigureCard::opened, this, &OverviewView::follow);
        m_cards->addWidget(made, 0, m_cards->count());
        return made;
    };
    m_received = card(tr("Came in"), "incoming");
    m_delivered = card(tr("Went out"), "outgoing");
    m_rejected = card(tr("Refused"), "rejected");
    m_waiting = card(tr("Waiting"), "queue");
    m_oldest = card(tr("Oldest message"), "clock");
    m_connections = card(tr("Connections"), "connect");
    layout->addLayout(m_cards);
    m_chartBox = makeChartBox();
    layout->addWidget(m_chartBox, 3);
    auto* lists = new QHBoxLayout;
    lists->setSpacing(theme::spacing(1.2));
    const auto list = [&](const QString& heading) {
        auto* made = new FactList(heading, contents);
        made->setMinimumHeight(theme::spacing(17));
        connect(made, &FactList::opened, this, &OverviewView::follow);
        lists->addWidget(made, 1);
        return made;
    };
    m_causes = list(tr("Why mail waits"));
    m_rejections = list(tr("Refused in the last day"));
    m_server = list(tr("The server"));
    layout->addLayout(lists, 2);
    scroll->setWidget(contents);
    return scroll;
}

/// All figures in one row, or in two where their texts would be cut.
void OverviewView::resizeEvent(QResizeEvent* event) {
    PageView::resizeEvent(event);
    FigureCard* const all[] = {m_received, m_delivered, m_rejected, m_waiting, m_oldest, m_connections};
    const int perRow = width() < 6 * theme::spacing(23) ? 3 : 6;
    if (m_cards->itemAtPosition(0, perRow - 1) != nullptr && m_cards->itemAtPosition(0, perRow) == nullptr)
        return;
    for (int i = 0; i < 6; ++i)
        m_cards->addWidget(all[i], i / perRow, i % perRow);
}

QWidget* OverviewView::makeChartBox() {
    auto* box = new QFrame(this);
    box->setFrameShape(QFrame::NoFrame);
    box->setAutoFillBackground(true);
    box->setBackgroundRole(QPalette::Base);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(theme::spacing(1.2), theme::spacing(1), theme::spacing(1.2), theme::spacing(0.8));
    layout->setSpacing(theme::spacing(0.4));
    auto* head = new QHBoxLayout;
    auto* title = new QLabel(tr("Mail over time"), box);
    title->setFont(theme::headingFont());
    head->addWidget(title);
    m_chartText = new QLabel(box);
    m_chartText->setTextFormat(Qt::PlainText);
    head->addWidget(m_chartText, 1, Qt::AlignRight);
    auto* group = new QButtonGroup(box);
    for (const auto& [text, seconds] : {std::pair(tr("24 hours"), day), std::pair(tr("7 days"), week)}) {
        auto* button = new QToolButton(box);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(seconds == day);
        button->setAutoRaise(true);
        group->addButton(button);
        head->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, seconds = seconds] { m_feed.setWindow(seconds); });
    }
    layout->addLayout(head);
    m_chart = new FlowChart(box);
    layout->addWidget(m_chart, 1);
    connect(m_chart, &FlowChart::queryWanted, this, [this](const QString& query) { follow(Link::to("trace", {}, {{"q", query}}).text()); });
    connect(m_chart, &FlowChart::markChanged, this, [this] { m_chartText->setText(m_chart->markedText()); });
    box->hide();
    return box;
}

void OverviewView::addActions() {
    const auto add = [this](const char* id, const QString& text, const QString& summary, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, text, summary, "chart", key, tr("Overview"), "console#overview"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("overview.day", tr("Chart of 24 hours"), tr("Shows the last day in the chart."), QKeySequence("Alt+1"), [this] { m_feed.setWindow(day); });
    add("overview.week", tr("Chart of 7 days"), tr("Shows the last week in the chart."), QKeySequence("Alt+7"), [this] { m_feed.setWindow(week); });
}

void OverviewView::open(const Link&) {
    if (m_feed.overview().isNull())
        m_placeholder->showLoading();
    m_feed.refresh();
}

QWidget* OverviewView::firstFocus() { return m_received->focusPolicy() != Qt::NoFocus ? static_cast<QWidget*>(m_received) : this; }

void OverviewView::showEvent(QShowEvent* event) {
    PageView::showEvent(event);
    m_feed.setActive(true);
}

void OverviewView::hideEvent(QHideEvent* event) {
    PageView::hideEvent(event);
    m_feed.setActive(false);
}

void OverviewView::follow(const QString& link) { navigator().open(link); }
QString OverviewView::offered(const QString& link) const { return navigator().knows(Link::parse(link).page) ? link : QString(); }

QList<Fact> OverviewView::offered(QList<Fact> facts) const {
    for (Fact& fact : facts)
        fact.link = offered(fact.link);
    return facts;
}

/// Without a connection nothing is claimed about now.
void OverviewView::showVerdict() {
    if (m_feed.overview().isNull())
        return;
    const Verdict verdict = flowVerdict(m_feed.overview(), m_shownAt);
    if (session().ready())
        m_banner->show(verdict.tone, verdict.sentence, verdict.explanation);
    else
        m_banner->show(Tone::neutral, tr("No connection: this is how it was at %1.").arg(timeText(m_shownAt)), verdict.sentence + ' ' + verdict.explanation);
}

void OverviewView::showOverview() {
    const base::Json& overview = m_feed.overview();
    const QDateTime now = QDateTime::currentDateTime();
    m_shownAt = now;
    showVerdict();
    const base::Json &hour = overview["last_hour"], &rates = overview["rates"], &queue = overview["queue"];
    const auto flow = [&](FigureCard* card, const char* field, const QString& query) {
        card->setVisible(!hour.isNull());
        card->show(countText(hour[field].toInteger()), tr("last hour; %1/min now").arg(rates[field].toDouble(), 0, 'f', 1));
        card->setLink(offered(Link::to("trace", {}, {{"q", query}}).text()));
    };
    flow(m_received, "accepted", "after:1h");
    flow(m_delivered, "delivered", "status:delivered after:1h");
    flow(m_rejected, "rejected", "status:rejected after:1h");
    const qint64 waiting = queue["messages"].toInteger(), held = queue["held"].toInteger();
    m_waiting->show(countText(waiting), held > 0 ? tr("%n on hold", nullptr, static_cast<int>(held)) : tr("%n message(s)", nullptr, static_cast<int>(waiting)));
    m_waiting->setLink(offered(Link::to("queue").text()));
    const base::Json& oldest = queue["oldest"];
    const QDateTime received = time(oldest["received"]);
    m_oldest->show(received.isValid() ? durationText(std::chrono::seconds(received.secsTo(now))) : tr("none"),
                   received.isValid() ? text(oldest, "sender").isEmpty() ? tr("waiting for so long") : tr("from %1").arg(text(oldest, "sender")) : tr("nothing waits"));
    const QString id = text(oldest, "id");
    m_oldest->setLink(id.isEmpty() ? offered(Link::to("queue").text()) : offered(Link::to("message", {id}).text()));
    m_connections->show(countText(overview["connections"].toInteger()), tr("SMTP sessions now"));
    m_connections->setLink(offered(Link::to("events").text()));
    m_causes->show(offered(causeFacts(overview, now)), tr("Nothing waits: every message that was taken has been delivered, bounced or discarded."));
    m_rejections->setVisible(overview.has("rejections"));
    m_rejections->show(offered(rejectionFacts(overview)), tr("Nothing was refused in the last day."));
    m_server->show(offered(serverFacts(overview, now)));
    m_stack->setCurrentIndex(1);
}

void OverviewView::showSeries() {
    m_chartBox->setVisible(m_feed.series()["buckets"].size() > 0);
    m_chart->show(m_feed.series());
}

} // namespace postroom::console
