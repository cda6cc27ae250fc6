// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what ssh wants to know: a password, a passphrase, or whether the identity of a host is right. Shown by a console
// that ssh started as its SSH_ASKPASS; the answer goes to standard output.
#pragma once

#include <QDialog>

class QLineEdit;

namespace postroom::console {

class AskPassDialog : public QDialog {
    Q_OBJECT
public:
    /// `prompt` is ssh's own text, `appliance` the address that is being connected to.
    AskPassDialog(const QString& prompt, const QString& appliance, QWidget* parent = nullptr);
    [[nodiscard]] QString answer() const;
    /// "Are you sure you want to continue connecting (yes/no/[fingerprint])?"
    static bool isQuestion(const QString& prompt);

private:
    QLineEdit* m_line = nullptr;
};

} // namespace postroom::console
