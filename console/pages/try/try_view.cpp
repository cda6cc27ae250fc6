// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/try/try_view.h"

#include "console/pages/try/dialogue_pane.h"
#include "console/pages/try/replay_pane.h"
#include "console/pages/try/tests_pane.h"
#include "console/widgets/icons.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum Tab { dialogueTab, replayTab, testsTab };
constexpr const char* tabNames[] = {"dialogue", "replay", "tests"};
} // namespace

TryView::TryView(PageContext context, QWidget* parent) : PageView(context, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("How to try"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(icon("transcript"), tr("A dialogue"));
    m_tabs->addTab(icon("trace"), tr("Recorded mail"));
    m_tabs->addTab(icon("good"), tr("Tests"));
    layout->addWidget(m_tabs);
    m_stack = new QStackedWidget(this);
    m_dialogue = new DialoguePane(context, m_stack);
    m_replay = new ReplayPane(context, m_stack);
    m_tests = new TestsPane(context, m_stack);
    for (QWidget* pane : {static_cast<QWidget*>(m_dialogue), static_cast<QWidget*>(m_replay), static_cast<QWidget*>(m_tests)})
        m_stack->addWidget(pane);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &TryView::showTab);
    addActions();
}

void TryView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, words, summary, iconName, key, tr("Try out"), "console#try"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("try.run", tr("Try it"), tr("Runs what the page in front is for: the dialogue, the replay, the tests."), "play", QKeySequence("Ctrl+Alt+R"), [this] { run(); });
    add("try.next", tr("Next way to try"), tr("From the dialogue to recorded mail to the tests."), "forward", QKeySequence("Ctrl+PgDown"), [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    add("try.stop", tr("Stop the replay"), tr("What was found so far stays."), "close", QKeySequence("Ctrl+."), [this] { m_replay->stop(); });
    add("try.remove-test", tr("Take the test away"), tr("The chosen test is no longer in the working copy."), "trash", QKeySequence("Ctrl+Del"), [this] {
        if (m_tabs->currentIndex() == testsTab)
            m_tests->removeCurrent();
    });
    add("try.apply", tr("Apply..."), tr("Shows the changes and asks for a comment."), "apply", QKeySequence("Ctrl+Return"), [this] {
        if (navigator().knows("changes"))
            navigator().open(Link::to("changes", {}, {{"apply", "1"}}));
    });
}

void TryView::open(const Link& link) {
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        if (link.path.value(0) == tabNames[tab])
            m_tabs->setCurrentIndex(tab);
    if (!link.value("id").isEmpty())
        m_dialogue->take(link.value("id"));
    if (!link.value("q").isEmpty())
        m_replay->setQuery(link.value("q"));
    if (link.value("run") == "1")
        run();
    if (m_tabs->currentIndex() == testsTab)
        m_tests->refresh();
}

Link TryView::link() const {
    const QString id = m_dialogue->id();
    if (m_tabs->currentIndex() == dialogueTab && !id.isEmpty())
        return Link::to("try", {tabNames[dialogueTab]}, {{"id", id}});
    return Link::to("try", {tabNames[m_tabs->currentIndex()]});
}

QString TryView::heading() const { return m_tabs->tabText(m_tabs->currentIndex()); }

void TryView::refresh() {
    if (m_tabs->currentIndex() == testsTab)
        m_tests->refresh();
}

QWidget* TryView::firstFocus() { return m_tabs; }

void TryView::showTab(int tab) {
    m_stack->setCurrentIndex(tab);
    refresh();
    emit headingChanged();
    navigator().moved(link());
}

void TryView::run() {
    if (m_tabs->currentIndex() == dialogueTab)
        m_dialogue->run();
    else if (m_tabs->currentIndex() == replayTab)
        m_replay->run();
    else
        m_tests->refresh();
}

} // namespace postroom::console
