// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every page, also for those that come later: nobody adds a page here.
#include "console/app/help_window.h"
#include "console/app/navigation_list.h"
#include "console/widgets/icons.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/console/support/demo_series.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>

using namespace postroom;
using namespace postroom::console;

namespace {

/// Links that show a page with contents, as for the screenshots.
QStringList linksOf(const QString& page) {
    QFile file(qEnvironmentVariable("POSTROOM_SOURCE") + "/tests/console/pages/" + page + "/screenshot_links.txt");
    QStringList links;
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (!line.trimmed().isEmpty() && !line.startsWith('#'))
                links << QString::fromUtf8(line.trimmed());
    return links.isEmpty() ? QStringList{page} : links;
}

void closeWhatIsOpen(const QWidget* window) {
    for (int i = 0; i < 5; ++i) {
        if (QWidget* popup = QApplication::activePopupWidget())
            popup->close();
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget != window && widget->isVisible())
                widget->close();
        QCoreApplication::processEvents();
    }
}

} // namespace

class PagesTest : public QObject {
    Q_OBJECT
private slots:
    void everyPageSaysWhatItIs() {
        const PageRegistry pages(allPages());
        QVERIFY(!pages.pages().empty());
        QStringList faults, ids, keys;
        for (const auto& page : pages.pages()) {
            const PageInfo info = page->info();
            if (info.id.isEmpty() || info.title.isEmpty() || info.summary.isEmpty())
                faults << info.id + ": id, title or summary is missing";
            if (!hasIcon(info.icon))
                faults << info.id + ": there is no icon " + info.icon;
            if (ids.contains(info.id))
                faults << info.id + ": two pages have this id";
            const QString key = info.shortcut.toString();
            if (!key.isEmpty() && keys.contains(key))
                faults << info.id + ": " + key + " belongs to another page";
            const QString manual = info.help.section('#', 0, 0);
            if (!HelpWindow::pages().contains(manual))
                faults << info.id + ": the manual has no page " + manual;
            HelpWindow help;
            if (!help.open(info.help))
                faults << info.id + ": the manual has no section " + info.help;
            ids << info.id;
            keys << key;
        }
        QVERIFY2(faults.isEmpty(), qPrintable('\n' + faults.join('\n')));
    }

