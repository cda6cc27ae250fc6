// SPDX-License-Identifier: GPL-3.0-or-later
// Every QAction of a window, registered once: with its text, shortcut, help and what it needs. The menus, the command
// palette, the dialog of shortcuts and the tests read this list. A page's actions belong to its view and work while it
// has the focus; those of the window work everywhere. Two that could meet on one key are a conflict.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QSettings;
class QWidget;

namespace postroom::console {

struct ActionSpec {
    QString id;            ///< "queue.hold", stable: the user's own shortcut is kept under it
    QString text;          ///< "Hold until..."
    QString summary;       ///< what it does, one sentence: tool tip, palette
    QString icon;          ///< of assets/icons; may be empty
    QKeySequence shortcut; ///< may be empty
    QString group;         ///< "Queue", "Window": heading in lists
    QString help;          ///< "console#queue"
};

class ActionRegistry : public QObject {
    Q_OBJECT
public:
    /// `settings` keeps the user's own shortcuts and must outlive this.
    ActionRegistry(QSettings& settings, QObject* parent = nullptr);

    enum class Scope { window, view };
    /// Adds an action to `owner` (the window, or the view of a page), which owns it from then on. An id that is there
    /// already for this owner is a bug and ends a debug build.
    QAction* add(ActionSpec spec, QWidget* owner, Scope scope, std::function<void()> run);

    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
        QWidget* owner = nullptr;
        Scope scope = Scope::view;
    };
    [[nodiscard]] const QList<Entry>& entries() const { return m_entries; }
    [[nodiscard]] QAction* find(const QString& id) const;
    /// Can it be triggered now: enabled, and its owner is shown?
    [[nodiscard]] static bool reachable(const Entry& entry);

    /// The user's shortcut for it; an empty one takes it away. Kept in the settings.
    void setShortcut(const QString& id, const QKeySequence& shortcut);
    void resetShortcut(const QString& id);
    /// Pairs of ids that share a key and can meet.
    [[nodiscard]] QList<QPair<QString, QString>> conflicts() const;

signals:
    void changed();

private:
    [[nodiscard]] QKeySequence shortcutOf(const ActionSpec& spec) const;
    void decorate(const Entry& entry) const;

    QSettings& m_settings;
    QList<Entry> m_entries;
};

} // namespace postroom::console
