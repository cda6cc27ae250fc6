// SPDX-License-Identifier: GPL-3.0-or-later
// A line for an expression of the policy language: variables, items, names of lists and quoted characters are coloured, and
// it completes while one types: variables, items, operators, conditions and named lists. Ctrl+Space asks for it.
#pragma once

#include "console/widgets/expression_help.h"

#include <QLineEdit>

namespace postroom::console {

class ExpressionLine : public QLineEdit {
    Q_OBJECT
public:
    explicit ExpressionLine(config::ExpressionKind kind, QWidget* parent = nullptr);
    void setNames(std::vector<config::CompletionName> names) { m_help->setNames(std::move(names)); }
    /// Underlines what begins at this character; -1: nothing.
    void markError(int position);
    /// What would be offered here now.
    [[nodiscard]] QStringList candidates() const { return m_help->candidates(text(), cursorPosition()); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void take(const QString& candidate);
    void colour();
    int m_error = -1;
    bool m_colouring = false;
    ExpressionHelp* m_help;
};

} // namespace postroom::console
