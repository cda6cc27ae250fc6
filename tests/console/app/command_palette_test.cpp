// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/command_palette.h"
#include "tests/console/support/accessibility.h"
#include "tests/console/support/console_fixture.h"
#include "tests/support/test_main.h"

using namespace postroom::console;

class CommandPaletteTest : public QObject {
    Q_OBJECT
private slots:
    void opensByKeyAndDoesWhatIsChosen() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        console.trigger("go.palette");
        auto* palette = qobject_cast<CommandPalette*>(console.dialog());
        QVERIFY(palette);
        QVERIFY(palette->titles().contains("Overview"));
        palette->setQuery("short");
        QVERIFY(palette->titles().first().startsWith("Keyboard shortcuts"));
        QVERIFY(accessibilityFaults(*palette).isEmpty());
        palette->runCurrent();
        console.settle();
        QVERIFY(console.dialog() != nullptr);
        QCOMPARE(console.dialog()->windowTitle(), QString("Keyboard shortcuts"));
        console.dialog()->close();
    }

    void findsTheManual() {
        FakeDaemon daemon;
        ConsoleFixture console(daemon);
        CommandPalette palette(console.window().paletteProviders());
        palette.setAttribute(Qt::WA_DeleteOnClose, false);
        palette.setQuery("expansions");
        QVERIFY(palette.titles().contains("expansions"));
        palette.setQuery("zzzzz");
        QVERIFY(palette.titles().isEmpty());
    }

    void scoresBeginningsHigher() {
        QVERIFY(paletteScore("que", "Queue") > paletteScore("que", "Hold the queue"));
        QVERIFY(paletteScore("hold que", "Hold the queue") > 0);
        QCOMPARE(paletteScore("hold x", "Hold the queue"), 0);
        QVERIFY(paletteScore("", "anything") > 0);
    }
};

POSTROOM_TEST(CommandPaletteTest)
#include "command_palette_test.moc"
