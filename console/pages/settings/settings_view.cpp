// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/settings_view.h"

#include "console/pages/settings/object_actions.h"
#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/settings_form.h"
#include "console/pages/settings/working_objects.h"
#include "console/services/json_text.h"
#include "console/widgets/icons.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/text_pane.h"
#include "console/widgets/trial_banner.h"
#include "shared/catalogue/kind.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postroom::console {

namespace {
enum Shown { placeholderShown, formShown, textShown };
} // namespace

SettingsView::SettingsView(PageContext context, QWidget* parent) : PageView(context, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(new TrialBanner(copy().trial(), session(), this));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    auto* left = new QWidget(splitter);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, theme::spacing(0.6), 0);
    m_search = new QLineEdit(left);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_tree = new ObjectsTree(copy(), left);
    leftLayout->addWidget(m_search);
    leftLayout->addWidget(m_tree, 1);
    m_objects = new ObjectActions(context, *m_tree, this, left);
    leftLayout->addWidget(m_objects);
    connect(m_objects, &ObjectActions::added, this, [this](const QString& object) {
        m_search->clear();
        m_wantedObject = object;
        openWanted();
        navigator().moved(link());
        if (QWidget* first = m_form->nextInFocusChain(); first != nullptr && m_stack->currentIndex() == formShown)
            first->setFocus(Qt::OtherFocusReason);
    });
    connect(m_objects, &ObjectActions::renamed, this, [this](const QString& object) {
        m_wantedObject = object;
        refresh();
    });
    auto* right = new QWidget(splitter);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(theme::spacing(0.6), 0, 0, 0);
    rightLayout->setSpacing(theme::spacing());
    auto* head = new QHBoxLayout;
    m_title = new QLabel(right);
    m_title->setFont(theme::titleFont());
    m_title->setTextFormat(Qt::PlainText);
    m_changes = new QPushButton(icon("changes"), {}, right);
    head->addWidget(m_title, 1);
    head->addWidget(m_changes);
    rightLayout->addLayout(head);
    m_stack = new QStackedWidget(right);
    m_placeholder = new StatePlaceholder(m_stack);
    m_form = new SettingsForm(copy(), session(), m_stack);
    m_text = new TextPane(tr("Text of the object"), m_stack);
    for (QWidget* widget : {static_cast<QWidget*>(m_placeholder), static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_text)})
        m_stack->addWidget(widget);
    rightLayout->addWidget(m_stack, 1);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    layout->addWidget(splitter, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_tree->setSearch(words);
        m_form->setSearch(words);
    });
    connect(m_tree, &ObjectsTree::chosen, this, [this] {
        m_option.clear();
        showObject();
        navigator().moved(link());
    });
    connect(m_placeholder, &StatePlaceholder::retry, this, &SettingsView::refresh);
    connect(m_changes, &QPushButton::clicked, this, [this] { navigator().open("changes"); });
    connect(&copy(), &WorkingCopy::changed, this, &SettingsView::showChanges);
    connect(&copy(), &WorkingCopy::changed, this, &SettingsView::followRenames);
    connect(&state(), &ServerState::revisionChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    addActions();
    showChanges();
}

void SettingsView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, words, summary, iconName, key, tr("Settings"), "configuration#objects"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("settings.search", tr("Search settings"), tr("Searches names, titles and explanations."), "search", QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add("settings.apply", tr("Apply..."), tr("Shows the changes and asks for a comment."), "apply", QKeySequence("Ctrl+Return"), [this] {
        if (navigator().knows("changes"))
            navigator().open(Link::to("changes", {}, {{"apply", "1"}}));
    });
    add("settings.undo", tr("Undo the last change"), tr("The working copy is as it was before the last change."), "undo", QKeySequence("Ctrl+Alt+Z"), [this] { copy().undo(); });
}

QWidget* SettingsView::firstFocus() { return m_option.isEmpty() || m_form->field(m_option) == nullptr ? static_cast<QWidget*>(m_tree) : m_form->field(m_option); }

QString SettingsView::heading() const { return m_title->text(); }

Link SettingsView::link() const {
    const QString object = m_tree->object();
    if (object.isEmpty())
        return Link::to("settings");
    const QString option = !m_option.isEmpty() ? m_option : m_form->current();
    return Link::to("settings", option.isEmpty() ? QStringList{object} : QStringList{object, option});
}

void SettingsView::open(const Link& link) {
    if (!link.path.isEmpty()) {
        m_wantedObject = link.path.value(0);
        m_wantedOption = link.path.value(1);
        m_search->clear();
    }
    refresh();
}

void SettingsView::refresh() {
    session().cancel(m_documentCall);
    if (m_tree->topLevelItemCount() == 0)
        m_placeholder->showLoading();
    m_renames = copy().renames();
    m_documentCall = session().call(this, "config.document", copy().baseParams(), [this](const Answer& answer) {
        if (answer)
            return showTree((*answer)["objects"]);
        m_placeholder->showError(answer.error());
        m_stack->setCurrentIndex(placeholderShown);
    });
}

