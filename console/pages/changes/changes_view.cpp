// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/changes/changes_view.h"

#include "console/pages/changes/findings_list.h"
#include "console/services/json_text.h"
#include "console/widgets/busy_bar.h"
#include "console/widgets/difference_view.h"
#include "console/widgets/icons.h"
#include "console/widgets/reason_form.h"
#include "console/widgets/sentence_banner.h"
#include "console/widgets/state_placeholder.h"
#include "console/widgets/trial_banner.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace postroom::console {

namespace {

/// A renamed object comes from the server as one that goes and one that comes: here it is one.
base::Json withRenames(const WorkingCopy& copy) {
    const auto& objects = copy.difference().items();
    const auto find = [&](const QString& name, std::string_view change) {
        return std::find_if(objects.begin(), objects.end(), [&](const base::Json& each) { return text(each, "object") == name && each["change"].toStringView() == change; });
    };
    base::Json result = base::Json::array();
    for (const base::Json& object : objects) {
        const QString name = text(object, "object"), before = copy.nameInBase(name), after = copy.nameHere(name);
        const bool added = object["change"].toStringView() == "added";
        if (object["change"].toStringView() == "removed" && after != name && find(after, "added") != objects.end())
            continue;
        const auto gone = added && before != name ? find(before, "removed") : objects.end();
        base::Json shown = object;
        if (gone != objects.end()) {
            shown.set("change", "renamed");
            shown.set("before", before.toStdString());
            shown.set("text_before", (*gone)["text_before"]);
        }
        result.append(std::move(shown));
    }
    return result;
}

} // namespace

ChangesView::ChangesView(PageContext context, QWidget* parent) : PageView(context, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5), theme::spacing(1.5));
    layout->setSpacing(theme::spacing());
    layout->addWidget(new TrialBanner(copy().trial(), session(), this));
    m_stack = new QStackedWidget(this);
    m_placeholder = new StatePlaceholder(m_stack);
    m_placeholder->showEmpty(tr("Nothing is changed"),
                             tr("What you change in the settings is collected here, checked by the server, and put to work together when you apply it."), "changes",
                             navigator().knows("settings") ? tr("Open the settings") : QString());
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(makeContents());
    layout->addWidget(m_stack, 1);
    addActions();
    connect(m_placeholder, &StatePlaceholder::acted, this, [this] { navigator().open("settings"); });
    connect(&copy(), &WorkingCopy::changed, this, [this] {
        m_refusal.reset();
        update();
    });
    connect(&copy(), &WorkingCopy::checked, this, &ChangesView::update);
    connect(&copy(), &WorkingCopy::refused, this, [this](const wire::WireError& error) {
        m_refusal = error;
        update();
    });
    connect(&copy(), &WorkingCopy::applied, this, [this](const base::Json& reply) {
        m_onTrial = m_reason->comment();
        m_reason->setComment({});
        navigator().say(reply["restart_needed"].toBool() ? tr("Revision %1 is in force. Some of it holds only after a restart of the server.").arg(text(reply, "revision"))
                                                         : tr("Revision %1 is in force.").arg(text(reply, "revision")));
    });
    connect(&copy().trial(), &Trial::changed, this, [this] {
        if (copy().trial().state() == Trial::State::takenBack && m_reason->comment().isEmpty())
            m_reason->setComment(std::exchange(m_onTrial, {})); // the changes are here again, and so is why
    });
    connect(&session(), &Session::linkChanged, this, &ChangesView::update);
    update();
}

QWidget* ChangesView::makeContents() {
    auto* contents = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(contents);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::spacing());
    m_banner = new SentenceBanner(contents);
    m_rebase = new QPushButton(icon("refresh"), tr("Put on the &newest revision"), m_banner);
    m_rebase->setToolTip(tr("Keeps your changes and makes them start from the revision in force."));
    connect(m_rebase, &QPushButton::clicked, &copy(), &WorkingCopy::rebase);
    m_banner->addButton(m_rebase);
    if (navigator().knows("try")) {
        auto* tryOut = new QPushButton(icon("try"), tr("&Try out"), m_banner);
        tryOut->setToolTip(tr("Leads a dialogue, or recorded mail, through the changes before they are applied."));
        connect(tryOut, &QPushButton::clicked, this, [this] { navigator().open(Link::to("try", {"replay"})); });
        m_banner->addButton(tryOut);
    }
    layout->addWidget(m_banner);
    m_busy = new BusyBar(contents);
    layout->addWidget(m_busy);
    auto* splitter = new QSplitter(Qt::Vertical, contents);
    splitter->setChildrenCollapsible(false);
    m_difference = new DifferenceView(splitter);
    m_findings = new FindingsList(splitter);
    splitter->addWidget(m_difference);
    splitter->addWidget(m_findings);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    layout->addWidget(splitter, 1);
    connect(m_difference, &DifferenceView::opened, this, &ChangesView::openPlace);
    connect(m_findings, &FindingsList::opened, this, &ChangesView::openPlace);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(theme::spacing(1.5));
    m_reason = new ReasonForm(contents);
    m_apply = new QPushButton(icon("apply"), tr("&Apply"), contents);
    m_apply->setToolTip(tr("Puts the changes to work (Ctrl+Return)."));
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_apply, 0, Qt::AlignTop);
    layout->addLayout(foot);
    connect(m_apply, &QPushButton::clicked, this, &ChangesView::apply);
    connect(m_reason, &ReasonForm::submitted, this, &ChangesView::apply);
    return contents;
}

