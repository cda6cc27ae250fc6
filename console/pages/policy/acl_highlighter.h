// SPDX-License-Identifier: GPL-3.0-or-later
// Colours the text of an ACL: verbs, names of conditions and modifiers, variables, comments and what is switched off.
#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

namespace postroom::console {

class AclHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit AclHighlighter(QPlainTextEdit* edit);

protected:
    void highlightBlock(const QString& text) override;

private:
    QPlainTextEdit* m_edit;
};

} // namespace postroom::console
