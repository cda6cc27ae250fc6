// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/rules_view.h"

#include "console/pages/rules/rule_text.h"
#include "console/pages/rules/rules_table.h"
#include "console/widgets/icons.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/trial_banner.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum RulesShown { placeholderShown, tableShown, textShown };
enum RulesTab { tableTab, textTab };
} // namespace

PageView* RulesPage::create(PageContext context, QWidget* parent) const { return new RulesView(m_setup(), context, parent); }

RulesView::RulesView(RulesSetup setup, PageContext context, QWidget* parent) : PageView(context, parent), m_setup(std::move(setup)) {
    m_document = new RuleDocument(m_setup.kind, session(), copy(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(new TrialBanner(copy().trial(), session(), this));
    layout->addWidget(makeHead());
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(makeTable());
    m_text = new RuleText(*m_document, m_setup.textName, m_stack);
    m_stack->addWidget(m_text);
    layout->addWidget(m_stack, 1);
    addActions();
    connect(m_views, &QTabBar::currentChanged, this, [this] {
        show();
        navigator().moved(link());
    });
    connect(m_changes, &QPushButton::clicked, this, [this] { navigator().open("changes"); });
    connect(m_document, &RuleDocument::changed, this, &RulesView::show);
    connect(m_document, &RuleDocument::failed, this, [this](const wire::WireError& error) {
        m_placeholder->showError(error);
        m_stack->setCurrentIndex(placeholderShown);
    });
    connect(m_placeholder, &StatePlaceholder::retry, this, &RulesView::refresh);
    connect(m_placeholder, &StatePlaceholder::acted, this, &RulesView::addRule);
    connect(&copy(), &WorkingCopy::changed, this, &RulesView::update);
    connect(&session(), &Session::linkChanged, this, &RulesView::update);
    connect(&state(), &ServerState::revisionChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    update();
}

QWidget* RulesView::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing());
    auto* intro = new QLabel(m_setup.intro, head);
    intro->setWordWrap(true);
    intro->setTextFormat(Qt::PlainText);
    m_views = new QTabBar(head);
    m_views->setAccessibleName(tr("View"));
    m_views->setDrawBase(false);
    m_views->addTab(icon("list"), tr("Table"));
    m_views->addTab(icon("transcript"), tr("Text"));
    m_changes = new QPushButton(icon("changes"), {}, head);
    layout->addWidget(intro, 1);
    layout->addWidget(m_views);
    layout->addWidget(m_changes);
    return head;
}

QWidget* RulesView::makeTable() {
    auto* splitter = new QSplitter(Qt::Vertical, m_stack);
    splitter->setChildrenCollapsible(false);
    m_table = new RulesTable(*m_document, m_setup.columns, m_setup.tableName, splitter);
    splitter->addWidget(m_table);
    auto* below = new QSplitter(Qt::Horizontal, splitter);
    below->setChildrenCollapsible(false);
    const auto scroll = [below] { // so that both fit a small window
        auto* area = new QScrollArea(below);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setFocusPolicy(Qt::NoFocus);
        below->addWidget(area);
        return area;
    };
    auto* left = scroll();
    m_form = m_setup.makeForm(*m_document, left);
    left->setWidget(m_form);
    auto* right = scroll();
    m_trial = m_setup.makeTrial(*m_document, context(), right);
    right->setWidget(m_trial);
    below->setStretchFactor(0, 3);
    below->setStretchFactor(1, 2);
    below->setSizes({theme::spacing(90), theme::spacing(60)});
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    connect(m_table, &RulesTable::currentChanged, this, [this](int row) {
        m_form->show(row);
        m_trial->show(row);
        update();
        if (isVisible())
            navigator().moved(link());
    });
    connect(m_table, &RulesTable::opened, this, [this] { m_form->focusFirst(); });
    connect(m_trial, &RuleTrial::found, m_table, &RulesTable::select);
    return splitter;
}

void RulesView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        return context().actions.add({m_setup.info.id + '.' + id, words, summary, iconName, key, m_setup.info.title, m_setup.info.help}, this, ActionRegistry::Scope::view, std::move(run));
    };
    const auto button = [this](QAction* action) {
        m_table->addButton(action);
        return action;
    };
    m_add = button(add("add", tr("New rule"), tr("Before the chosen rule: the first that fits is used."), "add", QKeySequence("Ctrl+Shift+A"), [this] { addRule(); }));
    m_editActions << button(add("up", tr("Up"), tr("Puts the selected rules before the one above."), "up", QKeySequence("Alt+Up"), [this] { m_table->move(-1); }));
    m_editActions << button(add("down", tr("Down"), tr("Puts the selected rules behind the one below."), "down", QKeySequence("Alt+Down"), [this] { m_table->move(+1); }));
    m_editActions << button(add("remove", tr("Take away"), tr("Takes the selected rules out; Undo brings them back."), "trash", QKeySequence("Ctrl+Del"), [this] { m_table->remove(); }));
    add("ask", m_setup.askTitle, m_setup.askSummary, "search", QKeySequence::Find, [this] {
        m_views->setCurrentIndex(tableTab);
        m_trial->focusQuestion();
    });
    add("try", tr("Ask the rules"), tr("Puts the question again, with the working copy."), "try", QKeySequence("Ctrl+Alt+R"), [this] { m_trial->ask(); });
    add("view", tr("Table or text"), tr("Shows the rules as text, or as a table again."), "transcript", QKeySequence("Ctrl+Alt+V"),
        [this] { m_views->setCurrentIndex(m_views->currentIndex() == tableTab ? textTab : tableTab); });
    add("undo", tr("Undo the last change"), tr("The working copy is as it was before the last change."), "undo", QKeySequence("Ctrl+Alt+Z"), [this] { copy().undo(); });
    add("apply", tr("Apply..."), tr("Shows the changes and asks for a comment."), "apply", QKeySequence("Ctrl+Return"), [this] {
        if (navigator().knows("changes"))
            navigator().open(Link::to("changes", {}, {{"apply", "1"}}));
    });
}

