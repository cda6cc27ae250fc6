// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a standing order: a destination that gets nothing, or incoming mail that is put on hold; why, and until when.
#pragma once

#include "shared/base/json.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace postroom::console {

class StandingDialog : public QDialog {
    Q_OBJECT
public:
    enum class Order { suspend, hold };
    explicit StandingDialog(Order order, QWidget* parent = nullptr);
    /// "queue.suspend" or "queue.hold-rule", and its parameters.
    [[nodiscard]] std::string method() const;
    [[nodiscard]] base::Json request() const;
    /// What was typed, for the sentence that says it is done.
    [[nodiscard]] QString about() const;

private:
    Order m_order;
    QComboBox* m_field;
    QLineEdit* m_value;
    QLineEdit* m_reason;
    QComboBox* m_until;
    QPushButton* m_go;
};

} // namespace postroom::console
