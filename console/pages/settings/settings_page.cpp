// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting of the server.
#include "console/pages/settings/objects_provider.h"
#include "console/pages/settings/settings_view.h"

#include <QCoreApplication>

namespace postroom::console {

namespace {

class SettingsPage : public Page {
public:
    [[nodiscard]] PageInfo info() const override {
        PageInfo info;
        info.id = "settings";
        info.title = QCoreApplication::translate("SettingsPage", "Settings");
        info.summary = QCoreApplication::translate("SettingsPage", "Every setting of the server, with its default and where its value comes from.");
        info.icon = "settings";
        info.shortcut = QKeySequence("Ctrl+,");
        info.help = "console#settings";
        info.rank = 60;
        info.section = QCoreApplication::translate("SettingsPage", "Configuration");
        return info;
    }
    [[nodiscard]] PageView* create(PageContext context, QWidget* parent) const override { return new SettingsView(context, parent); }
    [[nodiscard]] PaletteProvider* paletteProvider(PageContext context, QObject* parent) const override { return new ObjectsProvider(context, parent); }
};

} // namespace

std::unique_ptr<Page> makeSettingsPage() { return std::make_unique<SettingsPage>(); }

} // namespace postroom::console
