// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/revisions/revisions_view.h"

#include "console/pages/revisions/history_model.h"
#include "console/pages/revisions/rollback_dialog.h"
#include "console/services/json_text.h"
#include "console/widgets/difference_view.h"
#include "console/widgets/icons.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/text_format.h"
#include "console/widgets/trial_banner.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace postroom::console {

RevisionsView::RevisionsView(PageContext context, QWidget* parent) : PageView(context, parent), m_model(new HistoryModel(context.session, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(new TrialBanner(context.workingCopy.trial(), context.session, this));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    m_pane = new TablePane(m_model, tr("History"), splitter);
    m_pane->setEmptyText(tr("No revisions"), tr("The server has no configuration yet."), "revisions");
    TableView* table = m_pane->table();
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->rememberColumns(context.settings, "revisions");
    table->setToolTip(tr("Select two revisions with Ctrl to compare them."));
    splitter->addWidget(m_pane);
    splitter->addWidget(makeComparison());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({theme::spacing(60), theme::spacing(60)}); // the comment and the state are in sight
    layout->addWidget(splitter, 1);
    addActions();
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RevisionsView::compare);
    connect(table, &TableView::opened, this, [this] { m_difference->tree()->setFocus(Qt::OtherFocusReason); });
    connect(m_model, &WindowModel::fetched, this, &RevisionsView::arrived);
    connect(&state(), &ServerState::revisionChanged, this, [this] {
        if (m_model->state() != WindowModel::State::idle)
            m_model->refetch();
    });
    connect(&context.workingCopy.trial(), &Trial::changed, this, [this, last = Trial::State::none]() mutable {
        if (const auto now = this->context().workingCopy.trial().state(); std::exchange(last, now) != now && isVisible())
            m_model->refetch(); // not at every second
    });
}

QWidget* RevisionsView::makeComparison() {
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(theme::spacing(0.6), 0, 0, 0);
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    m_title = new QLabel(box);
    m_title->setFont(theme::headingFont());
    m_comment = new QLabel(box);
    for (QLabel* label : {m_title, m_comment}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        words->addWidget(label);
    }
    head->addLayout(words, 1);
    m_back = new QPushButton(icon("undo"), tr("&Go back to this..."), box);
    head->addWidget(m_back, 0, Qt::AlignTop);
    connect(m_back, &QPushButton::clicked, this, &RevisionsView::askRollback);
    layout->addLayout(head);
    m_stack = new QStackedWidget(box);
    m_placeholder = new StatePlaceholder(m_stack);
    m_difference = new DifferenceView(m_stack);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_difference);
    layout->addWidget(m_stack, 1);
    connect(m_placeholder, &StatePlaceholder::retry, this, &RevisionsView::compare);
    connect(m_difference, &DifferenceView::opened, this, [this](const QString& object, const QString& setting) {
        if (!object.isEmpty() && navigator().knows("settings"))
            navigator().open(Link::to("settings", setting.isEmpty() ? QStringList{object} : QStringList{object, setting}));
    });
    return box;
}

void RevisionsView::addActions() {
    m_backAction = context().actions.add({"revisions.rollback", tr("Go back to this revision..."), tr("Makes the selected revision the newest again."), "undo",
                                          QKeySequence("Ctrl+Shift+Z"), tr("Revisions"), "configuration#changes"},
                                         this, ActionRegistry::Scope::view, [this] { askRollback(); });
}

QWidget* RevisionsView::firstFocus() { return m_pane->table(); }

void RevisionsView::open(const Link& link) {
    if (!link.path.isEmpty()) {
        m_wanted = link.path[0].toLongLong();
        m_wantedWith = link.value("with").toLongLong();
    }
    refresh();
}

Link RevisionsView::link() const {
    if (m_to == 0)
        return Link::to("revision");
    return m_two ? Link::to("revision", {QString::number(m_to)}, {{"with", QString::number(m_from)}}) : Link::to("revision", {QString::number(m_to)});
}

QString RevisionsView::heading() const { return m_to == 0 ? QString() : tr("Revision %1").arg(m_to); }
void RevisionsView::refresh() { m_model->refetch(); }

void RevisionsView::arrived() {
    if (m_model->state() != WindowModel::State::ready)
        return;
    if (m_wanted != 0) {
        const QString oldest = QString::number(m_wantedWith != 0 ? std::min(m_wanted, m_wantedWith) : m_wanted);
        if (m_model->rowOf(oldest) < 0 && m_model->hasMore()) {
            m_model->fetchMore({});
            return;
        }
        const qint64 wanted = std::exchange(m_wanted, 0);
        if (m_model->rowOf(QString::number(wanted)) < 0)
            navigator().say(tr("There is no revision %1.").arg(wanted));
        else
            return select(wanted, std::exchange(m_wantedWith, 0));
    }
    if (m_pane->table()->selectedRows().isEmpty())
        select(m_model->row(0)["revision"].toInteger(), 0);
    else
        compare();
}

