// SPDX-License-Identifier: GPL-3.0-or-later
// The rules as text, as they stand in a configuration file. What can be read is taken over while it is typed.
#pragma once

#include "console/pages/rules/rule_document.h"

#include <QWidget>

class QListWidget;
class QPlainTextEdit;

namespace postroom::console {

class RuleText : public QWidget {
    Q_OBJECT
public:
    RuleText(RuleDocument& document, const QString& name, QWidget* parent = nullptr);

private:
    void follow();
    void annotate();
    RuleDocument& m_document;
    QPlainTextEdit* m_edit;
    QListWidget* m_findings;
    config::Findings m_unreadable;
    bool m_own = false;
};

} // namespace postroom::console
