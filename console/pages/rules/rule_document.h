// SPDX-License-Identifier: GPL-3.0-or-later
// The retry rules or the rewrite rules of the working copy, in their order, with what the server finds in them. Edits go
// into the working copy, undo and edits of other pages come back from it.
#pragma once

#include "console/services/working_copy.h"
#include "shared/config/completion.h"
#include "shared/config/document.h"

namespace postroom::console {

struct RuleFinding {
    enum class Grade { error, warning, note } grade = Grade::error;
    QString setting; ///< empty: the rule itself
    QString message; ///< with the hint
};

class RuleDocument : public QObject {
    Q_OBJECT
public:
    RuleDocument(catalogue::Kind kind, Session& session, WorkingCopy& copy, QObject* parent = nullptr);

    void refresh();
    [[nodiscard]] catalogue::Kind kind() const { return m_kind; }
    [[nodiscard]] QString kindName() const;
    [[nodiscard]] bool known() const { return m_known; }
    [[nodiscard]] int count() const { return static_cast<int>(m_rules.size()); }
    [[nodiscard]] const std::vector<config::Object>& rules() const { return m_rules; }
    /// Empty when it is not set.
    [[nodiscard]] QString value(int rule, const char* setting) const;
    /// "retry * *"
    [[nodiscard]] QString object(int rule) const;
    [[nodiscard]] int find(const QString& object) const;
    [[nodiscard]] bool mayEdit() const { return m_known && m_copy.mayEdit(); }
    [[nodiscard]] const std::vector<config::CompletionName>& names() const { return m_names; }

    /// An empty value takes the setting away. Joined: letters typed one after the other into one field are one step for undo.
    void edit(int rule, const char* setting, const QString& value, WorkingCopy::Undo undo = WorkingCopy::Undo::joined);
    void insert(int before, const std::vector<std::pair<std::string, std::string>>& settings);
    void remove(const QList<int>& rules);
    /// Moves rules so that they stand before `before`, a row of now. Gives the row of the first of them.
    int move(QList<int> rules, int before);

    /// As in the section of a configuration file.
    [[nodiscard]] QString text() const;
    /// Takes the text over when it can be read; what is wrong with it otherwise, with lines of the text.
    config::Findings setText(const QString& text);

    [[nodiscard]] QList<RuleFinding> findings(int rule) const;
    /// What a question to the server is about: the working copy. Null when nothing is changed.
    [[nodiscard]] base::Json configuration() const;

signals:
    void changed();
    /// What is said about them.
    void annotated();
    void failed(const postroom::wire::WireError& error);

private:
    void take(const base::Json& objects);
    void follow();
    void commit(std::vector<config::Object> rules, const QString& field = {});

    catalogue::Kind m_kind;
    Session& m_session;
    WorkingCopy& m_copy;
    config::Document m_base; // without changes
    std::vector<config::Object> m_rules;
    std::vector<config::CompletionName> m_names;
    bool m_known = false;
    bool m_committing = false;
    QString m_lastField;
    qint64 m_baseOf = 0;
    qint64 m_call = 0;
};

} // namespace postroom::console
