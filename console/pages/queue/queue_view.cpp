// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/queue/queue_view.h"

#include "console/pages/queue/action_dialog.h"
#include "console/pages/queue/group_list.h"
#include "console/pages/queue/queue_model.h"
#include "console/pages/queue/standing_pane.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_pane.h"
#include "console/widgets/text_format.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

namespace postroom::console {

QueueView::QueueView(PageContext context, QWidget* parent) : PageView(context, parent) {
    m_model = new QueueModel(QueueModel::Place::queue, session(), this);
    m_bin = new QueueModel(QueueModel::Place::bin, session(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1), theme::spacing(1), theme::spacing(1), theme::spacing(1));
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeWaiting(), icon("queue"), tr("Waiting"));
    m_tabs->addTab(makeBin(), icon("trash"), tr("Bin"));
    m_standing = new StandingPane(session(), m_tabs);
    m_tabs->addTab(m_standing, icon("hold"), tr("Standing orders"));
    layout->addWidget(m_tabs);
    addActions();
    connect(m_standing, &StandingPane::say, &navigator(), &Navigator::say);
    connect(m_groups, &GroupList::chosen, this, [this](const base::Json& filter, const QString& key) {
        m_key = key;
        m_model->setFilter(filter);
        m_model->fetch();
        showCause(filter);
        navigator().moved(link());
    });
    for (auto* pane : {m_pane, m_binPane}) {
        connect(pane->table(), &TableView::opened, this, [this](const QString& target) { navigator().open(target); });
        connect(pane->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueueView::updateActions);
    }
    connect(m_model, &WindowModel::fetched, this, &QueueView::updateActions);
    connect(m_model, &WindowModel::stateChanged, this, &QueueView::updateActions);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        refresh();
        updateActions();
    });
    // What changes the queue is an event; several at once are one refetch.
    auto* subscription = session().subscribe(this, {{"delivery.", "queue.", "message.completed", "message.accepted"}, {}, 0});
    auto* soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(1500);
    connect(subscription, &Subscription::events, this, [this, soon] {
        if (isVisible() && !soon->isActive())
            soon->start();
    });
    connect(soon, &QTimer::timeout, this, &QueueView::refresh);
}

QWidget* QueueView::makeWaiting() {
    auto* page = new QWidget(m_tabs);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, theme::spacing(0.5), 0, 0);
    m_bar = new QToolBar(page);
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->setIconSize({16, 16});
    layout->addWidget(m_bar);
    auto* split = new QSplitter(Qt::Horizontal, page);
    m_groups = new GroupList(session(), split);
    split->addWidget(m_groups);
    auto* right = new QWidget(split);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    m_advice = new QLabel(right);
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->hide();
    column->addWidget(m_advice);
    m_pane = new TablePane(m_model, tr("Messages that wait"), right);
    m_pane->setEmptyText(tr("Nothing waits"), tr("Every message that was taken has been delivered, bounced or discarded."), "good");
    m_pane->table()->rememberColumns(context().settings, "queue/columns");
    m_pane->table()->setObjectName("waitingTable");
    column->addWidget(m_pane, 1);
    split->addWidget(right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({theme::spacing(34), theme::spacing(80)});
    layout->addWidget(split, 1);
    m_pane->table()->setMenuHook([this](QMenu& menu, const QModelIndex&, const QList<int>& rows) {
        if (rows.isEmpty())
            return;
        menu.addSeparator();
        for (const QueueAction& each : queueActions())
            if (session().may(each.method))
                menu.addAction(icon(QLatin1String(each.icon)), each.title(), this, [this, &each] { act(each, false); });
    });
    return page;
}

QWidget* QueueView::makeBin() {
    m_binPane = new TablePane(m_bin, tr("Messages in the bin"), m_tabs);
    m_binPane->setEmptyText(tr("The bin is empty"), tr("Deleted messages stay here for some hours and can be brought back."), "trash");
    m_binPane->table()->setMenuHook([this](QMenu& menu, const QModelIndex&, const QList<int>& rows) {
        if (!rows.isEmpty() && session().may("queue.undo"))
            menu.addAction(icon("undo"), undoAction().title(), this, [this] { act(undoAction(), false); });
    });
    auto* page = new QWidget(m_tabs);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, theme::spacing());
    layout->addWidget(m_binPane, 1);
    m_bringBack = new QPushButton(icon(QLatin1String(undoAction().icon)), undoAction().title(), page);
    m_bringBack->setToolTip(undoAction().help());
    m_bringBack->setVisible(session().may("queue.undo"));
    connect(m_bringBack, &QPushButton::clicked, this, [this] { act(undoAction(), false); });
    layout->addWidget(m_bringBack, 0, Qt::AlignLeft);
    return page;
}

