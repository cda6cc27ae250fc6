// SPDX-License-Identifier: GPL-3.0-or-later
// The same ACL as text: verbs, names, comments and strings coloured, errors underlined where they are and listed below.
#pragma once

#include "console/pages/policy/acl_document.h"

#include <QPlainTextEdit>
#include <QTimer>

class QListWidget;
class QLabel;

namespace postroom::console {

class AclText : public QWidget {
    Q_OBJECT
public:
    explicit AclText(AclDocument& document, QWidget* parent = nullptr);
    [[nodiscard]] QPlainTextEdit* edit() const { return m_edit; }
    /// The statement where the cursor stands, from 0; -1: none.
    [[nodiscard]] int currentStatement() const;
    /// Puts the cursor there; the keyboard stays where it is.
    void goTo(int statement);

private:
    struct Mark {
        int line = 0;   ///< from 1
        int column = 0; ///< from 1
        StatementFinding::Grade grade = StatementFinding::Grade::error;
        QString message;
    };
    void follow();
    void annotate();
    void show(const QList<Mark>& marks);
    void goTo(int line, int column);

    AclDocument& m_document;
    QPlainTextEdit* m_edit;
    QListWidget* m_findings;
    QList<Mark> m_marks;
    bool m_own = false; // the edit comes from here
};

} // namespace postroom::console