void RulesView::addRule() {
    if (!m_document->mayEdit())
        return;
    m_views->setCurrentIndex(tableTab);
    const int at = std::max(0, m_table->current());
    m_document->insert(at, m_setup.fresh);
    m_table->select(at);
    m_form->focusFirst();
}

void RulesView::open(const Link& link) {
    if (!link.path.isEmpty())
        m_wanted = link.path.value(0).toInt();
    if (!link.path.isEmpty() || !link.query.isEmpty())
        m_views->setCurrentIndex(link.value("view") == "text" ? textTab : tableTab);
    refresh();
    m_trial->ask(link);
}

Link RulesView::link() const {
    QStringList path;
    if (m_table->current() >= 0 && m_document->count() > 0)
        path << QString::number(m_table->current() + 1);
    return m_views->currentIndex() == textTab ? Link::to(m_setup.info.id, path, {{"view", "text"}}) : Link::to(m_setup.info.id, path);
}

QWidget* RulesView::firstFocus() { return m_views->currentIndex() == textTab ? static_cast<QWidget*>(m_text) : m_document->count() > 0 ? static_cast<QWidget*>(m_table) : m_views; }

void RulesView::refresh() {
    if (!m_document->known()) {
        m_placeholder->showLoading();
        m_stack->setCurrentIndex(placeholderShown);
    }
    m_document->refresh();
}

void RulesView::show() {
    if (!m_document->known())
        return;
    if (m_views->currentIndex() == textTab) {
        m_stack->setCurrentIndex(textShown);
    } else if (m_document->count() == 0) {
        m_placeholder->showEmpty(m_setup.emptyTitle, m_setup.emptyText, m_setup.info.icon, m_document->mayEdit() ? tr("New rule") : QString());
        m_stack->setCurrentIndex(placeholderShown);
    } else {
        m_stack->setCurrentIndex(tableShown);
        const int wanted = std::exchange(m_wanted, 0);
        if (wanted > 0 || m_table->current() < 0 || m_table->current() >= m_document->count())
            m_table->select(wanted > 0 ? wanted - 1 : std::max(0, m_table->current()));
        else
            m_form->show(m_table->current());
    }
    update();
}

void RulesView::update() {
    m_changes->setText(tr("%n change(s)", nullptr, copy().count()));
    m_changes->setVisible(!copy().isEmpty() && navigator().knows("changes"));
    if (m_add == nullptr)
        return;
    m_add->setVisible(copy().mayEdit());
    m_add->setEnabled(m_document->mayEdit());
    for (QAction* action : m_editActions)
        action->setVisible(copy().mayEdit());
    for (QAction* action : m_editActions)
        action->setEnabled(m_document->mayEdit() && m_views->currentIndex() == tableTab && m_table->current() >= 0 && m_document->count() > 0);
}

} // namespace postroom::console