void RevisionsView::select(qint64 revision, qint64 with) {
    QItemSelectionModel* selection = m_pane->table()->selectionModel();
    m_selecting = true;
    m_pane->table()->selectKey(QString::number(revision));
    if (const int row = with != 0 ? m_model->rowOf(QString::number(with)) : -1; row >= 0)
        selection->select(m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_selecting = false;
    compare();
}

void RevisionsView::compare() {
    if (m_selecting)
        return;
    const QList<int> rows = m_pane->table()->selectedRows();
    m_back->setVisible(session().may("config.rollback"));
    m_backAction->setVisible(session().may("config.rollback"));
    if (rows.isEmpty() || rows.size() > 2) {
        m_back->setEnabled(false);
        m_backAction->setEnabled(false);
        m_title->clear();
        m_comment->clear();
        m_placeholder->showEmpty(tr("Select one revision, or two"), tr("One is compared with the one before it, two with each other."), "diff");
        m_stack->setCurrentIndex(0);
        return;
    }
    const base::Json& newer = m_model->row(rows.first());
    const qint64 wasFrom = m_from, wasTo = m_to;
    m_two = rows.size() == 2;
    m_to = newer["revision"].toInteger();
    m_from = m_two ? m_model->row(rows.last())["revision"].toInteger() : newer["parent"].toInteger();
    const bool canGoBack = !m_two && m_to != state().revision() && session().ready();
    m_back->setEnabled(canGoBack);
    m_backAction->setEnabled(canGoBack);
    if (m_two) {
        m_title->setText(tr("From revision %1 to %2").arg(m_from).arg(m_to));
        m_comment->clear();
    } else {
        m_title->setText(tr("What revision %1 changed").arg(m_to));
        const QString who = tr("%1, %2").arg(text(newer, "author"), fullTimeText(time(newer["time"])));
        m_comment->setText(text(newer, "comment").isEmpty() ? who : text(newer, "comment") + "\n" + who);
    }
    if (wasFrom != m_from || wasTo != m_to) {
        emit headingChanged();
        if (isVisible())
            navigator().moved(link());
    }
    session().cancel(m_call);
    if (m_from <= 0) {
        m_placeholder->showEmpty(tr("The first revision"), tr("There is none before it. Select a second one to compare."), "revisions");
        m_stack->setCurrentIndex(0);
        return;
    }
    m_call = session().call(this, "config.diff", base::Json::object({{"from", std::int64_t{m_from}}, {"to", std::int64_t{m_to}}}),
                            [this](const Answer& answer) { showAnswer(answer); });
}

void RevisionsView::showAnswer(const Answer& answer) {
    if (!answer) {
        m_placeholder->showError(answer.error());
        m_stack->setCurrentIndex(0);
        return;
    }
    const base::Json& difference = (*answer)["difference"];
    m_difference->setSides(tr("Revision %1").arg(m_from), tr("Revision %1").arg(m_to));
    m_difference->show(difference);
    if (difference.size() == 0)
        m_placeholder->showEmpty(tr("No difference"), tr("The two revisions have the same settings."), "good");
    m_stack->setCurrentIndex(difference.size() == 0 ? 0 : 1);
}

void RevisionsView::askRollback() {
    if (!m_back->isEnabled() || !session().may("config.rollback"))
        return;
    auto* dialog = new RollbackDialog(m_to, state().revision(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, to = m_to] { rollback(to, dialog->comment(), dialog->confirmWithin()); });
    dialog->open();
}

void RevisionsView::rollback(qint64 revision, const QString& comment, std::chrono::seconds confirmWithin) {
    base::Json params = base::Json::object({{"revision", std::int64_t{revision}}, {"comment", comment.toStdString()}});
    if (confirmWithin.count() > 0)
        params.set("confirm_within", std::int64_t{confirmWithin.count()});
    session().call(this, "config.rollback", std::move(params), [this, revision, confirmWithin](const Answer& answer) {
        if (!answer) {
            navigator().say(tr("The server did not go back: %1").arg(toQt(answer.error().message)));
            m_placeholder->showError(answer.error());
            m_stack->setCurrentIndex(0);
            return;
        }
        context().workingCopy.trial().begin(*answer, confirmWithin);
        state().refresh();
        m_wanted = (*answer)["revision"].toInteger();
        m_wantedWith = 0;
        m_model->refetch();
        navigator().say(tr("Revision %1 is in force, with the settings of revision %2.").arg(text(*answer, "revision")).arg(revision));
    }, std::chrono::minutes(2));
}

} // namespace postroom::console
