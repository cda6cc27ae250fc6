// SPDX-License-Identifier: GPL-3.0-or-later
// A time interval as a number and its unit.
#pragma once

#include "shared/base/clock.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace postroom::console {

class DurationField : public QWidget {
    Q_OBJECT
public:
    explicit DurationField(const QString& name, QWidget* parent = nullptr);
    void setDuration(base::Seconds duration);
    [[nodiscard]] base::Seconds duration() const;

signals:
    void edited();

private:
    QSpinBox* m_number;
    QComboBox* m_unit;
    bool m_setting = false;
};

} // namespace postroom::console
