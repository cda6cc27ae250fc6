// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/figure_card.h"

#include "console/widgets/icons.h"

#include <QEvent>
#include <QPainter>

namespace postroom::console {

FigureCard::FigureCard(const QString& name, const QString& iconName, QWidget* parent) : QAbstractButton(parent), m_name(name), m_icon(iconName) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setLink({});
    show(QStringLiteral("-"));
    connect(this, &QAbstractButton::clicked, this, [this] { emit opened(m_link); });
}

void FigureCard::show(const QString& figure, const QString& below, Tone tone) {
    m_figure = figure;
    m_below = below;
    m_tone = tone;
    setAccessibleName(m_name + ": " + figure + (below.isEmpty() ? QString() : ", " + below));
    update();
}

void FigureCard::setLink(const QString& link) {
    m_link = link;
    setEnabled(!link.isEmpty());
    setFocusPolicy(link.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    setCursor(link.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

QSize FigureCard::sizeHint() const {
    const int height = fontMetrics().height() * 2 + QFontMetrics(theme::figureFont()).height() + theme::spacing(2.4);
    return {theme::spacing(18), height};
}

QSize FigureCard::minimumSizeHint() const { return {theme::spacing(13), sizeHint().height()}; }

void FigureCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette colours = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(colours.color(QPalette::Highlight), 2) : QPen(theme::line(colours)));
    painter.setBrush(isEnabled() && underMouse() ? colours.color(QPalette::AlternateBase) : colours.color(QPalette::Base));
    painter.drawRoundedRect(box, theme::spacing(0.5), theme::spacing(0.5));
    const int margin = theme::spacing(1.2);
    QRect inner = rect().adjusted(margin, theme::spacing(1), -margin, -theme::spacing(1));
    const int line = fontMetrics().height();
    const int sign = line;
    console::icon(m_tone == Tone::neutral ? m_icon : theme::icon(m_tone), m_tone).paint(&painter, QRect(inner.right() - sign + 1, inner.top(), sign, sign));
    painter.setPen(theme::quiet(colours));
    painter.drawText(QRect(inner.left(), inner.top(), inner.width() - sign - 4, line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_name, Qt::ElideRight, inner.width() - sign - 4));
    painter.drawText(QRect(inner.left(), inner.bottom() - line + 1, inner.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_below, Qt::ElideRight, inner.width()));
    painter.setFont(theme::figureFont());
    painter.setPen(m_tone == Tone::neutral ? colours.color(QPalette::WindowText) : theme::ink(m_tone, colours));
    painter.drawText(QRect(inner.left(), inner.top() + line, inner.width(), inner.height() - 2 * line), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_figure, Qt::ElideRight, inner.width()));
}

} // namespace postroom::console
