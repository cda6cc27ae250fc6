// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked before a configuration is put to work: why, and whether the server shall take it back unless it is kept.
#pragma once

#include <QWidget>

#include <chrono>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace postroom::console {

class ReasonForm : public QWidget {
    Q_OBJECT
public:
    explicit ReasonForm(QWidget* parent = nullptr);
    [[nodiscard]] QString comment() const;
    void setComment(const QString& comment);
    /// 0: to be kept at once.
    [[nodiscard]] std::chrono::seconds confirmWithin() const;
    /// False when the comment is missing: then it says so and has the keyboard.
    bool complete();

signals:
    /// Enter in the comment.
    void submitted();

private:
    QLineEdit* m_comment;
    QLabel* m_missing;
    QCheckBox* m_trial;
    QSpinBox* m_seconds;
};

} // namespace postroom::console
