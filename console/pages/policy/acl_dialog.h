// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the name of a new ACL and about what it shall decide.
#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace postroom::console {

class AclDialog : public QDialog {
    Q_OBJECT
public:
    /// `points`: main options at which no ACL runs yet.
    explicit AclDialog(const QStringList& points, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const;
    /// A main option; empty: the ACL is run by others only.
    [[nodiscard]] QString point() const;

private:
    QComboBox* m_point;
    QLineEdit* m_name;
};

} // namespace postroom::console