void QueueView::addActions() {
    const auto add = [this](const QueueAction& each) {
        QAction* action = context().actions.add({QLatin1String(each.id), each.title(), each.help(), QLatin1String(each.icon), QKeySequence(QLatin1String(each.shortcut)), tr("Queue"), "console#queue"}, this,
                                                ActionRegistry::Scope::view, [this, &each] { act(each, false); });
        action->setVisible(session().may(each.method));
        return action;
    };
    int shown = 0;
    auto* more = new QMenu(m_bar);
    for (const QueueAction& each : queueActions()) {
        QAction* action = add(each);
        if (++shown <= 5)
            m_bar->addAction(action);
        else
            more->addAction(action);
    }
    QAction* others = m_bar->addAction(icon("list"), tr("More"));
    others->setMenu(more);
    m_bar->addSeparator();
    auto* all = new QMenu(m_bar);
    for (const QueueAction& each : queueActions())
        if (session().may(each.method))
            all->addAction(icon(QLatin1String(each.icon)), each.title(), this, [this, &each] { act(each, true); });
    QAction* everything = m_bar->addAction(icon("filter"), tr("For all that match"));
    everything->setObjectName("allThatMatch");
    everything->setMenu(all);
    add(undoAction());
    context().actions.add({"queue.suspend", tr("Suspend a destination..."), tr("Delivers nothing to a domain until you end the order."), "hold", {}, tr("Queue"), "console#queue"}, this, ActionRegistry::Scope::view,
                          [this] {
                              m_tabs->setCurrentWidget(m_standing);
                              m_standing->ask(StandingDialog::Order::suspend);
                          });
    context().actions.add({"queue.holdrule", tr("Hold incoming mail..."), tr("Keeps what comes from now on and matches, until you release it."), "hold", {}, tr("Queue"), "console#queue"}, this, ActionRegistry::Scope::view,
                          [this] {
                              m_tabs->setCurrentWidget(m_standing);
                              m_standing->ask(StandingDialog::Order::hold);
                          });
    updateActions();
}

void QueueView::updateActions() {
    const bool waiting = m_tabs->currentIndex() == 0;
    const int selected = static_cast<int>(m_pane->table()->selectedKeys().size());
    for (const QueueAction& each : queueActions())
        if (QAction* action = context().actions.find(QLatin1String(each.id)))
            action->setEnabled(waiting && selected > 0);
    if (QAction* undo = context().actions.find(QLatin1String(undoAction().id)))
        undo->setEnabled(m_tabs->currentIndex() == 1 && !m_binPane->table()->selectedKeys().isEmpty());
    m_bringBack->setEnabled(!m_binPane->table()->selectedKeys().isEmpty());
    for (QAction* action : m_bar->actions())
        if (action->objectName() == "allThatMatch") {
            action->setText(tr("For all %1 that match").arg(countText(m_model->total())));
            action->setEnabled(m_model->total() > 0);
        }
}

void QueueView::open(const Link& link) {
    const QString by = link.value("by");
    m_key = link.value("key");
    if (!by.isEmpty())
        m_groups->setBy(by);
    base::Json filter = base::Json::object();
    if (!link.value("id").isEmpty())
        filter = base::Json::object({{"text", link.value("id").toStdString()}});
    else if (!m_key.isEmpty())
        filter = GroupList::filterFor(m_groups->by(), m_key);
    m_model->setFilter(filter);
    m_model->fetch();
    m_groups->refresh();
    showCause(filter);
}

Link QueueView::link() const {
    QList<QPair<QString, QString>> query{{"by", m_groups->by()}};
    if (!m_key.isEmpty())
        query.append({"key", m_key});
    return Link::to("queue", {}, query);
}

void QueueView::refresh() {
    if (m_tabs->currentIndex() == 1)
        return m_bin->refetch();
    if (m_tabs->currentIndex() == 2)
        return m_standing->refresh();
    m_model->refetch();
    m_groups->refresh();
}

QWidget* QueueView::firstFocus() { return m_pane->table(); }

/// The one thing to do about a root cause, when the server knows one.
void QueueView::showCause(const base::Json& filter) {
    m_advice->hide();
    if (!filter.has("cause"))
        return;
    const std::string wanted = filter["cause"].toString();
    session().call(this, "queue.causes", base::Json::object(), [this, wanted](const Answer& answer) {
        if (!answer)
            return;
        for (const base::Json& cause : (*answer)["causes"].items()) {
            bool here = cause["key"].toString() == wanted;
            for (const base::Json& id : cause["sample"].items())
                here = here || m_model->rowOf(text(id)) >= 0;
            if (!here || text(cause, "suggestion").isEmpty())
                continue;
            m_advice->setText(text(cause, "title") + ": " + text(cause, "suggestion"));
            m_advice->show();
            return;
        }
    });
}

void QueueView::act(const QueueAction& action, bool all) {
    const bool bin = &action == &undoAction();
    base::Json ids = base::Json::array();
    for (const QString& key : (bin ? m_binPane : m_pane)->table()->selectedKeys())
        ids.append(key.toStdString());
    if (!all && ids.size() == 0)
        return;
    base::Json selection = all ? base::Json::object({{"filter", m_model->filter()}}) : base::Json::object({{"ids", std::move(ids)}});
    auto* dialog = new ActionDialog(action, std::move(selection), session(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ActionDialog::done, this, [this](const QString& sentence) {
        navigator().say(sentence);
        refresh();
        m_bin->refetch();
    });
    dialog->open();
}

} // namespace postroom::console
