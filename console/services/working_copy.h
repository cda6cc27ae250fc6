// SPDX-License-Identifier: GPL-3.0-or-later
// The working copy of the configuration: a base revision and a list of changes, one for each window, shared by the pages
// that edit and the one that applies. The server checks it after every edit.
#pragma once

#include "console/services/trial.h"

#include <optional>
#include <vector>

namespace postroom::console {

class WorkingCopy : public QObject {
    Q_OBJECT
public:
    WorkingCopy(Session& session, ServerState& state, QObject* parent = nullptr);

    /// What undo takes back at once: letters typed one after the other into one field are one step; `withLast` belongs to
    /// the edit before, whatever that was.
    enum class Undo { joined, separate, withLast };
    // Editing. A later change of the same setting replaces the earlier one.
    void set(const QString& object, const QString& setting, const base::Json& value, Undo undo = Undo::joined);
    void unset(const QString& object, const QString& setting);
    /// A new object with a body as in config.document. Adding one of that name again replaces what was added.
    void add(const QString& object, const base::Json& body);
    /// To a place among the objects of its kind, from 0, as they stand after the changes so far.
    void move(const QString& object, int rank);
    /// Another name; what refers to the object by name follows. Renames stand before all other changes, so that everything
    /// else, here and in the pages, is about the new names.
    void rename(const QString& object, const QString& name);
    /// An object of the configuration goes; one that was only added here is forgotten.
    void remove(const QString& object);
    /// All objects of a kind at once: `changes` stand for whatever was changed of them before.
    void replaceKind(const QString& kind, const base::Json::Array& changes, Undo undo);
    /// Takes away what was changed of this setting; of the whole object when `setting` is empty.
    void forget(const QString& object, const QString& setting = {});
    void discard();
    /// Before the last edit.
    void undo();
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }

    [[nodiscard]] bool isEmpty() const { return m_changes.empty(); }
    [[nodiscard]] const base::Json::Array& changes() const { return m_changes; }
    [[nodiscard]] int count() const { return static_cast<int>(m_changes.size()); }
    /// The revision the changes start from; the one in force when there are none.
    [[nodiscard]] qint64 base() const { return m_base != 0 ? m_base : m_state.revision(); }
    /// Another revision is in force than the one the changes start from.
    [[nodiscard]] bool stale() const { return !isEmpty() && m_state.revision() > m_base; }
    /// Keeps the changes and puts them on the revision in force.
    void rebase();
    /// The change of that setting; null when there is none. Its "op" is "set" or "unset".
    [[nodiscard]] base::Json changeOf(const QString& object, const QString& setting) const;
    [[nodiscard]] bool touches(const QString& object) const;
    /// The renames alone, which the server must know to answer about anything by its new name.
    [[nodiscard]] base::Json renames() const;
    /// What the object is called in the base; the same for one that has no other name here.
    [[nodiscard]] QString nameInBase(const QString& object) const;
    /// What an object of the base is called here.
    [[nodiscard]] QString nameHere(QString object) const;
    /// What a request needs that is about the configuration without the other changes: nothing when it is in force.
    [[nodiscard]] base::Json baseParams() const;
    [[nodiscard]] bool mayEdit() const { return m_session.may("config.check"); }
    [[nodiscard]] bool mayApply() const { return m_session.may("config.apply"); }

    // What the server says of it.
    [[nodiscard]] bool checking() const { return m_check != 0 || m_soon.isActive(); }
    [[nodiscard]] bool ok() const { return m_reply["ok"].toBool(); }
    [[nodiscard]] const base::Json& findings() const { return m_reply["findings"]; }
    [[nodiscard]] const base::Json& difference() const { return m_reply["difference"]; }
    /// Why it could not be checked.
    [[nodiscard]] const std::optional<wire::WireError>& checkError() const { return m_checkError; }
    void check();

    /// With a trial when `confirmWithin` is not zero. The changes are gone from here then, and come back when the server
    /// takes them back.
    void apply(const QString& comment, std::chrono::seconds confirmWithin);
    [[nodiscard]] bool applying() const { return m_apply != 0; }
    [[nodiscard]] Trial& trial() { return m_trial; }

signals:
    /// The changes are others.
    void changed();
    /// check() begins or has an answer.
    void checked();
    void applied(const postroom::base::Json& reply);
    void refused(const postroom::wire::WireError& error);

private:
    void edit(base::Json change, Undo undo = Undo::joined);
    void relabel(const QString& object, const QString& name);
    void remember();
    void touched();
    [[nodiscard]] base::Json params() const;

    struct Step {
        base::Json::Array changes;
        qint64 base = 0;
    };
    Session& m_session;
    ServerState& m_state;
    Trial m_trial;
    base::Json::Array m_changes;
    base::Json::Array m_onTrial; // come back when they are taken back
    qint64 m_base = 0;           // 0: no changes
    std::vector<Step> m_undo;
    QTimer m_soon;
    qint64 m_check = 0;
    qint64 m_apply = 0;
    base::Json m_reply;
    std::optional<wire::WireError> m_checkError;
};

} // namespace postroom::console
