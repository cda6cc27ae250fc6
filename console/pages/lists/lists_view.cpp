// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/lists/lists_view.h"

#include "console/pages/lists/lists_pane.h"
#include "console/pages/lists/servers_pane.h"
#include "console/widgets/icons.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum Tab { listsTab, serversTab };
} // namespace

ListsView::ListsView(PageContext context, QWidget* parent) : PageView(context, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Lists or lookups"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(icon("list"), tr("Lists"));
    m_tabs->addTab(icon("lookup"), tr("Lookup servers"));
    m_changes = new QPushButton(icon("changes"), {}, this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_tabs, 1);
    head->addWidget(m_changes);
    layout->addLayout(head);
    m_stack = new QStackedWidget(this);
    m_lists = new ListsPane(context, m_stack);
    m_servers = new ServersPane(context, m_stack);
    m_stack->addWidget(m_lists);
    m_stack->addWidget(m_servers);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        refresh();
        navigator().moved(link());
    });
    connect(m_lists, &ListsPane::chosen, this, [this] {
        update();
        navigator().moved(link());
    });
    connect(&m_lists->lists(), &NamedLists::changed, this, &ListsView::update);
    connect(m_changes, &QPushButton::clicked, this, [this] { navigator().open("changes"); });
    connect(&context.workingCopy, &WorkingCopy::changed, this, [this] {
        if (isVisible() && m_tabs->currentIndex() == listsTab)
            m_lists->refresh();
        update();
    });
    addActions();
    update();
}

void ListsView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        return context().actions.add({id, words, summary, iconName, key, tr("Lists"), "console#lists"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    m_lists->addButton(add("lists.new", tr("New list..."), tr("Asks for its kind and its name."), "add", QKeySequence("Ctrl+Shift+A"), [this] {
        m_tabs->setCurrentIndex(listsTab);
        m_lists->addList();
    }), Qt::ToolButtonTextBesideIcon);
    m_removeList = add("lists.remove-list", tr("Take the list away"), tr("The chosen list is no longer there; Undo brings it back."), "trash", QKeySequence("Ctrl+Shift+Backspace"), [this] { m_lists->removeList(); });
    m_lists->addButton(m_removeList, Qt::ToolButtonIconOnly);
    add("lists.remove", tr("Take entries away"), tr("The chosen entries are no longer in the list."), "remove", QKeySequence("Ctrl+Del"), [this] { m_lists->removeEntries(); });
    add("lists.test", tr("Is it in the list?"), tr("Puts the cursor into the line that is tested."), "search", QKeySequence::Find, [this] {
        m_tabs->setCurrentIndex(listsTab);
        m_lists->focusTest();
    });
    add("lists.test-servers", tr("Test the lookup servers now"), tr("Connects to each server and puts a harmless question to it."), "play", QKeySequence("Ctrl+Alt+R"), [this] {
        m_tabs->setCurrentIndex(serversTab);
        m_servers->test();
    });
    add("lists.next", tr("Lists or lookup servers"), tr("Shows the other of the two."), "forward", QKeySequence("Ctrl+PgDown"), [this] { m_tabs->setCurrentIndex(1 - m_tabs->currentIndex()); });
    add("lists.undo", tr("Undo the last change"), tr("The working copy is as it was before the last change."), "undo", QKeySequence("Ctrl+Alt+Z"), [this] { context().workingCopy.undo(); });
    add("lists.apply", tr("Apply..."), tr("Shows the changes and asks for a comment."), "apply", QKeySequence("Ctrl+Return"), [this] {
        if (navigator().knows("changes"))
            navigator().open(Link::to("changes", {}, {{"apply", "1"}}));
    });
}

void ListsView::update() {
    const WorkingCopy& copy = context().workingCopy;
    m_changes->setText(tr("%n change(s)", nullptr, copy.count()));
    m_changes->setVisible(!copy.isEmpty() && navigator().knows("changes"));
    m_removeList->setEnabled(copy.mayEdit() && !m_lists->object().isEmpty());
}

void ListsView::open(const Link& link) {
    const QString what = link.path.value(0);
    if (what == "servers")
        m_tabs->setCurrentIndex(serversTab);
    else if (!what.isEmpty()) {
        m_tabs->setCurrentIndex(listsTab);
        m_lists->choose(what);
    }
    refresh();
}

Link ListsView::link() const {
    if (m_tabs->currentIndex() == serversTab)
        return Link::to("lists", {"servers"});
    return m_lists->object().isEmpty() ? Link::to("lists") : Link::to("lists", {m_lists->object()});
}

void ListsView::refresh() {
    if (m_tabs->currentIndex() == serversTab)
        m_servers->refresh();
    else
        m_lists->refresh();
}

QWidget* ListsView::firstFocus() { return m_tabs; }

} // namespace postroom::console
