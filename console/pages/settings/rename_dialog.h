// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for another name of an object, and says what follows it.
#pragma once

#include "shared/base/json.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace postroom::console {

class RenameDialog : public QDialog {
    Q_OBJECT
public:
    /// `objects`: those that are there, whose names are taken. `object`: "router smarthost".
    RenameDialog(base::Json objects, QString object, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const;
    /// Has it a name of its own? The main options have none, a rule is called after its pattern.
    [[nodiscard]] static bool isPossible(const QString& object);

private:
    void update();
    base::Json m_objects;
    QString m_object;
    QLineEdit* m_name;
    QLabel* m_problem;
    QPushButton* m_rename;
};

} // namespace postroom::console