    void everyPageIsUsableByAll() {
        FakeDaemon daemon;
        useDemoSeries(daemon);
        ConsoleFixture console(daemon);
        QStringList faults;
        for (const auto& page : console.window().pages().pages())
            for (const QString& link : linksOf(page->info().id)) {
                PageView* view = console.open(link);
                QVERIFY2(view != nullptr && view->objectName() == "page." + page->info().id, qPrintable(link));
                for (const QString& fault : accessibilityFaults(*view))
                    faults << link + ": " + fault;
                QVERIFY2(Link::parse(view->link().text()).page == page->info().id, qPrintable(link));
            }
        faults << accessibilityFaults(console.window());
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable('\n' + faults.join('\n')));
    }

    void noTwoActionsMeetOnAKey() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        for (const auto& page : console.window().pages().pages())
            console.open(page->info().id);
        QStringList found;
        for (const auto& [a, b] : console.window().actions().conflicts())
            found << a + " and " + b;
        QVERIFY2(found.isEmpty(), qPrintable(found.join(", ")));
        for (const auto& entry : console.window().actions().entries()) {
            QVERIFY2(!entry.spec.text.isEmpty() && !entry.spec.group.isEmpty() && !entry.spec.summary.isEmpty(), qPrintable(entry.spec.id));
            QVERIFY2(entry.spec.icon.isEmpty() || hasIcon(entry.spec.icon), qPrintable(entry.spec.id));
        }
    }

    /// A key that a field takes for itself does nothing else while the keyboard is in a field. Those below act on a row of a
    /// table; that they edit the text instead while one is edited is what everybody expects.
    void noActionHasAKeyThatFieldsTake() {
        const QStringList ofRows{"Space", "Del", "Ctrl+Del", "Ctrl+Backspace", "Ctrl+E", "Ctrl+B", "Ctrl+D", "Ctrl+Z", "Ctrl+Shift+Z"};
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        for (const auto& page : console.window().pages().pages())
            console.open(page->info().id);
        QLineEdit field;
        field.setText("text");
        QStringList found;
        for (const auto& entry : console.window().actions().entries()) {
            const QKeySequence keys = entry.action->shortcut();
            if (keys.isEmpty() || ofRows.contains(keys.toString()))
                continue;
            QKeyEvent event(QEvent::ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers());
            event.ignore();
            QApplication::sendEvent(&field, &event);
            if (event.isAccepted())
                found << entry.spec.id + ": " + keys.toString();
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(", ")));
    }

    /// Of the window and of each page; whatever opens is closed again.
    void everyActionCanBeTriggered() {
        QStringList ids, pages{QString()};
        const PageRegistry registry(allPages());
        for (const auto& page : registry.pages())
            pages << page->info().id;
        for (const QString& page : pages) { // the empty one: the window's own actions
            FakeDaemon daemon;
            useDemoSeries(daemon);
            ConsoleFixture console(daemon);
            if (!page.isEmpty())
                console.open(linksOf(page).first());
            const QWidget* owner = page.isEmpty() ? static_cast<QWidget*>(&console.window()) : console.window().currentView();
            QStringList own;
            for (const auto& entry : console.window().actions().entries())
                if (entry.owner == owner && entry.spec.id != "window.close" && entry.spec.id != "window.quit") // end what we stand on
                    own << entry.spec.id;
            for (const QString& id : own) {
                QAction* action = console.window().actions().find(id);
                QVERIFY2(action != nullptr, qPrintable(id));
                if (!action->isEnabled())
                    continue;
                QSignalSpy triggered(action, &QAction::triggered);
                QTimer closer; // for dialogs that run a loop of their own, such as the ones for files
                connect(&closer, &QTimer::timeout, this, [] {
                    if (QWidget* modal = QApplication::activeModalWidget())
                        modal->close();
                });
                closer.start(100);
                action->trigger();
                closer.stop();
                console.settle();
                QVERIFY2(triggered.size() == 1, qPrintable(id));
                closeWhatIsOpen(&console.window());
                if (!page.isEmpty() && console.window().currentView() != owner)
                    console.open(linksOf(page).first());
            }
            ids << own;
        }
        QVERIFY(ids.size() > 15);
    }

    void aRoleSeesOnlyItsPages() {
        FakeDaemon daemon;
        daemon.setRole(catalogue::Role::auditor);
        ConsoleFixture console(daemon);
        for (const auto& page : console.window().pages().pages()) {
            const bool offered = console.window().navigation().ids().contains(page->info().id);
            QVERIFY(!offered || page->info().role <= catalogue::Role::auditor);
        }
    }

    void everyPageSurvivesADeadServer() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        for (const auto& page : console.window().pages().pages()) {
            daemon.setFaults("drop_link");
            console.open(linksOf(page->info().id).first());
            daemon.setFaults({});
            console.settle();
            daemon.setFaults("no_reply");
            console.window().refresh();
            console.settle();
            daemon.setFaults({});
            daemon.restart();
            QTRY_VERIFY(console.window().session().ready());
        }
    }
    void everyPageFitsAScreenOf1920At200Percent() {
        FakeDaemon daemon;
        ConsoleFixture english(daemon);
        QVERIFY(english.application().setLanguage("de")); // its texts are the longer ones; for windows that open from now on
        MainWindow* german = english.application().openWindow(ApplianceUri::local("/fake"));
        QTRY_VERIFY(german->currentView() != nullptr);
        QStringList wide;
        for (const auto& page : german->pages().pages())
            for (const QString& link : linksOf(page->info().id)) {
                german->navigator().open(link);
                english.settle();
                if (german->minimumSizeHint().width() > 960 || german->minimumSizeHint().height() > 540)
                    wide << QString("%1: %2 by %3").arg(link).arg(german->minimumSizeHint().width()).arg(german->minimumSizeHint().height());
            }
        QVERIFY(english.application().setLanguage("en"));
        QVERIFY2(wide.isEmpty(), qPrintable(wide.join('\n')));
    }
};

POSTROOM_TEST(PagesTest)
#include "pages_test.moc"
