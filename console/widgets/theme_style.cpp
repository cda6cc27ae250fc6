// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/theme_style.h"

#include "console/widgets/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace postroom::console {

ThemeStyle::ThemeStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if ((element == PE_FrameLineEdit || element == PE_Frame) && theme::isDark(option->palette) && (option->state & State_HasFocus) == 0) {
        painter->setPen(theme::line(option->palette).lighter(120));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    }
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
        return;
    QColor outline = theme::quiet(option->palette);
    if ((option->state & State_Enabled) == 0)
        outline.setAlphaF(0.5F);
    else if ((option->state & (State_HasFocus | State_MouseOver)) != 0)
        outline = theme::ink(Tone::info, option->palette);
    painter->save();
    painter->setPen(outline);
    painter->setBrush(Qt::NoBrush);
    // Where Fusion draws its own.
    if (element == PE_IndicatorCheckBox) {
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    } else {
        painter->setRenderHint(QPainter::Antialiasing);
        const int width = option->rect.width();
        const double radius = (width + (width + 1) % 2) / 2.0 - 1;
        painter->drawEllipse(QPointF(option->rect.center() + QPoint(1, 1)), radius, radius);
    }
    painter->restore();
}

} // namespace postroom::console
