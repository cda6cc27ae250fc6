// SPDX-License-Identifier: GPL-3.0-or-later
// The access log.
#include "console/pages/audit/audit_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class AuditPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "audit";
        info.title = QCoreApplication::translate("AuditPage", "Access log");
        info.summary = QCoreApplication::translate("AuditPage", "Who looked at the content of mail and why, who changed something, and who was denied it.");
        info.icon = "eye";
        info.shortcut = QKeySequence("Ctrl+Shift+G");
        info.help = "console#access-log";
        info.rank = 46;
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new AuditView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeAuditPage() { return std::make_unique<AuditPage>(); }

} // namespace postroom::console