void ChangesView::addActions() {
    const auto add = [this](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        context().actions.add({id, words, summary, iconName, key, tr("Changes"), "configuration#changes"}, this, ActionRegistry::Scope::view, std::move(run));
    };
    add("changes.apply", tr("Apply"), tr("Puts the changes to work."), "apply", QKeySequence("Ctrl+Return"), [this] { apply(); });
    add("changes.undo", tr("Undo the last change"), tr("The working copy is as it was before the last change."), "undo", QKeySequence::Undo, [this] { copy().undo(); });
    add("changes.forget", tr("Leave this change out"), tr("The selected setting or object stays as it is."), "remove", QKeySequence("Ctrl+Backspace"), [this] {
        const auto [object, setting] = m_difference->current();
        copy().forget(object, setting);
    });
    add("changes.discard", tr("Discard all changes"), tr("Empties the working copy; Undo brings it back."), "trash", QKeySequence("Ctrl+Shift+Backspace"),
        [this] { copy().discard(); });
}

QWidget* ChangesView::firstFocus() { return copy().isEmpty() ? static_cast<QWidget*>(this) : m_difference->tree(); }

void ChangesView::open(const Link& link) {
    copy().check();
    if (!link.value("apply").isEmpty() && !copy().isEmpty())
        QTimer::singleShot(0, m_reason, [this] { m_reason->setFocus(Qt::ShortcutFocusReason); });
}

void ChangesView::openPlace(const QString& object, const QString& setting) {
    if (object.startsWith("acl ") && navigator().knows("policy"))
        return navigator().open(Link::to("policy", {object.mid(4), setting.section('.', 0, 0)}));
    if (object.startsWith("test ") && navigator().knows("try"))
        return navigator().open(Link::to("try", {"tests"}));
    if (!object.isEmpty() && navigator().knows("settings"))
        navigator().open(Link::to("settings", setting.isEmpty() ? QStringList{object} : QStringList{object, setting}));
}

void ChangesView::apply() {
    if (copy().isEmpty() || !copy().mayApply() || !session().ready() || copy().applying() || !m_reason->complete())
        return;
    m_refusal.reset();
    copy().apply(m_reason->comment(), m_reason->confirmWithin());
}

void ChangesView::update() {
    m_stack->setCurrentIndex(copy().isEmpty() ? 0 : 1);
    if (copy().isEmpty())
        return;
    m_busy->setBusy(copy().checking() || copy().applying());
    m_difference->setSides(tr("Revision %1").arg(copy().base()), tr("Working copy"));
    if (!copy().checking() || copy().difference().isArray())
        m_difference->show(withRenames(copy()));
    m_findings->show(m_refusal && !m_refusal->findings.empty() ? config::toJson(m_refusal->findings) : copy().findings());
    m_rebase->setVisible(copy().stale());
    m_apply->setEnabled(copy().mayApply() && session().ready() && !copy().applying());
    m_reason->setVisible(copy().mayApply());
    m_apply->setVisible(copy().mayApply());
    const QString title = tr("%n change(s)", nullptr, copy().count());
    if (m_refusal) {
        QString why = toQt(m_refusal->message);
        if (!m_refusal->detail.empty())
            why += "\n" + toQt(m_refusal->detail);
        if (m_refusal->kind == base::ErrorKind::conflict)
            m_banner->show(Tone::warning, tr("Not applied: somebody else changed the configuration meanwhile."), why);
        else
            m_banner->show(Tone::bad, tr("Not applied: nothing was changed."), why);
    } else if (copy().checkError()) {
        m_banner->show(Tone::warning, tr("%1, not checked").arg(title), toQt(copy().checkError()->message));
    } else if (!copy().findings().isArray()) {
        m_banner->show(Tone::neutral, title, tr("The server is checking them."));
    } else if (m_findings->errors() > 0) {
        m_banner->show(Tone::bad, tr("%1 with %n error(s)", nullptr, m_findings->errors()).arg(title), tr("They must be put right before the changes can be applied."));
    } else if (copy().stale()) {
        m_banner->show(Tone::warning, tr("%1; meanwhile revision %2 came into force").arg(title).arg(state().revision()),
                       tr("They start from revision %1. Applying them works unless both changed the same object.").arg(copy().base()));
    } else if (m_findings->warnings() > 0) {
        m_banner->show(Tone::warning, tr("%1 with %n warning(s)", nullptr, m_findings->warnings()).arg(title), tr("They can be applied."));
    } else {
        m_banner->show(Tone::good, tr("%1 without errors").arg(title),
                       copy().mayApply() ? tr("They can be applied.") : tr("Your role may look at changes, not apply them."));
    }
}

} // namespace postroom::console
