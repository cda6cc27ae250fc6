// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the command palette: title, quieter detail behind it, the key at the right.
#pragma once

#include <QStyledItemDelegate>

namespace postroom::console {

class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, KeysRole };

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace postroom::console