void SettingsView::showTree(const base::Json& objects) {
    m_tree->show(objects);
    if (!m_wantedObject.isEmpty())
        openWanted();
    else if (m_tree->object().isEmpty())
        m_tree->select("main", {});
    else
        showObject();
}

void SettingsView::openWanted() {
    const QString object = std::exchange(m_wantedObject, {});
    const QString option = std::exchange(m_wantedOption, {});
    const catalogue::OptionRow* row = object == "main" ? catalogue::findOption(catalogue::Kind::main, {}, option.toStdString()) : nullptr;
    {
        const QSignalBlocker quiet(m_tree);
        if (!m_tree->select(object, row != nullptr ? toQt(row->group) : QString()))
            navigator().say(tr("There is no object \"%1\" in the configuration.").arg(object));
    }
    m_option = option;
    showObject();
}

void SettingsView::showObject() {
    const QString object = m_tree->object();
    session().cancel(m_call);
    m_inBase = copy().nameInBase(object);
    m_objects->update();
    m_title->setText(object.isEmpty() ? QString() : m_tree->currentItem()->text(0));
    emit headingChanged();
    if (object.isEmpty()) {
        m_placeholder->showEmpty(tr("Choose what to set"), tr("The objects of the configuration are at the left; the search finds settings by name and by what they do."), "settings");
        m_stack->setCurrentIndex(placeholderShown);
        return;
    }
    if (m_tree->document(object)["kind"].toStringView() == "acl")
        return showText(object);
    if (const base::Json change = copy().changeOf(object, {}); change["op"].toStringView() == "add")
        return showForm(settingsOfAdded(change)); // the server does not have it yet
    base::Json request = copy().baseParams();
    request.set("object", object.toStdString());
    m_call = session().call(this, "config.settings", std::move(request), [this](const Answer& answer) {
        if (answer)
            return showForm((*answer)["settings"]);
        m_placeholder->showError(answer.error());
        m_stack->setCurrentIndex(placeholderShown);
    });
}

void SettingsView::showForm(const base::Json& settings) {
    const QString object = m_tree->object(), group = m_tree->group();
    const base::Json entry = m_tree->document(object);
    const auto kind = object == "main" ? catalogue::Kind::main : catalogue::kindFromName(entry["kind"].toStringView()).value_or(catalogue::Kind::main);
    std::vector<const catalogue::OptionRow*> rows;
    for (const catalogue::OptionRow* row : catalogue::optionsOf(kind, entry["body"]["settings"]["driver"].toStringView()))
        if (kind != catalogue::Kind::main || toQt(row->group) == group)
            rows.push_back(row);
    std::vector<config::CompletionName> names;
    for (const base::Json& each : m_tree->objects().items())
        if (const auto nameKind = catalogue::kindFromName(each["kind"].toStringView()); nameKind && (*nameKind == catalogue::Kind::acl || catalogue::isNamedList(*nameKind)))
            names.push_back({*nameKind, each["name"].toString()});
    m_form->setNames(std::move(names));
    m_form->show(object, rows, settings);
    m_stack->setCurrentIndex(formShown);
    if (!m_option.isEmpty() && !m_form->goTo(m_option))
        navigator().say(tr("%1 has no setting \"%2\".").arg(object, m_option));
}

/// From the text of the whole: "NAME:" in the section of the ACLs up to the next name.
void SettingsView::showText(const QString& object) {
    const QString name = text(m_tree->document(object), "name");
    m_call = session().call(this, "config.export", copy().baseParams(), [this, name](const Answer& answer) {
        if (!answer) {
            m_placeholder->showError(answer.error());
            m_stack->setCurrentIndex(placeholderShown);
            return;
        }
        QStringList lines;
        bool inAcls = false, inside = false;
        for (const QString& line : text(*answer, "text").split('\n')) {
            if (line.startsWith("begin "))
                inAcls = line == "begin acl";
            const bool head = !line.isEmpty() && !line.front().isSpace() && !line.startsWith('#');
            if (head)
                inside = inAcls && line == name + ':';
            if (inside)
                lines << line;
        }
        m_text->setText(lines.join('\n').trimmed());
        m_stack->setCurrentIndex(textShown);
    });
}

void SettingsView::followRenames() {
    if (copy().renames() == m_renames || m_tree->topLevelItemCount() == 0)
        return;
    if (m_wantedObject.isEmpty())
        m_wantedObject = copy().nameHere(m_inBase);
    refresh();
}

void SettingsView::showChanges() {
    m_changes->setText(tr("%n change(s)", nullptr, copy().count()));
    m_changes->setVisible(!copy().isEmpty() && navigator().knows("changes"));
}

} // namespace postroom::console
