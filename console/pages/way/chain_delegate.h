// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the chain: a box for each router, an arrow to the next one, and at the right the transport it hands over to. What
// an address was taken by is drawn strong, what it did not reach is pale; words say the same.
#pragma once

#include <QStyledItemDelegate>

namespace postroom::console {

class ChainDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace postroom::console
