// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a rewrite rule: which addresses, what they become, where and how.
#pragma once

#include "console/pages/rules/rules_view.h"

class QCheckBox;

namespace postroom::console {

class ExpressionLine;

class RewriteForm : public RuleForm {
    Q_OBJECT
public:
    explicit RewriteForm(RuleDocument& document, QWidget* parent = nullptr);
    void show(int rule) override;
    void focusFirst() override;

private:
    void annotate();
    [[nodiscard]] QString flags() const;
    RuleDocument& m_document;
    int m_rule = -1;
    bool m_showing = false;
    QLabel* m_title;
    ExpressionLine* m_pattern;
    ExpressionLine* m_replacement;
    QList<QPair<QChar, QCheckBox*>> m_flags;
    QLabel* m_where;
    QWidget* m_troubleLine;
    QLabel* m_trouble;
};

} // namespace postroom::console
