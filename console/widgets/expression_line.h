// SPDX-License-Identifier: GPL-3.0-or-later
// A line for an expression of the policy language: variables, items, names of lists and quoted characters are coloured, and
// it completes while one types: variables, items, operators, conditions and named lists. Ctrl+Space asks for it.
#pragma once

#include "shared/config/completion.h"

#include <QLineEdit>

class QCompleter;
class QStandardItemModel;

namespace postroom::console {

class ExpressionLine : public QLineEdit {
    Q_OBJECT
public:
    explicit ExpressionLine(config::ExpressionKind kind, QWidget* parent = nullptr);
    void setNames(std::vector<config::CompletionName> names) { m_names = std::move(names); }
    /// Underlines what begins at this character; -1: nothing.
    void markError(int position);
    /// What would be offered here now.
    [[nodiscard]] QStringList candidates() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Asked { byTyping, byKey };
    void offer(Asked asked);
    void take(const QString& candidate);
    void colour();
    int m_error = -1;
    bool m_colouring = false;
    config::ExpressionKind m_kind;
    std::vector<config::CompletionName> m_names;
    QStandardItemModel* m_model;
    QCompleter* m_popup;
};

} // namespace postroom::console
