// SPDX-License-Identifier: GPL-3.0-or-later
// Builds a condition that asks Redis, without its syntax being typed.
#pragma once

#include "console/pages/policy/redis_question.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace postroom::console {

class RedisDialog : public QDialog {
    Q_OBJECT
public:
    /// `servers`: the main option redis_servers; empty: none is set, and the dialog says so.
    RedisDialog(const RedisQuestion& question, const QString& servers, QWidget* parent = nullptr);
    [[nodiscard]] RedisQuestion question() const;
    /// To be set as redis_servers; empty when there is one, or none was given.
    [[nodiscard]] QString server() const;

private:
    void update();
    QComboBox* m_test;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    QComboBox* m_subject;
    QLabel* m_answerLabel;
    QLineEdit* m_answer;
    QLineEdit* m_server = nullptr;
    QLabel* m_sentence;
    QDialogButtonBox* m_buttons;
};

} // namespace postroom::console
