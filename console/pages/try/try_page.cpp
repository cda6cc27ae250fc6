// SPDX-License-Identifier: GPL-3.0-or-later
// Trying a change before it is applied.
#include "console/pages/try/try_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class TryPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "try";
        info.title = QCoreApplication::translate("TryPage", "Try out");
        info.summary = QCoreApplication::translate("TryPage", "What a dialogue, or recorded mail, would be answered after the changes; nothing is accepted or counted.");
        info.icon = "try";
        info.shortcut = QKeySequence("Ctrl+Shift+Y");
        info.help = "console#try";
        info.role = catalogue::Role::operatorRole;
        info.rank = 63;
        info.section = QCoreApplication::translate("TryPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new TryView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeTryPage() { return std::make_unique<TryPage>(); }

} // namespace postroom::console
