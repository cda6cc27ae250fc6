// SPDX-License-Identifier: GPL-3.0-or-later
// Routers and transports as the way of an address.
#include "console/pages/way/way_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class WayPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "way";
        info.title = QCoreApplication::translate("WayPage", "Way of an address");
        info.summary = QCoreApplication::translate("WayPage", "The routers and transports in their order, and where an address would go through them.");
        info.icon = "router";
        info.shortcut = QKeySequence("Ctrl+Shift+W");
        info.help = "console#way";
        info.rank = 62;
        info.section = QCoreApplication::translate("WayPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new WayView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeWayPage() { return std::make_unique<WayPage>(); }

} // namespace postroom::console
