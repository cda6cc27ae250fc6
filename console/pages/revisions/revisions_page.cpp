// SPDX-License-Identifier: GPL-3.0-or-later
// Who changed what, and the way back.
#include "console/pages/revisions/revisions_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class RevisionsPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "revision";
        info.title = QCoreApplication::translate("RevisionsPage", "Revisions");
        info.summary = QCoreApplication::translate("RevisionsPage", "Who changed what, when and why; compare any two, and go back.");
        info.icon = "revisions";
        info.shortcut = QKeySequence("Ctrl+R");
        info.help = "configuration#changes";
        info.rank = 65;
        info.section = QCoreApplication::translate("RevisionsPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new RevisionsView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeRevisionsPage() { return std::make_unique<RevisionsPage>(); }

} // namespace postroom::console
