// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/domains/domains_view.h"

#include "console/pages/domains/address_dialog.h"
#include "console/pages/domains/address_tree.h"
#include "console/pages/domains/domain_dialog.h"
#include "console/pages/domains/domain_tree.h"
#include "console/pages/domains/lookups_pane.h"
#include "console/widgets/icons.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/text_format.h"
#include "console/widgets/trial_banner.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace postroom::console {

namespace {

QToolButton* buttonOf(QAction* action, QWidget* parent, Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
    return button;
}

} // namespace

DomainsView::DomainsView(PageContext context, QWidget* parent) : PageView(context, parent) {
    m_book = new DomainBook(session(), copy(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(new TrialBanner(copy().trial(), session(), this));
    layout->addWidget(makeHead());
    addActions();
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_stack->addWidget(m_placeholder);
    auto* splitter = new QSplitter(Qt::Horizontal, m_stack);
    splitter->addWidget(makeDomains());
    splitter->addWidget(makeAddresses());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme::spacing(38), theme::spacing(112)});
    m_stack->addWidget(splitter);
    layout->addWidget(m_stack, 1);
    connect(m_book, &DomainBook::changed, this, &DomainsView::show);
    connect(m_book, &DomainBook::failed, this, [this](const wire::WireError& error) {
        m_placeholder->showError(error);
        m_stack->setCurrentIndex(0);
    });
    connect(m_placeholder, &StatePlaceholder::retry, this, &DomainsView::refresh);
    connect(&copy(), &WorkingCopy::changed, this, [this] {
        if (isVisible())
            m_book->refresh();
        update();
    });
    connect(&session(), &Session::linkChanged, this, &DomainsView::update);
    update();
}

QWidget* DomainsView::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("&Where would this address go?"), head);
    m_question = new QLineEdit(head);
    m_question->setPlaceholderText(tr("sales@example.org"));
    m_question->setClearButtonEnabled(true);
    label->setBuddy(m_question);
    auto* ask = new QPushButton(icon("router"), tr("&Follow it"), head);
    m_changes = new QPushButton(icon("changes"), {}, head);
    for (QWidget* each : std::initializer_list<QWidget*>{label, m_question, ask, m_changes})
        row->addWidget(each, each == m_question ? 1 : 0);
    head->setVisible(navigator().knows("way"));
    connect(m_question, &QLineEdit::returnPressed, this, &DomainsView::follow);
    connect(ask, &QPushButton::clicked, this, &DomainsView::follow);
    connect(m_changes, &QPushButton::clicked, this, [this] { navigator().open("changes"); });
    return head;
}

QWidget* DomainsView::makeDomains() {
    auto* left = new QWidget(this);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing(0.5));
    m_domains = new DomainTree(*m_book, left);
    layout->addWidget(m_domains, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(buttonOf(m_addDomain, left));
    row->addWidget(buttonOf(m_removeDomain, left, Qt::ToolButtonIconOnly)); // room for both in a small window
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_domains, &QTreeWidget::currentItemChanged, this, [this] {
        if (m_showing)
            return;
        showAddresses();
        emit headingChanged();
        navigator().moved(link());
    });
    return left;
}

QWidget* DomainsView::makeAddresses() {
    auto* right = new QWidget(this);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(theme::spacing(0.6), 0, 0, 0);
    layout->setSpacing(theme::spacing(0.5));
    m_title = new QLabel(right);
    m_title->setFont(theme::headingFont());
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    m_note = new QLabel(right);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    layout->addWidget(m_note);
    m_addresses = new AddressTree(*m_book, right);
    layout->addWidget(m_addresses, 1);
    auto* row = new QHBoxLayout;
    for (QAction* action : {m_addAddress, m_edit, m_remove, m_way})
        row->addWidget(buttonOf(action, right));
    row->addStretch(1);
    layout->addLayout(row);
    m_lookups = new LookupsPane(context(), right);
    layout->addWidget(m_lookups);
    connect(m_addresses, &QTreeWidget::currentItemChanged, this, &DomainsView::update);
    connect(m_addresses, &QTreeWidget::itemActivated, this, &DomainsView::openAddress);
    return right;
}

