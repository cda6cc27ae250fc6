// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/rules/duration_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace postroom::console {

DurationField::DurationField(const QString& name, QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_number = new QSpinBox(this);
    m_number->setRange(1, 999999);
    m_number->setAccessibleName(name);
    m_number->setMaximumWidth(fontMetrics().averageCharWidth() * 9);
    m_unit = new QComboBox(this);
    m_unit->setAccessibleName(tr("%1: unit").arg(name));
    m_unit->addItem(tr("s"), 1);
    m_unit->addItem(tr("min"), 60);
    m_unit->addItem(tr("h"), 3600);
    m_unit->addItem(tr("d"), 86400);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    setFocusProxy(m_number);
    const auto tell = [this] {
        if (!m_setting)
            emit edited();
    };
    connect(m_number, &QSpinBox::valueChanged, this, tell);
    connect(m_unit, &QComboBox::currentIndexChanged, this, tell);
}

/// In the largest unit that says it exactly.
void DurationField::setDuration(base::Seconds duration) {
    if (duration == this->duration())
        return;
    m_setting = true;
    int unit = 0;
    for (int i = 0; i < m_unit->count(); ++i)
        if (duration.count() % m_unit->itemData(i).toInt() == 0)
            unit = i;
    m_unit->setCurrentIndex(unit);
    m_number->setValue(static_cast<int>(duration.count() / m_unit->itemData(unit).toInt()));
    m_setting = false;
}

base::Seconds DurationField::duration() const { return base::Seconds(static_cast<std::int64_t>(m_number->value()) * m_unit->currentData().toInt()); }

} // namespace postroom::console
