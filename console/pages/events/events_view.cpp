// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/events/events_view.h"

#include "console/pages/events/events_model.h"
#include "console/services/json_text.h"
#include "console/widgets/details_tree.h"
#include "console/widgets/icons.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_format.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int flushEvery = 100; // milliseconds: what people see as at once
} // namespace

EventsView::EventsView(PageContext context, QWidget* parent) : PageView(context, parent) {
    m_model = new EventsModel(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1));
    layout->setSpacing(theme::spacing());
    addHead(*layout);
    addTable(*layout);
    m_footer = new QLabel(this);
    m_footer->setTextFormat(Qt::PlainText);
    m_footer->setWordWrap(true);
    layout->addWidget(m_footer);
    addActions();
    m_flush.setInterval(flushEvery);
    connect(&m_flush, &QTimer::timeout, this, [this] {
        m_model->flush();
        update();
        if (m_model->waiting() == 0)
            m_flush.stop();
    });
    connect(m_model, &EventsModel::aboutToFlush, this, [this] { m_atEnd = m_table->verticalScrollBar()->value() >= m_table->verticalScrollBar()->maximum(); });
    connect(m_model, &EventsModel::flushed, this, &EventsView::follow);
    connect(&session(), &Session::linkChanged, this, &EventsView::update);
    subscribe();
    update();
}

void EventsView::addHead(QVBoxLayout& layout) {
    auto* row = new QHBoxLayout;
    m_filter = new QLineEdit(this);
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter of the events"));
    m_filter->setPlaceholderText(tr("Words that an event must have; or event: message: connection:  (- excludes)"));
    m_filter->addAction(icon("filter"), QLineEdit::LeadingPosition);
    row->addWidget(m_filter, 1);
    m_least = new QComboBox(this);
    m_least->setAccessibleName(tr("Least level"));
    m_least->addItem(tr("All levels"), 0);
    using S = catalogue::EventSeverity;
    for (const S severity : {S::info, S::notice, S::warning, S::error})
        m_least->addItem(severity == S::error ? tr("Errors only") : tr("%1 and above").arg(severityText(severity)), static_cast<int>(severity));
    row->addWidget(m_least);
    m_pause = new QToolButton(this);
    m_pause->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(m_pause);
    layout.addLayout(row);
    connect(m_filter, &QLineEdit::textChanged, this, &EventsView::applyFilter);
    connect(m_filter, &QLineEdit::editingFinished, this, [this] { navigator().moved(link()); });
    connect(m_least, &QComboBox::currentIndexChanged, this, &EventsView::applyFilter);
}

