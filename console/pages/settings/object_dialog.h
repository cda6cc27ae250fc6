// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for what a new object needs to exist: kind, name, driver. The form does the rest.
#pragma once

#include "shared/base/json.h"
#include "shared/catalogue/kind.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace postroom::console {

class ObjectDialog : public QDialog {
    Q_OBJECT
public:
    /// `objects`: those that are there, whose names are taken. `kind`: what is offered first.
    ObjectDialog(base::Json objects, std::optional<catalogue::Kind> kind, QWidget* parent = nullptr);
    /// "router smarthost"
    [[nodiscard]] QString object() const;
    /// The settings to begin with: the driver, or none.
    [[nodiscard]] base::Json settings() const;

private:
    [[nodiscard]] catalogue::Kind kind() const;
    [[nodiscard]] bool isRule() const;
    void showDrivers();
    void update();
    base::Json m_objects;
    QComboBox* m_kind;
    QLabel* m_nameTitle;
    QLineEdit* m_name;
    QComboBox* m_driver;
    QLabel* m_problem;
    QPushButton* m_add;
};

} // namespace postroom::console
