// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for kind and name of a new list.
#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace postroom::console {

class ListDialog : public QDialog {
    Q_OBJECT
public:
    explicit ListDialog(QWidget* parent = nullptr);
    /// "hostlist"
    [[nodiscard]] QString kind() const;
    [[nodiscard]] QString name() const;

private:
    QComboBox* m_kind;
    QLineEdit* m_name;
};

} // namespace postroom::console
