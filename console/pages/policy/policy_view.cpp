// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/policy_view.h"

#include "console/pages/policy/acl_dialog.h"
#include "console/pages/policy/acl_document.h"
#include "console/pages/policy/acl_text.h"
#include "console/pages/policy/statements_pane.h"
#include "console/pages/policy/term_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/trial_banner.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum Shown { placeholderShown, tableShown, textShown };
enum ViewTab { tableTab, textTab };
} // namespace

PolicyView::PolicyView(PageContext context, QWidget* parent) : PageView(context, parent) {
    m_document = new AclDocument(session(), copy(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(new TrialBanner(copy().trial(), session(), this));
    layout->addWidget(makeHead());
    m_banner = new SentenceBanner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    m_table = new StatementsPane(*m_document, m_stack);
    m_stack->addWidget(m_table);
    m_text = new AclText(*m_document, m_stack);
    m_stack->addWidget(m_text);
    layout->addWidget(m_stack, 1);
    addActions();
    connect(m_acl, &QComboBox::activated, this, [this] {
        m_document->choose(m_acl->currentData().toString());
        m_table->select(0);
        navigator().moved(link());
    });
    connect(m_views, &QTabBar::currentChanged, this, &PolicyView::showView);
    connect(m_changes, &QPushButton::clicked, this, [this] { navigator().open("changes"); });
    connect(m_document, &AclDocument::listed, this, &PolicyView::list);
    connect(m_document, &AclDocument::changed, this, &PolicyView::update);
    connect(m_table, &StatementsPane::currentChanged, this, [this] {
        update();
        navigator().moved(link());
    });
    connect(m_document, &AclDocument::failed, this, [this](const wire::WireError& error) {
        m_placeholder->showError(error);
        m_stack->setCurrentIndex(placeholderShown);
    });
    connect(m_placeholder, &StatePlaceholder::retry, this, &PolicyView::refresh);
    connect(&copy(), &WorkingCopy::changed, this, &PolicyView::update);
    connect(&state(), &ServerState::revisionChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    update();
}

QWidget* PolicyView::makeHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing());
    auto* label = new QLabel(tr("&ACL"), head);
    m_acl = new QComboBox(head);
    m_acl->setAccessibleName(tr("ACL"));
    m_acl->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(m_acl);
    m_newAcl = new QToolButton(head);
    m_newAcl->setFocusPolicy(Qt::StrongFocus);
    m_newAcl->setAutoRaise(true);
    m_use = new QLabel(head);
    m_use->setWordWrap(true); // in a narrow window, and of an ACL that decides about much
    m_use->setTextFormat(Qt::PlainText);
    m_views = new QTabBar(head);
    m_views->setAccessibleName(tr("View"));
    m_views->setDrawBase(false);
    m_views->addTab(icon("list"), tr("Table"));
    m_views->addTab(icon("transcript"), tr("Text"));
    m_changes = new QPushButton(icon("changes"), {}, head);
    layout->addWidget(label);
    layout->addWidget(m_acl);
    layout->addWidget(m_newAcl);
    layout->addWidget(m_use, 1);
    layout->addWidget(m_views);
    layout->addWidget(m_changes);
    return head;
}

void PolicyView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        return context().actions.add({id, words, summary, iconName, key, tr("ACLs"), "console#acls"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    const auto button = [&](QAction* action) {
        m_table->addButton(action);
        return action;
    };
    m_editActions << button(add("policy.add", tr("Add a statement"), tr("Adds a statement before the selected one."), "add", QKeySequence("Ctrl+Shift+A"), [this] {
        m_views->setCurrentIndex(tableTab);
        m_table->addStatement();
    }));
    m_editActions << button(add("policy.up", tr("Up"), tr("Moves the selected statements up."), "up", QKeySequence("Alt+Up"), [this] { m_table->move(-1); }));
    m_editActions << button(add("policy.down", tr("Down"), tr("Moves the selected statements down."), "down", QKeySequence("Alt+Down"), [this] { m_table->move(1); }));
    m_editActions << button(add("policy.toggle", tr("Switch on or off"), tr("A statement that is off is kept and does nothing."), "pause", QKeySequence("Ctrl+/"), [this] { m_table->toggle(StatementsPane::Switch::enabled); }));
    m_editActions << button(add("policy.shadow", tr("Only count"), tr("Evaluated and counted without effect; again: in force."), "eye", QKeySequence("Ctrl+Shift+U"), [this] { m_table->toggle(StatementsPane::Switch::shadow); }));
    m_editActions << button(add("policy.remove", tr("Take away"), tr("Takes the selected statements out; Undo brings them back."), "trash", QKeySequence("Ctrl+Del"), [this] { m_table->removeStatements(); }));
    m_editActions << add("policy.condition", tr("Add a condition or modifier"), tr("To the selected statement: type a part of its name."), "add", QKeySequence("Ctrl+Shift+B"), [this] {
        showView(tableTab);
        m_table->addCondition();
    });
    auto* newAcl = add("policy.new", tr("New ACL..."), tr("Makes an ACL for a point at which none runs yet."), "add", {}, [this] { addAcl(); });
    m_newAcl->setDefaultAction(newAcl);
    m_newAcl->setAccessibleName(tr("New ACL"));
    if (navigator().knows("try"))
        button(add("policy.try", tr("Try out"), tr("Leads a dialogue, or recorded mail, through the changed rules."), "try", QKeySequence("Ctrl+Alt+T"), [this] { navigator().open("try"); }));
    add("policy.view", tr("Table or text"), tr("Shows the ACL as text, or as a table again."), "transcript", QKeySequence("Ctrl+Alt+V"),
        [this] { m_views->setCurrentIndex(m_views->currentIndex() == tableTab ? textTab : tableTab); });
    add("policy.undo", tr("Undo the last change"), tr("The working copy is as it was before the last change."), "undo", QKeySequence("Ctrl+Alt+Z"), [this] { copy().undo(); });
    add("policy.apply", tr("Apply..."), tr("Shows the changes and asks for a comment."), "apply", QKeySequence("Ctrl+Return"), [this] {
        if (navigator().knows("changes"))
            navigator().open(Link::to("changes", {}, {{"apply", "1"}}));
    });
}

void PolicyView::addAcl() {
    if (!copy().mayEdit() || !m_document->known())
        return;
    auto* dialog = new AclDialog(m_document->freePoints(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_wantedAcl = dialog->name();
        if (!m_document->add(dialog->name(), dialog->point())) {
            m_wantedAcl.clear();
            navigator().say(tr("There is an ACL \"%1\" already.").arg(dialog->name()));
        }
    });
    dialog->open();
}

void PolicyView::open(const Link& link) {
    if (!link.path.isEmpty()) {
        m_wantedAcl = link.path.value(0);
        m_wantedStatement = link.path.value(1).toInt();
        m_views->setCurrentIndex(link.value("view") == "text" ? textTab : tableTab);
    }
    refresh();
}

Link PolicyView::link() const {
    if (m_document->acl().isEmpty())
        return Link::to("policy");
    QStringList path{m_document->acl()};
    if (m_views->currentIndex() == textTab)
        return Link::to("policy", path, {{"view", "text"}});
    if (m_table->current() > 0)
        path << QString::number(m_table->current() + 1);
    return Link::to("policy", path);
}

QString PolicyView::heading() const { return m_document->acl(); }

QWidget* PolicyView::firstFocus() { return m_stack->currentIndex() == textShown ? static_cast<QWidget*>(m_text) : m_stack->currentIndex() == tableShown ? static_cast<QWidget*>(m_table) : m_acl; }

void PolicyView::refresh() {
    if (!m_document->known())
        m_placeholder->showLoading();
    m_document->refresh();
}

void PolicyView::list() {
    m_acl->clear();
    for (const QString& name : m_document->acls())
        m_acl->addItem(name, name);
    QString wanted = std::exchange(m_wantedAcl, {});
    const int statement = std::exchange(m_wantedStatement, 0);
    const QString before = m_document->acl();
    if (!wanted.isEmpty() && !m_document->acls().contains(wanted)) {
        navigator().say(tr("There is no ACL \"%1\" in the configuration.").arg(wanted));
        wanted.clear();
    }
    if (wanted.isEmpty())
        wanted = !before.isEmpty() ? before : m_document->acls().contains(m_document->mainOption("acl_smtp_rcpt")) ? m_document->mainOption("acl_smtp_rcpt") : m_document->acls().value(0);
    if (wanted.isEmpty()) {
        m_placeholder->showEmpty(tr("There are no ACLs"), tr("Without rules of its own the server takes mail for its own domains and refuses the rest."), "policy");
        m_stack->setCurrentIndex(placeholderShown);
        return;
    }
    m_document->choose(wanted);
    m_acl->setCurrentIndex(m_acl->findData(wanted));
    showView(m_views->currentIndex());
    if (statement > 0 || wanted != before) {
        m_table->select(std::max(0, statement - 1));
        m_text->goTo(std::max(0, statement - 1));
        if (m_acl->hasFocus()) // it had the keyboard while there was nothing else
            firstFocus()->setFocus(Qt::OtherFocusReason);
    }
}

void PolicyView::showView(int view) {
    if (view != m_views->currentIndex())
        return m_views->setCurrentIndex(view);
    if (!m_document->known() || m_document->acl().isEmpty())
        return;
    const int before = m_stack->currentIndex(), statement = view == textTab ? m_table->current() : m_text->currentStatement();
    m_stack->setCurrentIndex(view == textTab ? textShown : tableShown);
    if (view == textTab && before == tableShown)
        m_text->goTo(statement);
    else if (view == tableTab && before == textShown)
        m_table->select(statement);
    update();
    navigator().moved(link());
}

void PolicyView::update() {
    const auto phases = phasesText(m_document->phases());
    m_use->setText(m_document->acl().isEmpty() ? QString() : phases.isEmpty() ? tr("is not used") : tr("decides about: %1").arg(phases));
    m_changes->setText(tr("%n change(s)", nullptr, copy().count()));
    m_changes->setVisible(!copy().isEmpty() && navigator().knows("changes"));
    // The text has its findings below; a banner over it would push it down at every unfinished word.
    const bool frozen = !m_document->unreadable().isEmpty() && m_views->currentIndex() == tableTab;
    m_banner->setVisible(frozen);
    if (frozen)
        static_cast<void>(m_banner->show(Tone::bad, tr("The text cannot be read"), tr("The table shows the statements as they were before; put the text right, or undo.")));
    for (QAction* action : m_editActions)
        action->setEnabled(m_document->mayEdit() && (action == m_editActions.first() || m_table->current() >= 0));
    emit headingChanged();
}

} // namespace postroom::console
