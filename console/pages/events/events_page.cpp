// SPDX-License-Identifier: GPL-3.0-or-later
// The live tail of events.
#include "console/pages/events/events_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class EventsPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "events";
        info.title = QCoreApplication::translate("EventsPage", "Events (live)");
        info.summary = QCoreApplication::translate("EventsPage", "What the server does, as it happens: a tail of its events with a filter.");
        info.icon = "events";
        info.shortcut = QKeySequence("Ctrl+Shift+E");
        info.help = "console#events";
        info.rank = 45;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new EventsView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeEventsPage() { return std::make_unique<EventsPage>(); }

} // namespace postroom::console
