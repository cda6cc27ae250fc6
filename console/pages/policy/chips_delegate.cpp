// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/pages/policy/chips_delegate.h"

#include "console/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace postroom::console {

namespace {

int gap() { return theme::spacing(0.5); }

QString labelOf(const Chip& chip) {
    const QString text = chip.modifier ? QString(QChar(0x2192)) + ' ' + chip.text : chip.text;
    return chip.faulty ? QString(QChar(0x26A0)) + ' ' + text : text;
}

} // namespace

QList<ChipsDelegate::Placed> ChipsDelegate::place(const QList<Chip>& chips, const QFontMetrics& metrics, int width) {
    QList<Placed> placed;
    const int height = metrics.height() + gap(), padding = theme::spacing(0.7);
    QPoint at(gap(), gap());
    const int most = std::max(width - 2 * gap(), 4 * height);
    for (const Chip& chip : chips) {
        const QString label = labelOf(chip);
        const QString text = metrics.elidedText(label, Qt::ElideRight, most - 2 * padding);
        const int chipWidth = std::min(most, metrics.horizontalAdvance(text) + 2 * padding);
        if (at.x() > gap() && at.x() + chipWidth > width - gap())
            at = QPoint(gap(), at.y() + height + gap());
        placed << Placed{QRect(at, QSize(chipWidth, height)), text};
        at.rx() += chipWidth + gap();
    }
    return placed;
}

void ChipsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto chips = index.data(StatementModel::ChipsRole).value<QList<Chip>>();
    if (chips.isEmpty())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const bool off = index.data(StatementModel::DisabledRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(option.rect.topLeft());
    const auto placed = place(chips, option.fontMetrics, option.rect.width());
    for (qsizetype i = 0; i < placed.size(); ++i) {
        const Chip& chip = chips[i];
        const Tone tone = chip.faulty ? Tone::bad : chip.modifier ? Tone::neutral : Tone::info;
        painter->setPen(chip.faulty ? theme::ink(Tone::bad, option.palette) : theme::line(option.palette));
        painter->setBrush(theme::wash(tone, option.palette));
        painter->drawRoundedRect(QRectF(placed[i].rect).adjusted(0.5, 0.5, -0.5, -0.5), theme::spacing(0.5), theme::spacing(0.5));
        painter->setPen(chip.faulty ? theme::ink(Tone::bad, option.palette) : off ? theme::quiet(option.palette) : option.palette.color(QPalette::Text));
        painter->drawText(placed[i].rect, Qt::AlignCenter, placed[i].text);
    }
    painter->restore();
}

QSize ChipsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    const int width = table != nullptr ? table->columnWidth(index.column()) : 400;
    const auto chips = index.data(StatementModel::ChipsRole).value<QList<Chip>>();
    const auto placed = place(chips, option.fontMetrics, width);
    const int height = placed.isEmpty() ? option.fontMetrics.height() + 3 * gap() : placed.last().rect.bottom() + 1 + gap();
    return {width, height};
}

} // namespace postroom::console
