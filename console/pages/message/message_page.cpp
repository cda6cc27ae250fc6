// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about one message; reached from the trace, the queue and by links in tickets.
#include "console/pages/message/message_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class MessagePage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "message";
        info.title = QCoreApplication::translate("MessagePage", "Message");
        info.summary = QCoreApplication::translate("MessagePage", "What happened to one message, for each recipient, and why.");
        info.icon = "message";
        info.help = "console#message";
        info.placement = Placement::byLink;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new MessageView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeMessagePage() { return std::make_unique<MessagePage>(); }

} // namespace postroom::console
