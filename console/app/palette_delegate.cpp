// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/palette_delegate.h"

#include "console/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace postroom::console {

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString title = std::exchange(item.text, {});
    const QStyle* style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool selected = item.state & QStyle::State_Selected;
    const QColor ink = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? ink : theme::quiet(item.palette);
    const QFontMetrics metrics(item.font);
    QRect rest = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &item, item.widget);
    rest = QRect(rest.right() + theme::spacing(), item.rect.top(), item.rect.right() - rest.right() - theme::spacing(2), item.rect.height());
    painter->save();
    painter->setFont(item.font);
    painter->setPen(quiet);
    const QString keys = index.data(KeysRole).toString();
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, keys);
    rest.setWidth(rest.width() - metrics.horizontalAdvance(keys) - theme::spacing());
    painter->setPen(ink);
    const QString shown = metrics.elidedText(title, Qt::ElideRight, rest.width());
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, shown);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(shown) + theme::spacing(1.5));
    painter->setPen(quiet);
    if (rest.width() > theme::spacing(6))
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(index.data(DetailRole).toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), theme::spacing(3.2)};
}

} // namespace postroom::console
