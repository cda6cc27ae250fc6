// SPDX-License-Identifier: GPL-3.0-or-later
// Before an action: what it does, to exactly how many messages, which for example, and what takes it back.
#pragma once

#include "console/pages/queue/queue_action.h"
#include "console/services/session.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QComboBox;
class QPlainTextEdit;

namespace postroom::console {

class ActionDialog : public QDialog {
    Q_OBJECT
public:
    /// `selection` is {"ids": [...]} or {"filter": {...}}.
    ActionDialog(const QueueAction& action, base::Json selection, Session& session, QWidget* parent);
    /// The request for the action's method, once accepted.
    [[nodiscard]] base::Json request() const;

signals:
    /// It was done; a sentence for the status line, and what takes it back (empty: nothing does).
    void done(const QString& sentence);

private:
    void showPreview(const base::Json& preview);
    void run();
    void update();
    QueueAction m_action;
    base::Json m_selection;
    Session& m_session;
    QLabel* m_effect;
    QPlainTextEdit* m_sample;
    QLabel* m_inverse;
    QLineEdit* m_value = nullptr;
    QComboBox* m_until = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_trouble;
    QDialogButtonBox* m_buttons;
    bool m_known = false;
};

} // namespace postroom::console