void EventsView::addTable(QVBoxLayout& layout) {
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(splitter);
    m_placeholder = new StatePlaceholder(m_stack);
    m_table = new TableView(m_stack);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Events, newest last"));
    const int character = fontMetrics().averageCharWidth();
    for (const auto& [column, width] : std::initializer_list<std::pair<int, int>>{{EventsModel::Time, 16}, {EventsModel::Level, 14}, {EventsModel::Event, 24}, {EventsModel::Message, 34}, {EventsModel::Connection, 14}})
        m_table->setColumnWidth(column, width * character);
    m_table->rememberColumns(context().settings, "events");
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_table);
    splitter->addWidget(m_stack);
    auto* chosen = new QWidget(splitter);
    auto* below = new QVBoxLayout(chosen);
    below->setContentsMargins(0, theme::spacing(0.5), 0, 0);
    m_sentence = new QLabel(chosen);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_details = new DetailsTree(chosen);
    m_details->setAccessibleName(tr("The chosen event"));
    below->addWidget(m_sentence);
    below->addWidget(m_details, 1);
    splitter->addWidget(chosen);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme::spacing(60), theme::spacing(18)});
    layout.addWidget(splitter, 1);
    connect(m_table, &TableView::opened, this, [this](const QString& target) {
        if (navigator().knows("message"))
            navigator().open(target);
    });
    connect(m_table, &TableView::filterWanted, this, [this](const QString& term) { m_filter->setText((m_filter->text() + ' ' + term).trimmed()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsView::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EventsView::showChosen);
}

void EventsView::addActions() {
    const auto add = [this](const QString& id, const QString& text, const QString& summary, const QString& iconName, const QKeySequence& key, std::function<void()> run) {
        return context().actions.add({id, text, summary, iconName, key, tr("Events"), "console#events"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    QAction* pause = add("events.pause", tr("Pause"), tr("Keeps the table still; what happens meanwhile waits and comes afterwards."), "pause", QKeySequence("Ctrl+Alt+P"), [this] {
        m_model->setPaused(!m_model->paused());
        update();
    });
    m_pause->setDefaultAction(pause);
    add("events.filter", tr("Filter"), tr("Go to the filter of the events."), "filter", QKeySequence("Ctrl+F"), [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    add("events.clear", tr("Clear"), tr("Takes what is shown away; what happens from now on is shown."), "trash", QKeySequence("Ctrl+Backspace"), [this] {
        m_model->clear();
        update();
    });
    add("events.session", tr("Only this session"), tr("Shows only what the SMTP connection of the chosen event did."), "connect", QKeySequence("Ctrl+Alt+S"), [this] {
        const int row = m_table->currentIndex().row();
        if (row >= 0 && m_model->at(row).connection != 0)
            m_filter->setText("connection:" + QString::number(m_model->at(row).connection));
    });
}

void EventsView::subscribe() {
    m_subscription = session().subscribe(this, {});
    connect(m_subscription, &Subscription::events, this, [this](const std::vector<wire::EventMessage>& events) {
        m_model->add(events);
        if (!m_flush.isActive())
            m_flush.start();
    });
    connect(m_subscription, &Subscription::missed, this, [this](qint64 count, bool restarted) {
        m_model->addGap(count, restarted);
        if (!m_flush.isActive())
            m_flush.start();
    });
    connect(m_subscription, &Subscription::refused, this, [this](const QString& why) {
        m_refused = why;
        update();
    });
}

void EventsView::open(const Link& link) {
    if (!link.value("q").isEmpty())
        m_filter->setText(link.value("q"));
}

Link EventsView::link() const { return m_filter->text().trimmed().isEmpty() ? Link::to("events") : Link::to("events", {}, {{"q", m_filter->text().trimmed()}}); }
QWidget* EventsView::firstFocus() { return m_model->rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_filter; }

void EventsView::applyFilter() {
    m_model->setFilter(TailFilter(m_filter->text(), static_cast<catalogue::EventSeverity>(m_least->currentData().toInt())));
    m_table->scrollToBottom();
    update();
}

/// At the end it stays at the end; elsewhere the rows that are read stay where they are.
void EventsView::follow(int removed) {
    if (m_atEnd)
        m_table->scrollToBottom();
    else if (removed > 0)
        m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->value() - removed);
    update();
}

void EventsView::showChosen() {
    const int row = m_table->currentIndex().row();
    m_sentence->setText(row < 0 || row >= m_model->rowCount() ? tr("Choose an event to see all of it; Enter opens its message.") : sentenceOf(m_model->at(row)));
    m_details->setDocument(row < 0 || row >= m_model->rowCount() ? base::Json() : m_model->at(row).document);
}

void EventsView::update() {
    if (QAction* pause = m_pause->defaultAction()) {
        pause->setText(m_model->paused() ? tr("Go on") : tr("Pause"));
        pause->setIcon(icon(m_model->paused() ? "play" : "pause"));
    }
    const bool rows = m_model->rowCount() > 0;
    m_stack->setCurrentWidget(rows ? static_cast<QWidget*>(m_table) : m_placeholder);
    if (!m_refused.isEmpty())
        m_placeholder->showError(wire::plainError(base::ErrorKind::denied, m_refused.toStdString()));
    else if (!rows && m_model->seen() > 0)
        m_placeholder->showEmpty(tr("Nothing passes the filter"), tr("%n event(s) came and do not match.", nullptr, static_cast<int>(m_model->seen())), "filter");
    else if (!rows)
        m_placeholder->showEmpty(tr("Waiting for events"), tr("What the server does from now on is shown here, as it happens. What was before is in the trace."), "events");
    if (m_table->currentIndex().row() < 0)
        showChosen();
    QStringList parts{tr("Events since this page was opened: %1, lines shown: %2").arg(countText(m_model->seen()), countText(m_model->rowCount()))};
    if (m_model->rowCount() >= EventsModel::mostEvents)
        parts << tr("the table holds %1, the oldest go").arg(countText(EventsModel::mostEvents));
    if (m_model->missed() > 0)
        parts << tr("%n missed", nullptr, static_cast<int>(m_model->missed()));
    if (m_model->paused())
        parts << tr("paused, %n waiting", nullptr, m_model->waiting());
    if (!session().ready())
        parts << tr("no connection");
    m_footer->setText(parts.join("; ") + '.');
}

} // namespace postroom::console
