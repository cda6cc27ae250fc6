// SPDX-License-Identifier: GPL-3.0-or-later
// When a message that arrives now would be tried: by the chosen rule, or by the one that applies to an address or a host
// and a failure.
#pragma once

#include "console/pages/rules/rules_view.h"

#include <QTimer>

class QComboBox;
class QLineEdit;
class QTreeWidget;

namespace postroom::console {

class SentenceBanner;

class RetryTrial : public RuleTrial {
    Q_OBJECT
public:
    RetryTrial(RuleDocument& document, PageContext context, QWidget* parent = nullptr);
    void show(int rule) override;
    void focusQuestion() override;
    void ask() override;
    /// "retry?for=anna@busy.example&error=rcpt_4xx"
    void ask(const Link& link) override;

private:
    void preview();
    void call(base::Json params, bool question);
    void showPlan(const base::Json& reply, bool question);
    RuleDocument& m_document;
    PageContext m_context;
    int m_rule = -1;
    bool m_asking = false;  // a question is on its way
    bool m_waiting = false; // a question waits for the rules
    QLineEdit* m_subject;
    QComboBox* m_error;
    QLineEdit* m_sender;
    SentenceBanner* m_banner;
    QLabel* m_title;
    QTreeWidget* m_tries;
    QTimer m_soon;
    QString m_shown; // schedule
    qint64 m_call = 0;
};

} // namespace postroom::console
