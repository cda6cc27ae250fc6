// SPDX-License-Identifier: GPL-3.0-or-later
// What does this bounce mean?
#include "console/pages/bounce/bounce_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class BouncePage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "bounce";
        info.title = QCoreApplication::translate("BouncePage", "Bounce helper");
        info.summary = QCoreApplication::translate("BouncePage", "Paste a bounce: who refused, why, whose problem it is, and what to answer.");
        info.icon = "bounce";
        info.shortcut = QKeySequence("Ctrl+B");
        info.help = "bounces#a-bounce-that-somebody-brings";
        info.rank = 40;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new BounceView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeBouncePage() { return std::make_unique<BouncePage>(); }

} // namespace postroom::console
