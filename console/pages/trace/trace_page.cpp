// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a message: search, one row for each recipient.
#include "console/pages/trace/trace_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class TracePage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "trace";
        info.title = QCoreApplication::translate("TracePage", "Trace");
        info.summary = QCoreApplication::translate("TracePage", "What became of a message: who sent it, what was decided, where it is now.");
        info.icon = "trace";
        info.shortcut = QKeySequence("Ctrl+T");
        info.help = "console#trace";
        info.rank = 20;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new TraceView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeTracePage() { return std::make_unique<TracePage>(); }

} // namespace postroom::console
