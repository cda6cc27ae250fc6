// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/settings/object_actions.h"

#include "console/pages/settings/object_dialog.h"
#include "console/pages/settings/objects_tree.h"
#include "console/pages/settings/rename_dialog.h"
#include "console/pages/settings/working_objects.h"
#include "console/widgets/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace postroom::console {

ObjectActions::ObjectActions(PageContext context, ObjectsTree& tree, QWidget* view, QWidget* parent) : QWidget(parent), m_context(context), m_tree(tree) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::spacing(0.3));
    const auto make = [&](const char* id, const QString& words, const QString& summary, const char* iconName, const QKeySequence& key, std::function<void()> run) {
        QAction* action = m_context.actions.add({id, words, summary, iconName, key, tr("Settings"), "console#settings"}, view, ActionRegistry::Scope::view, std::move(run));
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAccessibleName(QString(words).remove('&').remove("..."));
        row->addWidget(button);
        return action;
    };
    m_add = make("settings.add", tr("New object..."), tr("Adds a router, transport, listener, account, list or rule."), "add", QKeySequence("Ctrl+Shift+A"), [this] { add(); });
    m_rename = make("settings.rename", tr("Rename..."), tr("Gives the chosen object another name; what refers to it follows."), "edit", QKeySequence("F2"), [this] { rename(); });
    m_remove = make("settings.remove", tr("Take the object away"), tr("Takes the chosen object out of the configuration."), "remove", QKeySequence("Ctrl+Del"), [this] { remove(); });
    m_up = make("settings.up", tr("Move up"), tr("Puts the chosen object before the one above: the first that fits is used."), "up", QKeySequence("Alt+Up"), [this] { move(-1); });
    m_down = make("settings.down", tr("Move down"), tr("Puts the chosen object behind the one below."), "down", QKeySequence("Alt+Down"), [this] { move(+1); });
    row->addStretch(1);
    connect(&m_tree, &QTreeWidget::currentItemChanged, this, &ObjectActions::update);
    connect(&m_context.workingCopy, &WorkingCopy::changed, this, &ObjectActions::update);
    connect(&m_context.session, &Session::linkChanged, this, &ObjectActions::update);
    update();
}

void ObjectActions::update() {
    const QString object = m_tree.object();
    const auto kind = kindOf(object);
    const bool chosen = m_context.workingCopy.mayEdit() && kind && *kind != catalogue::Kind::main;
    int count = 0;
    const int rank = chosen && catalogue::isOrdered(*kind) ? rankOf(m_tree.objects(), object, &count) : -1;
    m_add->setEnabled(m_context.workingCopy.mayEdit());
    m_rename->setEnabled(chosen && RenameDialog::isPossible(object));
    m_remove->setEnabled(chosen);
    m_up->setEnabled(rank > 0);
    m_down->setEnabled(rank >= 0 && rank + 1 < count);
}

void ObjectActions::add() {
    auto* dialog = new ObjectDialog(m_tree.objects(), kindOf(m_tree.object()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString object = dialog->object();
        m_context.workingCopy.add(object, base::Json::object({{"settings", dialog->settings()}}));
        emit added(object);
    });
    dialog->open();
}

void ObjectActions::rename() {
    const QString object = m_tree.object();
    auto* dialog = new RenameDialog(m_tree.objects(), object, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, object] {
        const QString name = dialog->name();
        m_context.workingCopy.rename(object, name);
        emit renamed(object.section(' ', 0, 0) + ' ' + name);
    });
    dialog->open();
}

void ObjectActions::remove() {
    const QString object = m_tree.object();
    m_context.workingCopy.remove(object);
    m_context.navigator.say(tr("%1 is taken away in the working copy; Ctrl+Alt+Z brings it back.").arg(object));
}

void ObjectActions::move(int by) {
    const QString object = m_tree.object();
    m_context.workingCopy.move(object, rankOf(m_tree.objects(), object) + by);
}

} // namespace postroom::console
