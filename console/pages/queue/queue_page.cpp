// SPDX-License-Identifier: GPL-3.0-or-later
// What waits, why, and what can be done about it.
#include "console/pages/queue/queue_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class QueuePage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "queue";
        info.title = QCoreApplication::translate("QueuePage", "Queue");
        info.summary = QCoreApplication::translate("QueuePage", "Mail that waits: why, until when, and what can be done about it.");
        info.icon = "queue";
        info.shortcut = QKeySequence("Ctrl+Q");
        info.help = "console#queue";
        info.rank = 30;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new QueueView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeQueuePage() { return std::make_unique<QueuePage>(); }

} // namespace postroom::console
