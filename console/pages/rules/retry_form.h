// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a retry rule: for which addresses or hosts, for which failure and senders, and when it is tried again.
#pragma once

#include "console/pages/rules/rules_view.h"

class QComboBox;
class QLineEdit;

namespace postroom::console {

class ExpressionLine;
class ScheduleEditor;

class RetryForm : public RuleForm {
    Q_OBJECT
public:
    explicit RetryForm(RuleDocument& document, QWidget* parent = nullptr);
    void show(int rule) override;
    void focusFirst() override;
    [[nodiscard]] ScheduleEditor& schedule() const { return *m_schedule; }

private:
    void annotate();
    RuleDocument& m_document;
    int m_rule = -1;
    bool m_showing = false;
    QLabel* m_title;
    ExpressionLine* m_pattern;
    QComboBox* m_error;
    ExpressionLine* m_senders;
    ScheduleEditor* m_schedule;
    QLabel* m_words;
    QWidget* m_troubleLine;
    QLabel* m_trouble;
};

/// A list of failures to choose from, in words; others can be typed.
[[nodiscard]] QComboBox* makeErrorBox(QWidget* parent);
void setError(QComboBox& box, const QString& name);
[[nodiscard]] QString errorOf(const QComboBox& box);

} // namespace postroom::console
