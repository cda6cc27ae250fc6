// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration that was in force when the message was decided, at the statement that decided.
#pragma once

#include "console/services/session.h"

#include <QWidget>

class QLabel;

namespace postroom::console {

class TextPane;

class ConfigPane : public QWidget {
    Q_OBJECT
public:
    explicit ConfigPane(Session& session, QWidget* parent = nullptr);
    /// Fetches the revision unless it is shown already; goes to the object's statement (from 1; 0: its beginning).
    void show(qint64 revision, const QString& object = {}, int statement = 0);

    /// The line, from 1, of a statement of an ACL in the text form; 0 when it is not there.
    [[nodiscard]] static int lineOf(const QString& text, const QString& object, int statement);

private:
    void mark();
    Session& m_session;
    QLabel* m_title;
    TextPane* m_text;
    qint64 m_revision = -1;
    QString m_object;
    int m_statement = 0;
};

} // namespace postroom::console
