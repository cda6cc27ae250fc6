// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for an address, or for everything else at a domain, and where mail for it goes.
#pragma once

#include "console/pages/domains/mail_addresses.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace postroom::console {

class AddressDialog : public QDialog {
    Q_OBJECT
public:
    /// `domains`: what can be chosen; `before`: what is edited, null for a new one; `domain`: what is offered first.
    AddressDialog(const QStringList& domains, const MailAddress* before, const QString& domain, QWidget* parent = nullptr);
    /// Empty for a catch-all.
    [[nodiscard]] QString localPart() const;
    /// Empty for each of our domains.
    [[nodiscard]] QStringList domains() const;
    [[nodiscard]] QStringList targets() const;

private:
    void update();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString own() const; ///< the address itself, where there is one
    QStringList m_several;             ///< domains of the edited one, when there is more than one
    QLineEdit* m_local;
    QComboBox* m_domain;
    QCheckBox* m_all;
    QPlainTextEdit* m_targets;
    QCheckBox* m_keep;
    QLabel* m_problem;
    QPushButton* m_accept;
};

} // namespace postroom::console
