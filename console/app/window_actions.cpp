// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/window_actions.h"

#include "console/app/about_dialog.h"
#include "console/app/application.h"
#include "console/app/command_palette.h"
#include "console/app/main_window.h"
#include "console/app/shortcuts_dialog.h"
#include "console/app/window_navigator.h"
#include "console/services/json_text.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>

namespace postroom::console {

namespace {

void openDialog(QDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

void addWindowActions(MainWindow& window) {
    auto& actions = window.actions();
    const auto add = [&](const char* id, const QString& text, const QString& summary, const QString& iconName, const QKeySequence& key, const QString& group,
                         std::function<void()> run) {
        return actions.add({id, text, summary, iconName, key, group, "console#keyboard"}, &window, ActionRegistry::Scope::window, std::move(run));
    };
    const QString file = MainWindow::tr("Window"), view = MainWindow::tr("View"), go = MainWindow::tr("Go"), help = MainWindow::tr("Help");
    add("window.connect", MainWindow::tr("&Connect..."), MainWindow::tr("Connects to another appliance in a new window."), "appliance", QKeySequence("Ctrl+Shift+O"), file,
        [&window] { window.application().askForAppliance(&window); });
    add("window.new", MainWindow::tr("&New window"), MainWindow::tr("Opens a second window on this appliance."), "window", QKeySequence::New, file,
        [&window] { window.application().openWindow(window.session().uri(), window.currentLink()); });
    add("window.case", MainWindow::tr("&Open case file..."), MainWindow::tr("Shows a saved case file in a new window, without a server."), "open", QKeySequence("Ctrl+Alt+O"), file,
        [&window] { window.application().askForCase(&window); });
    add("window.close", MainWindow::tr("C&lose window"), MainWindow::tr("Closes this window."), "close", QKeySequence("Ctrl+W"), file, [&window] { window.close(); });
    add("window.quit", MainWindow::tr("&Quit"), MainWindow::tr("Closes all windows."), {}, QKeySequence("Ctrl+Shift+Q"), file, [&window] { window.application().quitAll(); });

    add("view.refresh", MainWindow::tr("&Refresh"), MainWindow::tr("Fetches again what is shown."), "refresh", QKeySequence(Qt::Key_F5), view, [&window] { window.refresh(); });
    add("view.copy-link", MainWindow::tr("Copy &link to this page"), MainWindow::tr("Copies an address that opens this page in another console."), "connect",
        QKeySequence("Ctrl+Shift+C"), view, [&window] { window.navigator().copyAddress(window.currentLink()); });
    add("view.light", MainWindow::tr("&Light"), MainWindow::tr("Dark text on light."), {}, {}, view, [&window] { window.application().setAppearance(theme::Appearance::light); });
    add("view.dark", MainWindow::tr("&Dark"), MainWindow::tr("Light text on dark."), {}, {}, view, [&window] { window.application().setAppearance(theme::Appearance::dark); });
    add("view.system", MainWindow::tr("As the &system"), MainWindow::tr("Light or dark as the desktop is."), {}, {}, view,
        [&window] { window.application().setAppearance(theme::Appearance::system); });

    add("go.palette", MainWindow::tr("Go to &anything..."), MainWindow::tr("Searches pages, actions, settings and the manual."), "palette-command", QKeySequence("Ctrl+K"), go,
        [&window] { openDialog(new CommandPalette(window.paletteProviders(), &window)); });
    add("go.back", MainWindow::tr("&Back"), MainWindow::tr("Shows what was shown before."), "back", QKeySequence("Alt+Left"), go, [&window] { window.navigator().back(); });
    add("go.forward", MainWindow::tr("&Forward"), MainWindow::tr("Takes back a step back."), "forward", QKeySequence("Alt+Right"), go, [&window] { window.navigator().forward(); });
    for (const auto& page : window.pages().pages()) {
        const PageInfo info = page->info();
        if (info.placement == Placement::navigation)
            actions.add({"page." + info.id, info.title, info.summary, info.icon, info.shortcut, go, info.help}, &window, ActionRegistry::Scope::window,
                        [&window, id = info.id] { window.navigator().open(Link::to(id)); });
    }

    add("help.page", MainWindow::tr("&Help on this page"), MainWindow::tr("Opens the manual where it speaks of this page."), "help", QKeySequence(Qt::Key_F1), help,
        [&window] { window.navigator().help(window.helpAnchor()); });
    add("help.shortcuts", MainWindow::tr("&Keyboard shortcuts..."), MainWindow::tr("Shows all keys and changes them."), "list", QKeySequence("Ctrl+Shift+K"), help,
        [&window] { openDialog(new ShortcutsDialog(window.actions(), &window)); });
    add("help.about", MainWindow::tr("&About Postroom"), MainWindow::tr("Version and licences."), "info", {}, help,
        [&window] { openDialog(new AboutDialog(toQt(window.session().hello().server), &window)); });
}

void buildMenus(MainWindow& window) {
    QMenuBar* bar = window.menuBar();
    const auto fill = [&](QMenu* menu, const QStringList& ids) {
        for (const QString& id : ids)
            if (id.isEmpty())
                menu->addSeparator();
            else
                menu->addAction(window.actions().find(id));
    };
    fill(bar->addMenu(MainWindow::tr("&Window")), {"window.connect", "window.new", "window.case", "", "window.close", "window.quit"});
    QMenu* view = bar->addMenu(MainWindow::tr("&View"));
    fill(view, {"view.refresh", "view.copy-link", ""});
    QMenu* appearance = view->addMenu(MainWindow::tr("&Appearance"));
    fill(appearance, {"view.system", "view.light", "view.dark"});
    auto* group = new QActionGroup(&window);
    for (QAction* action : appearance->actions()) {
        action->setCheckable(true);
        group->addAction(action);
    }
    QObject::connect(appearance, &QMenu::aboutToShow, &window, [&window] {
        window.actions().find("view." + theme::name(window.application().appearance()))->setChecked(true);
    });
    QMenu* go = bar->addMenu(MainWindow::tr("&Go"));
    fill(go, {"go.palette", "", "go.back", "go.forward", ""});
    for (const auto& entry : window.actions().entries())
        if (entry.spec.id.startsWith("page."))
            go->addAction(entry.action);
    QMenu* page = bar->addMenu(MainWindow::tr("&Page"));
    page->menuAction()->setVisible(false);
    const auto refill = [&window, page] {
        page->clear();
        for (const auto& entry : window.actions().entries())
            if (entry.scope == ActionRegistry::Scope::view && entry.owner == window.currentView())
                page->addAction(entry.action);
        page->menuAction()->setVisible(!page->isEmpty());
    };
    QObject::connect(&window, &MainWindow::pageShown, page, refill);
    QObject::connect(page, &QMenu::aboutToShow, page, refill);
    fill(bar->addMenu(MainWindow::tr("&Help")), {"help.page", "help.shortcuts", "", "help.about"});
}

} // namespace postroom::console