void DomainsView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        return context().actions.add({id, words, summary, iconName, key, tr("Domains"), "console#domains"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    m_addDomain = add("domains.add", tr("New domain..."), tr("Mail for it is kept here, or passed on to another server."), "add", QKeySequence("Ctrl+Shift+D"), [this] { addDomain(); });
    m_removeDomain = add("domains.remove-domain", tr("Take the domain away"), tr("Mail for it is no longer taken; Undo brings it back."), "remove", QKeySequence("Ctrl+Shift+Backspace"), [this] { removeDomain(); });
    m_addAddress = add("domains.address", tr("New address..."), tr("An alias or a catch-all, and where it goes."), "add", QKeySequence("Ctrl+Shift+A"), [this] { editAddress(true); });
    m_edit = add("domains.edit", tr("Change..."), tr("Where mail for the chosen address goes."), "edit", QKeySequence("Ctrl+E"), [this] { editAddress(false); });
    m_remove = add("domains.remove", tr("Take away"), tr("The chosen address goes nowhere any more; Undo brings it back."), "trash", QKeySequence("Ctrl+Del"), [this] { removeAddress(); });
    m_way = add("domains.way", tr("Where would it go?"), tr("Follows the chosen address through the routers, with the working copy."), "router", QKeySequence("Ctrl+Alt+R"), [this] {
        if (const MailAddress* address = m_addresses->current())
            m_question->setText((address->localPart.isEmpty() ? QStringLiteral("anyone") : address->localPart) + '@' +
                                (!m_domains->domain().isEmpty() ? m_domains->domain() : address->everyDomain ? m_book->ours().value(0) : address->domains.value(0)));
        follow();
    });
    add("domains.ask", tr("Ask about an address"), tr("Puts the cursor into the line for the address."), "search", QKeySequence::Find, [this] {
        m_question->setFocus(Qt::ShortcutFocusReason);
        m_question->selectAll();
    });
    add("domains.undo", tr("Undo the last change"), tr("The working copy is as it was before the last change."), "undo", QKeySequence("Ctrl+Alt+Z"), [this] { copy().undo(); });
    add("domains.apply", tr("Apply..."), tr("Shows the changes and asks for a comment."), "apply", QKeySequence("Ctrl+Return"), [this] {
        if (navigator().knows("changes"))
            navigator().open(Link::to("changes", {}, {{"apply", "1"}}));
    });
}

void DomainsView::addDomain() {
    if (!m_book->mayEditDomains(false) && !m_book->mayEditDomains(true))
        return;
    auto* dialog = new DomainDialog(m_book->mayEditDomains(false), m_book->mayEditDomains(true), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_wanted = dialog->name();
        if (!m_book->addDomain(dialog->name(), dialog->relay()))
            navigator().say(tr("%1 is there already.").arg(dialog->name()));
    });
    dialog->open();
}

void DomainsView::removeDomain() {
    const MailDomain* chosen = m_domains->current();
    if (chosen == nullptr || !m_book->mayEditDomains(chosen->relay))
        return;
    navigator().say(tr("Mail for %1 is no longer taken once this is applied; Ctrl+Alt+Z brings it back.").arg(m_book->nameOf(chosen->item)));
    m_book->removeDomain(*chosen);
}

bool DomainsView::mayChange(const MailAddress* address) const { return address != nullptr && m_book->mayEdit() && (address->editable || m_book->mayTakeOver(*address)); }

