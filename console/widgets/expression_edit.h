// SPDX-License-Identifier: GPL-3.0-or-later
// Several lines with an expression each: coloured and completed as an ExpressionLine.
#pragma once

#include "console/widgets/expression_help.h"

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace postroom::console {

class ExpressionEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ExpressionEdit(config::ExpressionKind kind, QWidget* parent = nullptr);
    /// Lines that are more than an expression: completed so, and coloured by somebody else.
    explicit ExpressionEdit(ExpressionHelp::Complete complete, QWidget* parent = nullptr);
    void setNames(std::vector<config::CompletionName> names) { m_help->setNames(std::move(names)); }
    /// Underlines what begins at this character, up to the end of its line; -1: nothing.
    void markError(int position);
    /// What would be offered here now.
    [[nodiscard]] QStringList candidates() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void offer(ExpressionHelp::Asked asked);
    void take(const QString& candidate);
    ExpressionHelp* m_help;
    QSyntaxHighlighter* m_colours = nullptr;
    bool m_typed = false;
};

} // namespace postroom::console
