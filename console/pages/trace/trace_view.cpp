// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/trace/trace_view.h"

#include "console/pages/trace/query_line.h"
#include "console/pages/trace/saved_searches.h"
#include "console/pages/trace/trace_model.h"
#include "console/pages/trace/trace_preview.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/text_format.h"

#include <QGuiApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
constexpr int enoughRows = 100; // a search that comes in pieces goes on by itself until so many are there
} // namespace

TraceView::TraceView(PageContext context, QWidget* parent) : PageView(context, parent) {
    m_model = new TraceModel(session(), this);
    m_saved = new SavedSearches(context.settings, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1), theme::spacing(1), theme::spacing(1), theme::spacing(1));
    layout->addWidget(makeSearchBar());
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(true);
    across->addWidget(m_saved);
    auto* down = new QSplitter(Qt::Vertical, across);
    m_pane = new TablePane(m_model, tr("Recipients that were found"), down);
    m_table = m_pane->table();
    m_table->rememberColumns(context.settings, "trace/columns");
    down->addWidget(m_pane);
    m_preview = new TracePreview(session(), down);
    down->addWidget(m_preview);
    down->setStretchFactor(0, 4);
    down->setStretchFactor(1, 1);
    across->addWidget(down);
    across->setStretchFactor(0, 0);
    across->setStretchFactor(1, 1);
    across->setSizes({theme::spacing(23), theme::spacing(90)});
    layout->addWidget(across, 1);
    connectTable();
    addActions();
}

QWidget* TraceView::makeSearchBar() {
    auto* bar = new QWidget(this);
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.3));
    auto* row = new QHBoxLayout;
    m_query = new QueryLine(bar);
    row->addWidget(m_query, 1);
    const auto button = [&](const char* id, const QString& text, const QString& iconName) {
        auto* made = new QToolButton(bar);
        made->setObjectName(QLatin1String(id));
        made->setText(text);
        made->setAccessibleName(text);
        made->setToolTip(text);
        made->setIcon(icon(iconName));
        made->setAutoRaise(true);
        row->addWidget(made);
        return made;
    };
    connect(button("searchButton", tr("Search"), "search"), &QToolButton::clicked, this, &TraceView::search);
    connect(button("saveButton", tr("Save this search"), "star"), &QToolButton::clicked, this, &TraceView::saveSearch);
    connect(button("exportButton", tr("Export"), "export"), &QToolButton::clicked, this, [this] { m_table->exportRows(); });
    connect(button("helpButton", tr("Help for the search line"), "help"), &QToolButton::clicked, this, [this] { navigator().help("console#trace"); });
    layout->addLayout(row);
    m_note = new QLabel(bar);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    m_query->setHistory(m_saved->recent());
    connect(m_query, &QueryLine::searchWanted, this, &TraceView::search);
    connect(m_query, &QueryLine::problemChanged, this, [this](const QString& problem) {
        m_note->setText(problem);
        if (problem.isEmpty())
            arrived();
    });
    connect(m_saved, &SavedSearches::chosen, this, [this](const QString& query) {
        m_query->setText(query);
        search();
    });
    return bar;
}

void TraceView::connectTable() {
    connect(m_table, &TableView::opened, this, [this](const QString& link) { navigator().open(link); });
    connect(m_table, &TableView::preview, this, &TraceView::preview);
    connect(m_table, &TableView::filterWanted, this, [this](const QString& term) {
        m_query->addTerm(term);
        search();
    });
    m_table->setMenuHook([this](QMenu& menu, const QModelIndex& cell, const QList<int>&) {
        if (!cell.isValid())
            return;
        const base::Json& row = m_model->row(cell.row());
        const QString id = text(row, "id");
        if (!id.isEmpty() && navigator().knows("queue") && (text(row, "outcome") == "deferred" || text(row, "outcome") == "held" || text(row, "outcome") == "queued"))
            menu.addAction(icon("queue"), tr("Find in the queue"), this, [this, id] { navigator().open(Link::to("queue", {}, {{"id", id}})); });
        if (!text(row, "acl").isEmpty())
            menu.addAction(icon("settings"), tr("Open the rule that decided"), this, [this, id, key = m_model->key(cell.row()), recipient = text(row, "recipient")] {
                navigator().open(Link::to("message", {id.isEmpty() ? key : id}, {{"to", recipient}, {"tab", "configuration"}}));
            });
        if (navigator().knows("try") && !text(row, "client").isEmpty())
            menu.addAction(icon("try"), tr("Try it with the working copy"), this, [this, id, key = m_model->key(cell.row())] { navigator().open(Link::to("try", {"dialogue"}, {{"id", id.isEmpty() ? key : id}})); });
        menu.addAction(icon("eye"), tr("Preview"), QKeySequence("Space"), this, [this, cell] { preview(cell); });
        menu.addAction(icon("copy"), tr("Copy link"), this, [this, id, key = m_model->key(cell.row())] { navigator().copyAddress(Link::to("message", {id.isEmpty() ? key : id})); });
    });
    connect(m_preview, &TracePreview::opened, this, [this](const QString& id) { navigator().open(Link::to("message", {id})); });
    connect(m_model, &WindowModel::fetched, this, &TraceView::arrived);
    connect(m_model, &WindowModel::stateChanged, this, &TraceView::showEvidence);
}

