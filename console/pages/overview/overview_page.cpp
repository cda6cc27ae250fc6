// SPDX-License-Identifier: GPL-3.0-or-later
// Is mail flowing?
#include "console/pages/overview/overview_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class OverviewPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "overview";
        info.title = QCoreApplication::translate("OverviewPage", "Overview");
        info.summary = QCoreApplication::translate("OverviewPage", "Is mail flowing? What waits, what was refused, what needs attention.");
        info.icon = "overview";
        info.shortcut = QKeySequence("Ctrl+1");
        info.help = "console#overview";
        info.rank = 10;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new OverviewView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeOverviewPage() { return std::make_unique<OverviewPage>(); }

} // namespace postroom::console
