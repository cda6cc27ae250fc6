// SPDX-License-Identifier: GPL-3.0-or-later
// What would change?
#include "console/pages/changes/changes_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class ChangesPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "changes";
        info.title = QCoreApplication::translate("ChangesPage", "Changes");
        info.summary = QCoreApplication::translate("ChangesPage", "What the working copy changes, what is wrong with it, and putting it to work.");
        info.icon = "changes";
        info.shortcut = QKeySequence("Ctrl+D");
        info.help = "configuration#changes";
        info.role = catalogue::Role::operatorRole;
        info.rank = 64;
        info.section = QCoreApplication::translate("ChangesPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new ChangesView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeChangesPage() { return std::make_unique<ChangesPage>(); }

} // namespace postroom::console
