// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one statement: what it does, its conditions and modifiers, whether it is on, only counted, or spares who
// authenticated.
#pragma once

#include "console/pages/policy/acl_document.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace postroom::console {

class TermLine;

class StatementForm : public QScrollArea {
    Q_OBJECT
public:
    explicit StatementForm(AclDocument& document, QWidget* parent = nullptr);
    /// From 0; -1: none.
    void show(int statement);
    [[nodiscard]] int statement() const { return m_number; }
    /// Adds a condition or modifier of that name and gives it the keyboard; false when there is none.
    bool addTerm(const QString& name);
    void focusAdd();
    void focusVerb();
    [[nodiscard]] const QList<TermLine*>& lines() const { return m_lines; }

private:
    void build();
    void fillAdd();
    void update();
    void annotate();
    [[nodiscard]] const config::Statement& current() const { return m_document.statements().at(static_cast<std::size_t>(m_number)); }
    void change(const std::function<void(config::Statement&)>& edit, const QString& field = {});
    [[nodiscard]] bool sameTerms() const;
    /// -1: the keyboard is elsewhere.
    [[nodiscard]] int focusedLine() const;
    void focusLine(int line);
    [[nodiscard]] QString examplesText() const;

    AclDocument& m_document;
    int m_number = -1;
    bool m_updating = false;
    std::vector<config::Term> m_shown;
    QWidget* m_contents;
    QLabel* m_title;
    QComboBox* m_verb;
    QLabel* m_verbHelp;
    QCheckBox* m_enabled;
    QCheckBox* m_shadow;
    QCheckBox* m_unless;
    QLabel* m_trouble;
    QVBoxLayout* m_terms;
    QList<TermLine*> m_lines;
    QComboBox* m_add;
    QLineEdit* m_comment;
    QLabel* m_examples;
};

} // namespace postroom::console
