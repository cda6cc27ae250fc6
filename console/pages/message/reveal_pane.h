// SPDX-License-Identifier: GPL-3.0-or-later
// Headers and body of the message, hidden until a reason is typed: the server records who looked and why.
#pragma once

#include "console/services/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace postroom::console {

class TextPane;

class RevealPane : public QWidget {
    Q_OBJECT
public:
    explicit RevealPane(Session& session, QWidget* parent = nullptr);
    /// Another message: what was shown is hidden again. `kept`: the server still has its content.
    void setMessage(const QString& id);

signals:
    void subjectRevealed(const QString& subject);

private:
    void reveal();
    Session& m_session;
    QString m_id;
    QComboBox* m_part;
    QLineEdit* m_reason;
    QPushButton* m_show;
    QLabel* m_note;
    TextPane* m_text;
};

} // namespace postroom::console
