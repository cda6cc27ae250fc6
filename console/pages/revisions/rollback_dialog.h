// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before an earlier revision is made the newest again: what that undoes, why, and with which countdown.
#pragma once

#include <QDialog>

#include <chrono>

namespace postroom::console {

class ReasonForm;

class RollbackDialog : public QDialog {
    Q_OBJECT
public:
    RollbackDialog(qint64 revision, qint64 running, QWidget* parent);
    [[nodiscard]] QString comment() const;
    [[nodiscard]] std::chrono::seconds confirmWithin() const;
    void accept() override;

private:
    ReasonForm* m_reason;
};

} // namespace postroom::console
