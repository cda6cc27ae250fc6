// SPDX-License-Identifier: GPL-3.0-or-later
// The rules by which mail is accepted and refused.
#include "console/pages/policy/policy_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class PolicyPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "policy";
        info.title = QCoreApplication::translate("PolicyPage", "ACLs");
        info.summary = QCoreApplication::translate("PolicyPage", "The rules by which mail is accepted, deferred and refused, and how often each applied.");
        info.icon = "policy";
        info.shortcut = QKeySequence("Ctrl+Shift+L");
        info.help = "console#acls";
        info.rank = 61;
        info.section = QCoreApplication::translate("PolicyPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new PolicyView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makePolicyPage() { return std::make_unique<PolicyPage>(); }

} // namespace postroom::console
