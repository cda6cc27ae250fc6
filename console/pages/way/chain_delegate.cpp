// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/way/chain_delegate.h"

#include "console/pages/way/chain_model.h"
#include "console/widgets/icons.h"

#include <QPainter>
#include <QPainterPath>

namespace postroom::console {

namespace {

using Mark = ChainModel::Mark;

int unit() { return theme::spacing(); }

struct Boxes {
    QRect router, transport;
};

/// A third line for what was found, only when an address is followed.
Boxes boxesIn(const QRect& area) {
    const int arrow = 2 * unit(), wide = std::max(24 * unit(), (area.width() - 6 * unit()) * 3 / 5);
    QRect router(area.left() + unit(), area.top() + unit() / 2, std::min(wide, area.width() - 2 * unit()), area.height() - arrow);
    QRect transport(router.right() + 4 * unit(), router.top(), area.right() - router.right() - 5 * unit(), router.height());
    return {router, transport};
}

Tone toneOf(Mark mark, bool end) {
    if (mark == Mark::taken)
        return end ? Tone::bad : Tone::good;
    return mark == Mark::failed ? Tone::bad : mark == Mark::deferred ? Tone::warning : Tone::neutral;
}

void drawBox(QPainter& painter, const QRect& box, Tone tone, bool strong, bool selected, const QPalette& palette) {
    painter.setBrush(theme::wash(tone, palette));
    QPen pen(selected ? palette.color(QPalette::Highlight) : strong ? theme::ink(tone, palette) : theme::line(palette));
    pen.setWidthF(selected || strong ? 2 : 1);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), unit() * 0.6, unit() * 0.6);
}

void drawArrow(QPainter& painter, QPoint from, QPoint to, const QColor& colour, bool strong) {
    QPen pen(colour);
    pen.setWidthF(strong ? 2.5 : 1.2);
    painter.setPen(pen);
    painter.drawLine(from, to);
    const bool down = from.x() == to.x();
    const int size = unit() / 2;
    const QPolygon head = down ? QPolygon({to, to + QPoint(-size, -size), to + QPoint(size, -size)}) : QPolygon({to, to + QPoint(-size, -size), to + QPoint(-size, size)});
    painter.setBrush(colour);
    painter.drawPolygon(head);
}

void drawLines(QPainter& painter, QRect box, const QList<QPair<QString, QFont>>& lines, const QList<QColor>& colours) {
    box.adjust(unit(), unit() / 2, -unit(), -unit() / 2);
    int y = box.top();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setFont(lines[i].second);
        const QFontMetrics metrics(lines[i].second);
        painter.setPen(colours[i]);
        painter.drawText(QRect(box.left(), y, box.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(lines[i].first, Qt::ElideMiddle, box.width()));
        y += metrics.height() + unit() / 4;
    }
}

} // namespace

void ChainDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Mark mark = index.data(ChainModel::MarkRole).value<Mark>();
    const bool end = index.data(ChainModel::EndRole).toBool(), selected = (option.state & QStyle::State_Selected) != 0;
    const bool pale = mark == Mark::notReached, taken = mark == Mark::taken, ends = taken || mark == Mark::failed || mark == Mark::deferred;
    const Tone tone = toneOf(mark, end);
    const QColor quiet = theme::quiet(option.palette), ink = pale ? quiet : option.palette.color(QPalette::Text);
    const Boxes boxes = boxesIn(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawBox(*painter, boxes.router, tone, ends, selected, option.palette);
    QFont title = option.font;
    title.setBold(true);
    const QString found = index.data(ChainModel::FoundRole).toString();
    QList<QPair<QString, QFont>> lines{{index.data(ChainModel::TitleRole).toString(), title}};
    QList<QColor> colours{ink};
    if (!end) {
        lines << qMakePair(index.data(ChainModel::ConditionsRole).toString(), option.font);
        colours << quiet;
        if (!found.isEmpty()) {
            lines << qMakePair(found, option.font);
            colours << (ends ? theme::ink(tone, option.palette) : pale ? quiet : ink);
        }
    }
    drawLines(*painter, boxes.router, lines, colours);
    if (!end) {
        const bool passes = mark == Mark::skipped;
        const int x = boxes.router.left() + 3 * unit();
        drawArrow(*painter, {x, boxes.router.bottom() + 1}, {x, option.rect.bottom() + unit() / 2}, passes ? theme::ink(Tone::info, option.palette) : theme::line(option.palette), passes);
        if (const QString transport = index.data(ChainModel::TransportRole).toString(); !transport.isEmpty() && boxes.transport.width() > 6 * unit()) {
            drawBox(*painter, boxes.transport, taken ? tone : Tone::neutral, taken, false, option.palette);
            drawArrow(*painter, {boxes.router.right() + 1, boxes.router.center().y()}, {boxes.transport.left(), boxes.router.center().y()},
                      taken ? theme::ink(Tone::good, option.palette) : theme::line(option.palette), taken);
            drawLines(*painter, boxes.transport, {{transport, title}, {index.data(ChainModel::TransportDetailRole).toString(), option.font}}, {ink, quiet});
        }
    }
    painter->restore();
}

QSize ChainDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int lines = index.data(ChainModel::EndRole).toBool() ? 1 : index.data(ChainModel::FoundRole).toString().isEmpty() ? 2 : 3;
    return {40 * unit(), lines * (option.fontMetrics.height() + unit() / 4) + 3 * unit() + unit() / 2};
}

} // namespace postroom::console
