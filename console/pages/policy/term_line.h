// SPDX-License-Identifier: GPL-3.0-or-later
// One condition or modifier in the form of a statement: negated or not, its value, what is wrong with it, and buttons that
// move it or take it away.
#pragma once

#include "console/pages/policy/value_editor.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace postroom::console {

class TermLine : public QWidget {
    Q_OBJECT
public:
    TermLine(const config::Term& term, AclDocument& document, QWidget* parent);
    /// The same kind of term with another value.
    void setTerm(const config::Term& term);
    [[nodiscard]] config::Term term() const;
    void setTrouble(StatementFinding::Grade grade, const QString& text);
    void setReadOnly(bool readOnly);
    /// Opens the dialog that builds the value, where there is one.
    void build();

signals:
    void edited();
    void removed();
    /// -1: up, 1: down
    void moved(int by);

private:
    config::Term m_term;
    QCheckBox* m_negated = nullptr;
    QLineEdit* m_variable = nullptr;
    ValueEditor* m_value = nullptr;
    QLabel* m_trouble;
    QList<QWidget*> m_buttons;
};

} // namespace postroom::console
