// SPDX-License-Identifier: GPL-3.0-or-later
// One address of a bounce in words: who refused, why, whose problem it is, the steps, the server's own words, the answer for the user.
#pragma once

#include "shared/base/json.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace postroom::console {

class StatusPill;

class BounceDetails : public QWidget {
    Q_OBJECT
public:
    explicit BounceDetails(QWidget* parent = nullptr);
    /// `recipient` as in bounce.explain.
    void show(const base::Json& recipient);
    [[nodiscard]] QString answer() const;

signals:
    void copied();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* row(const QString& title);
    void colour();
    QList<QLabel*> m_names;
    StatusPill* m_party;
    QLabel* m_problem;
    QLabel* m_who;
    QLabel* m_why;
    QLabel* m_steps;
    QLabel* m_words;
    QPlainTextEdit* m_answer;
    QPushButton* m_copy;
};

} // namespace postroom::console
