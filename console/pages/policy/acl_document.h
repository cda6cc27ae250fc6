// SPDX-License-Identifier: GPL-3.0-or-later
// One ACL of the working copy, as the table and the text show it: its statements, what the server finds in them, how often
// they applied, and what they may name. Edits go into the working copy, undo and edits of other pages come back from it.
#pragma once

#include "console/services/working_copy.h"
#include "shared/catalogue/term_row.h"
#include "shared/config/completion.h"
#include "shared/config/document.h"

#include <QStringList>

namespace postroom::console {

/// What the server finds in a statement.
struct StatementFinding {
    enum class Grade { error, warning, note } grade = Grade::error;
    int term = -1;   ///< of the statement, from 0; -1: the statement itself
    int column = 0;  ///< in the value of the term, from 1; 0: unknown
    QString message; ///< with the hint
};

class AclDocument : public QObject {
    Q_OBJECT
public:
    AclDocument(Session& session, WorkingCopy& copy, QObject* parent = nullptr);

    /// Fetches the configuration and the counters.
    void refresh();
    [[nodiscard]] bool known() const { return m_known; }
    [[nodiscard]] QStringList acls() const;
    [[nodiscard]] catalogue::PhaseSet phasesOf(const QString& acl) const;
    /// False when there is no such ACL.
    bool choose(const QString& acl);
    [[nodiscard]] const QString& acl() const { return m_acl; }
    [[nodiscard]] QString object() const { return "acl " + m_acl; }
    [[nodiscard]] catalogue::PhaseSet phases() const { return phasesOf(m_acl); }
    [[nodiscard]] const std::vector<config::Statement>& statements() const { return m_statements; }
    [[nodiscard]] int count() const { return static_cast<int>(m_statements.size()); }
    /// The text that stands in the working copy and cannot be read; empty when it can. Statements are then those of before.
    [[nodiscard]] const QString& unreadable() const { return m_unreadable; }
    [[nodiscard]] bool mayEdit() const { return m_copy.mayEdit() && m_unreadable.isEmpty() && !m_acl.isEmpty(); }
    void setMainOption(std::string_view name, const QString& value);
    [[nodiscard]] bool isChanged() const { return !m_copy.changeOf(object(), "statements").isNull(); }

    // What can be named.
    [[nodiscard]] const std::vector<config::CompletionName>& names() const { return m_names; }
    [[nodiscard]] QStringList named(catalogue::Kind kind) const;
    /// A main option; empty when it is not set.
    [[nodiscard]] QString mainOption(std::string_view name) const;

    /// The main options of the points at which no ACL runs yet: "acl_smtp_mail".
    [[nodiscard]] QStringList freePoints() const;
    /// A new ACL that accepts everything, run at `point` when that is not empty. False for a name that cannot be one or is taken.
    bool add(const QString& name, const QString& point);

    // Edits. One that is about the same field as the one before is the same step for undo.
    void replace(std::vector<config::Statement> statements, const QString& field = {});
    void edit(int statement, config::Statement value, const QString& field = {});
    void insert(int before, config::Statement statement);
    void remove(const QList<int>& statements);
    /// Moves rows so that they stand before `before`, a row of now. Gives the row of the first of them.
    int move(QList<int> statements, int before);
    void setText(const QString& text);

    /// As text, in our syntax.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QList<StatementFinding> findings(int statement) const;
    /// Of policy.counters, for a statement that is in force as it is here; null otherwise.
    [[nodiscard]] const base::Json& counter(int statement) const;
    [[nodiscard]] QDateTime countedSince() const;

signals:
    /// The list of ACLs, or what they can name.
    void listed();
    /// The statements, or the choice of the ACL.
    void changed();
    /// What is said about them.
    void annotated();
    void failed(const postroom::wire::WireError& error);

private:
    void take(const base::Json& objects);
    void fetchDocument();
    void askDocument(const base::Json& changes);
    void fetchCounters();
    void follow();
    void matchCounters();
    [[nodiscard]] base::Json otherChanges() const;
    [[nodiscard]] std::vector<config::Statement> baseStatements() const;
    void commit(const base::Json& value, WorkingCopy::Undo undo);

    Session& m_session;
    WorkingCopy& m_copy;
    config::Document m_base; // with what other pages changed
    std::map<std::string, catalogue::PhaseSet, std::less<>> m_phases;
    std::vector<config::CompletionName> m_names;
    bool m_known = false;
    QString m_acl;
    std::vector<config::Statement> m_statements;
    QString m_unreadable;
    base::Json m_counters;
    std::vector<int> m_counterOf; // index into the counters, -1
    QString m_lastField;
    std::string m_askedWith; // other changes of the last request
    qint64 m_documentCall = 0;
    qint64 m_countersCall = 0;
    bool m_committing = false;
};

} // namespace postroom::console