void TraceView::addActions() {
    const auto add = [this](const char* id, const QString& text, const QString& summary, const QString& iconName, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, text, summary, iconName, key, tr("Trace"), "console#trace"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("trace.focus", tr("Search line"), tr("Puts the cursor into the search line."), "search", QKeySequence("Ctrl+L"), [this] {
        m_query->setFocus();
        m_query->selectAll();
    });
    add("trace.save", tr("Save this search"), tr("Keeps the search in the list at the left."), "star", QKeySequence("Ctrl+S"), [this] { saveSearch(); });
    add("trace.export", tr("Export the rows"), tr("Writes the rows as CSV or JSON."), "export", QKeySequence("Ctrl+E"), [this] { m_table->exportRows(); });
}

void TraceView::open(const Link& link) {
    const bool first = m_model->state() == WindowModel::State::idle;
    if (link.query.hasQueryItem("q") || first) {
        m_query->setText(link.value("q"));
        search();
    } else {
        m_model->refetch();
    }
}

Link TraceView::link() const { return m_model->query().isEmpty() ? Link::to("trace") : Link::to("trace", {}, {{"q", m_model->query()}}); }
QString TraceView::heading() const { return m_model->query(); }
void TraceView::refresh() { m_model->refetch(); }
QWidget* TraceView::firstFocus() { return m_query; }

void TraceView::search() {
    if (!m_query->problem().isEmpty())
        return;
    const QString query = m_query->text().simplified();
    m_model->setQuery(query);
    m_saved->remember(query);
    m_query->setHistory(m_saved->recent());
    m_preview->hide();
    m_pane->setEmptyText(tr("Nothing was found"), tr("Nothing in this time fits the search."), "search");
    m_model->fetch();
    navigator().moved(link());
    emit headingChanged();
}

void TraceView::arrived() {
    if (m_model->hasMore() && m_model->incomplete() && m_model->rowCount() < enoughRows)
        m_model->fetchMore({});
    if (!m_query->problem().isEmpty())
        return;
    const base::Json& reply = m_model->reply();
    const QDateTime since = time(reply["since"]), until = time(reply["until"]), reached = time(reply["searched_to"]);
    QString note;
    if (since.isValid() && until.isValid())
        note = (since.date() != until.date() && until.date() == QDate::currentDate() ? tr("%1 to today, %2") : tr("%1 to %2")).arg(timeText(since), timeText(until));
    if (m_model->rowCount() > 0)
        note = (m_model->hasMore() ? tr("%1 and more found, newest first; %2") : tr("%1 found, newest first; %2")).arg(countText(m_model->rowCount()), note);
    if (m_model->hasMore() && reached.isValid())
        note += tr("; searched back to %1 so far").arg(timeText(reached));
    for (const QString& problem : texts(reply["problems"]))
        note += "; " + problem;
    m_note->setText(note);
    showEvidence();
}

void TraceView::showEvidence() {
    const QString hint = text(m_model->reply(), "hint");
    if (m_model->rowCount() == 0 && !hint.isEmpty())
        m_pane->setEmptyText(tr("Nothing was found"), hint, "search");
}

void TraceView::preview(const QModelIndex& index) {
    if (!index.isValid())
        return;
    const base::Json& row = m_model->row(index.row());
    const QString id = text(row, "id");
    m_preview->show(id.isEmpty() ? text(row, "key") : id, text(row, "outcome"));
}

void TraceView::saveSearch() {
    bool ok = false;
    const QString query = m_query->text().simplified();
    const QString name = QInputDialog::getText(this, tr("Save this search"), tr("Name:"), QLineEdit::Normal, query, &ok);
    if (ok && !name.trimmed().isEmpty())
        m_saved->save(name.trimmed(), query);
}

} // namespace postroom::console
