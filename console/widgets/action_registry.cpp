// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/action_registry.h"

#include "console/widgets/icons.h"

#include <QSettings>
#include <QWidget>

namespace postroom::console {

ActionRegistry::ActionRegistry(QSettings& settings, QObject* parent) : QObject(parent), m_settings(settings) {}

QKeySequence ActionRegistry::shortcutOf(const ActionSpec& spec) const {
    const QVariant own = m_settings.value("shortcuts/" + spec.id);
    return own.isValid() ? QKeySequence(own.toString(), QKeySequence::PortableText) : spec.shortcut;
}

QAction* ActionRegistry::add(ActionSpec spec, QWidget* owner, Scope scope, std::function<void()> run) {
    auto* action = new QAction(owner);
    action->setObjectName(spec.id);
    action->setText(spec.text);
    action->setIcon(spec.icon.isEmpty() ? QIcon() : icon(spec.icon));
    action->setShortcutContext(scope == Scope::window ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, owner, [run = std::move(run)] { run(); });
    owner->addAction(action);
    const Entry entry{std::move(spec), action, owner, scope};
    for (const Entry& known : m_entries)
        Q_ASSERT_X(known.spec.id != entry.spec.id || known.owner != owner, "ActionRegistry", qPrintable(entry.spec.id));
    action->setShortcut(shortcutOf(entry.spec));
    decorate(entry);
    m_entries << entry;
    connect(action, &QObject::destroyed, this, [this, action] {
        m_entries.removeIf([action](const Entry& known) { return known.action == action; });
        emit changed();
    });
    emit changed();
    return action;
}

void ActionRegistry::decorate(const Entry& entry) const {
    const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
    QString tip = QString(entry.spec.text).remove('&');
    if (tip.endsWith("..."))
        tip.chop(3);
    if (!keys.isEmpty())
        tip += " (" + keys + ')';
    if (!entry.spec.summary.isEmpty())
        tip += '\n' + entry.spec.summary;
    entry.action->setToolTip(tip);
    entry.action->setStatusTip(entry.spec.summary);
}

QAction* ActionRegistry::find(const QString& id) const {
    for (const Entry& entry : m_entries)
        if (entry.spec.id == id)
            return entry.action;
    return nullptr;
}

bool ActionRegistry::reachable(const Entry& entry) {
    return entry.action->isEnabled() && entry.action->isVisible() && (entry.scope == Scope::window || entry.owner->isVisible());
}

void ActionRegistry::setShortcut(const QString& id, const QKeySequence& shortcut) {
    m_settings.setValue("shortcuts/" + id, shortcut.toString(QKeySequence::PortableText));
    for (const Entry& entry : m_entries)
        if (entry.spec.id == id) {
            entry.action->setShortcut(shortcut);
            decorate(entry);
        }
    emit changed();
}

void ActionRegistry::resetShortcut(const QString& id) {
    m_settings.remove("shortcuts/" + id);
    for (const Entry& entry : m_entries)
        if (entry.spec.id == id) {
            entry.action->setShortcut(entry.spec.shortcut);
            decorate(entry);
        }
    emit changed();
}

QList<QPair<QString, QString>> ActionRegistry::conflicts() const {
    QList<QPair<QString, QString>> found;
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        for (qsizetype j = i + 1; j < m_entries.size(); ++j) {
            const Entry &a = m_entries[i], &b = m_entries[j];
            const bool meet = a.owner == b.owner || a.scope == Scope::window || b.scope == Scope::window;
            if (meet && !a.action->shortcut().isEmpty() && a.action->shortcut() == b.action->shortcut())
                found << qMakePair(a.spec.id, b.spec.id);
        }
    return found;
}

} // namespace postroom::console
