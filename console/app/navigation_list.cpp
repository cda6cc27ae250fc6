// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/navigation_list.h"

#include "console/widgets/icons.h"

namespace postroom::console {

namespace {
constexpr int PageRole = Qt::UserRole;
} // namespace

NavigationList::NavigationList(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Pages"));
    setFrameShape(QFrame::NoFrame);
    setIconSize(QSize(22, 22));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSpacing(1);
    setViewportMargins(theme::spacing(0.6), theme::spacing(0.6), theme::spacing(0.6), theme::spacing(0.6));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    viewport()->setAutoFillBackground(false); // the window's colour: this is a frame around the page, not contents
    connect(this, &QListWidget::itemClicked, this, &NavigationList::choose);
    connect(this, &QListWidget::itemActivated, this, &NavigationList::choose);
}

void NavigationList::fill(const PageRegistry& pages, catalogue::Role role) {
    clear();
    QString section;
    for (const auto& page : pages.pages()) {
        const PageInfo info = page->info();
        if (info.placement != Placement::navigation || role < info.role)
            continue;
        if (!info.section.isEmpty() && info.section != section) {
            auto* heading = new QListWidgetItem(info.section, this);
            heading->setFlags(Qt::NoItemFlags);
            heading->setSizeHint(QSize(10, theme::spacing(3.6)));
            heading->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
        }
        section = info.section;
        auto* item = new QListWidgetItem(icon(info.icon), info.title, this);
        item->setData(PageRole, info.id);
        QString tip = info.summary;
        if (!info.shortcut.isEmpty())
            tip += " (" + info.shortcut.toString(QKeySequence::NativeText) + ')';
        item->setToolTip(tip);
        item->setSizeHint(QSize(10, theme::spacing(3.6)));
    }
    updateGeometry();
}

void NavigationList::setCurrent(const QString& page) {
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(PageRole).toString() == page) {
            setCurrentRow(row);
            return;
        }
    setCurrentItem(nullptr);
    clearSelection();
}

QStringList NavigationList::ids() const {
    QStringList ids;
    for (int row = 0; row < count(); ++row)
        if (!item(row)->data(PageRole).toString().isEmpty())
            ids << item(row)->data(PageRole).toString();
    return ids;
}

void NavigationList::choose(const QListWidgetItem* item) {
    if (item != nullptr && !item->data(PageRole).toString().isEmpty())
        emit chosen(item->data(PageRole).toString());
}

QSize NavigationList::sizeHint() const {
    int width = theme::spacing(14);
    for (int row = 0; row < count(); ++row)
        width = std::max(width, fontMetrics().horizontalAdvance(item(row)->text()) + 22 + theme::spacing(6));
    return {width, 200};
}

} // namespace postroom::console
