// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/status_pill.h"

#include "console/widgets/icons.h"

#include <QPainter>

namespace postroom::console {

StatusPill::StatusPill(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void StatusPill::show(Tone tone, const QString& text, const QString& icon) {
    m_tone = tone;
    m_text = text;
    m_icon = icon.isEmpty() ? theme::icon(tone) : icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const {
    const int height = fontMetrics().height() + theme::spacing(0.7);
    return {fontMetrics().horizontalAdvance(m_text) + height + theme::spacing(1.4), height};
}

void StatusPill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::wash(m_tone, palette()));
    painter.drawRoundedRect(rect(), radius, radius);
    const int size = fontMetrics().height();
    const int margin = (height() - size) / 2;
    icon(m_icon, m_tone).paint(&painter, QRect(margin + theme::spacing(0.3), margin, size, size));
    painter.setPen(theme::ink(m_tone, palette()));
    const int left = margin + theme::spacing(0.3) + size + theme::spacing(0.4);
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace postroom::console
