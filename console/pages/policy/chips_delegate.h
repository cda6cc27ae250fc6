// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the conditions and modifiers of a statement as chips, over as many lines as they need. A faulty one has a sign
// beside its colour, a modifier begins with an arrow.
#pragma once

#include "console/pages/policy/statement_model.h"

#include <QStyledItemDelegate>

namespace postroom::console {

class ChipsDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Placed {
        QRect rect;
        QString text;
    };
    /// Within a width from the origin on; the last element's bottom is the height.
    [[nodiscard]] static QList<Placed> place(const QList<Chip>& chips, const QFontMetrics& metrics, int width);
};

} // namespace postroom::console
