// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a domain and what becomes of its mail.
#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace postroom::console {

class DomainDialog : public QDialog {
    Q_OBJECT
public:
    /// `relays`: may domains be passed on to another server?
    DomainDialog(bool local, bool relays, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool relay() const;

private:
    QLineEdit* m_name;
    QComboBox* m_role;
};

} // namespace postroom::console
