// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a PNG of every page at two sizes, light and dark, offscreen, with the fake daemon's recordings as the store; also
// of the dialogs, and in German. tests/console/pages/PAGE/screenshot_links.txt says by which links a page is shown best.
//
//     postroom-screenshots [FOLDER [PAGE...]]      build/PRESET/screenshots when no folder is given
#include "console/app/about_dialog.h"
#include "console/app/command_palette.h"
#include "console/app/connect_dialog.h"
#include "console/app/help_window.h"
#include "console/app/shortcuts_dialog.h"
#include "tests/console/support/console_fixture.h"
#include "tests/console/support/demo_series.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace postroom::console;

namespace {

void save(QWidget& widget, const QString& file) {
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    widget.grab().save(file);
    std::puts(qPrintable(file));
}

/// Links that show a page with contents: the page alone, or what tests/console/pages/ID/screenshot_links.txt names.
QStringList linksOf(const QString& page) {
    QFile file(QString(POSTROOM_SOURCE_FOLDER) + "/tests/console/pages/" + page + "/screenshot_links.txt");
    QStringList links;
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (!line.trimmed().isEmpty() && !line.startsWith('#'))
                links << QString::fromUtf8(line.trimmed());
    return links.isEmpty() ? QStringList{page} : links;
}

void shootPages(const QDir& folder, const QStringList& only) {
    for (const auto appearance : {theme::Appearance::light, theme::Appearance::dark}) {
        FakeDaemon daemon;
        useDemoSeries(daemon);
        ConsoleFixture console(daemon);
        console.application().setAppearance(appearance);
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            console.window().resize(size);
            for (const auto& page : console.window().pages().pages()) {
                const QString id = page->info().id;
                if (!only.isEmpty() && !only.contains(id))
                    continue;
                int number = 0;
                for (const QString& link : linksOf(id)) {
                    console.open(link);
                    if (id == "events" && number == 0 && size.width() == 1280) {
                        emitDemoEvents(daemon);
                        (void)QTest::qWaitFor([&] { return console.find<QAbstractItemView>("Events, newest last")->isVisible(); }, 5000);
                    }
                    const QString name = number++ == 0 ? id : QString("%1-%2").arg(id).arg(number);
                    save(console.window(), folder.filePath(QString("%1-%2x%3-%4.png").arg(name).arg(size.width()).arg(size.height()).arg(theme::name(appearance))));
                }
            }
        }
    }
}

template <typename Make>
void shoot(const QDir& folder, const QString& name, Make make) {
    const std::unique_ptr<QWidget> widget(make());
    widget->setAttribute(Qt::WA_DeleteOnClose, false);
    widget->show();
    save(*widget, folder.filePath(name));
}

void shootDialogs(const QDir& folder) {
    FakeDaemon daemon;
    useDemoSeries(daemon);
    ConsoleFixture console(daemon);
    auto& window = console.window();
    shoot(folder, "dialog-palette.png", [&] {
        auto* palette = new CommandPalette(window.paletteProviders());
        palette->setQuery("re");
        return palette;
    });
    shoot(folder, "dialog-shortcuts.png", [&] { return new ShortcutsDialog(window.actions()); });
    shoot(folder, "dialog-connect.png", [&] { return new ConnectDialog(ApplianceList(console.application().settings())); });
    shoot(folder, "dialog-about.png", [&] { return new AboutDialog("postroomd 0.1.0"); });
    shoot(folder, "help.png", [&] {
        auto* help = new HelpWindow;
        help->open("console");
        return help;
    });
    daemon.setFaults("refuse_connect");
    ConsoleFixture refused(daemon);
    save(refused.window(), folder.filePath("no-connection.png"));
    daemon.dropLinks();
    console.settle();
    save(window, folder.filePath("connection-lost.png"));
}

void shootGerman(const QDir& folder) {
    FakeDaemon daemon;
    useDemoSeries(daemon);
    ConsoleFixture english(daemon);
    english.application().setLanguage("de");
    ConsoleFixture* console = &english;
    MainWindow* window = console->application().openWindow(ApplianceUri::local("/fake/control.sock"));
    window->resize(1280, 800);
    console->settle();
    save(*window, folder.filePath("german-overview.png"));
    for (const char* link : {"domains", "retry?for=anna@busy.example&error=rcpt_4xx"}) {
        window->navigator().open(Link::parse(link));
        console->settle();
        save(*window, folder.filePath(QString("german-%1.png").arg(QString(link).section('?', 0, 0))));
    }
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("POSTROOM_SOURCE", POSTROOM_SOURCE_FOLDER);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication qt(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QApplication::arguments();
    const QDir folder(arguments.size() > 1 ? arguments[1] : QString(POSTROOM_BUILD_FOLDER) + "/screenshots");
    QDir().mkpath(folder.path());
    shootPages(folder, arguments.mid(2));
    if (arguments.size() <= 2) {
        shootDialogs(folder);
        shootGerman(folder);
    }
    return 0;
}
