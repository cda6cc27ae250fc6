// SPDX-License-Identifier: GPL-3.0-or-later
// Named lists and the servers of lookups.
#include "console/pages/lists/lists_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class ListsPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "lists";
        info.title = QCoreApplication::translate("ListsPage", "Lists, lookups");
        info.summary = QCoreApplication::translate("ListsPage", "Named lists with how often each entry matched, and the servers that lookups ask.");
        info.icon = "lookup";
        info.shortcut = QKeySequence("Ctrl+Shift+I");
        info.help = "console#lists";
        info.rank = 62;
        info.section = QCoreApplication::translate("ListsPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new ListsView(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeListsPage() { return std::make_unique<ListsPage>(); }

} // namespace postroom::console
