// SPDX-License-Identifier: GPL-3.0-or-later
// Which domains are ours, which addresses they have, and where mail for them goes.
#include "console/pages/domains/domains_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class DomainsPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "domains";
        info.title = QCoreApplication::translate("DomainsPage", "Domains, aliases");
        info.summary = QCoreApplication::translate("DomainsPage", "Which domains are ours, which addresses they have, and where mail for them goes.");
        info.icon = "domains";
        info.shortcut = QKeySequence("Ctrl+Shift+M");
        info.help = "console#domains";
        info.rank = 61;
        info.section = QCoreApplication::translate("DomainsPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new DomainsView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeDomainsPage() { return std::make_unique<DomainsPage>(); }

} // namespace postroom::console
