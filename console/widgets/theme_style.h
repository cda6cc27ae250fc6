// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with outlines of boxes and fields that one sees: its own are a darker shade of the window, which on a dark window is black on
// black.
#pragma once

#include <QProxyStyle>

namespace postroom::console {

class ThemeStyle : public QProxyStyle {
    Q_OBJECT
public:
    ThemeStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
};

} // namespace postroom::console