/// An alias of a file is changed by a router that comes before the file.
void DomainsView::editAddress(bool fresh) {
    const MailAddress* chosen = fresh ? nullptr : m_addresses->current();
    if (!m_book->mayEdit() || (!fresh && !mayChange(chosen)))
        return;
    QStringList names;
    for (const MailDomain& each : m_book->domains())
        if (each.plain)
            names << m_book->nameOf(each.item);
    auto* dialog = new AddressDialog(names, chosen, m_domains->domain(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const MailAddress before = chosen == nullptr ? MailAddress() : *chosen;
    connect(dialog, &QDialog::accepted, this, [this, dialog, before, fresh] {
        if (before.isInFile())
            navigator().say(tr("%1 stands in the working copy now and comes before the file %2.").arg(dialog->localPart(), before.object));
        m_book->setAddress(fresh || before.isInFile() ? nullptr : &before, dialog->localPart(), dialog->domains(), dialog->targets());
    });
    dialog->open();
}

void DomainsView::removeAddress() {
    const MailAddress* chosen = m_addresses->current();
    if (chosen == nullptr || !chosen->editable)
        return;
    navigator().say(tr("%1 is taken away in the working copy; Ctrl+Alt+Z brings it back.").arg(m_addresses->titleOf(*chosen)));
    m_book->removeAddress(*chosen);
}

/// What cannot be edited here leads to where it stands.
void DomainsView::openAddress() {
    const MailAddress* address = m_addresses->current();
    if (address == nullptr)
        return;
    const QString router = address->isInFile() ? m_book->routerBefore(*address) : address->object;
    if (mayChange(address))
        editAddress(false);
    else if (navigator().knows("settings") && !router.isEmpty())
        navigator().open(Link::to("settings", {router}));
}

void DomainsView::follow() {
    const QString address = m_question->text().trimmed();
    if (!address.isEmpty() && navigator().knows("way"))
        navigator().open(Link::to("way", {address}));
}

void DomainsView::open(const Link& link) {
    if (!link.path.isEmpty())
        m_wanted = link.path.value(0);
    refresh();
}

Link DomainsView::link() const { return heading().isEmpty() ? Link::to("domains") : Link::to("domains", {heading()}); }
QString DomainsView::heading() const { return m_domains->domain(); }
QWidget* DomainsView::firstFocus() { return m_domains; }

void DomainsView::refresh() {
    if (!m_book->known()) {
        m_placeholder->showLoading();
        m_stack->setCurrentWidget(m_placeholder);
    }
    m_book->refresh();
}

void DomainsView::show() {
    if (!m_book->known())
        return;
    m_showing = true;
    const auto& all = m_book->domains();
    const bool there = std::any_of(all.begin(), all.end(), [this](const MailDomain& each) { return m_book->nameOf(each.item) == m_wanted; });
    m_domains->show(there ? std::exchange(m_wanted, {}) : m_domains->domain());
    m_showing = false;
    m_stack->setCurrentIndex(1);
    showAddresses();
}

QString DomainsView::noteText() const {
    QStringList notes;
    if (!m_book->mayEditDomains(false) && m_book->mayEdit())
        notes << tr("The domains come out of an expression, or there is no list local_domains: they are edited at Lists.");
    if (const MailDomain* chosen = m_domains->current()) {
        notes << m_book->findings(chosen->relay ? "domainlist relay_to_domains" : "domainlist local_domains");
        if (chosen->relay)
            notes << tr("Mail for it is taken and sent on; addresses here come first.");
    }
    for (const AliasFile& file : m_book->files()) {
        if (file.entries == 0 && file.problems.isEmpty())
            continue;
        notes << tr("%n alias(es) stand in the file %1 on the server.", nullptr, static_cast<int>(file.entries)).arg(file.name) + ' ' +
                     tr("Change puts one of them into the configuration, which comes first; whoever edits the file there changes it at once.");
        if (file.listed < file.entries)
            notes << tr("The first %1 of them are listed.").arg(countText(file.listed));
        notes << file.problems;
    }
    return notes.join('\n');
}

void DomainsView::showAddresses() {
    const bool pattern = m_domains->current() != nullptr && !m_domains->current()->plain;
    m_addresses->show(m_domains->domain(), pattern ? AddressTree::Shown::nothing : AddressTree::Shown::addresses);
    m_title->setText(pattern ? m_domains->current()->item : m_domains->domain().isEmpty() ? tr("All addresses") : m_domains->domain());
    m_note->setText(noteText());
    m_note->setVisible(!m_note->text().isEmpty());
    m_lookups->show(m_book->lookups());
    update();
}

void DomainsView::update() {
    m_changes->setText(tr("%n change(s)", nullptr, copy().count()));
    m_changes->setVisible(!copy().isEmpty() && navigator().knows("changes"));
    const MailAddress* address = m_addresses->current();
    for (QAction* action : {m_addDomain, m_removeDomain, m_addAddress, m_edit, m_remove})
        action->setVisible(copy().mayEdit());
    m_addDomain->setEnabled(m_book->mayEditDomains(false) || m_book->mayEditDomains(true));
    m_removeDomain->setEnabled(m_domains->current() != nullptr && m_book->mayEditDomains(m_domains->current()->relay));
    m_addAddress->setEnabled(m_book->mayEdit());
    m_edit->setEnabled(mayChange(address));
    m_remove->setEnabled(m_book->mayEdit() && address != nullptr && address->editable);
    m_way->setEnabled(address != nullptr && navigator().knows("way"));
}

} // namespace postroom::console
