// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/action_registry.h"
#include "tests/support/test_main.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QWidget>

using namespace postroom::console;

class ActionRegistryTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

private slots:
    void viewsMayUseTheSameKey() {
        QSettings settings(m_folder.filePath("a.ini"), QSettings::IniFormat);
        QWidget window, one(&window), two(&window);
        ActionRegistry actions(settings);
        int ran = 0;
        actions.add({"one.go", "Go", {}, {}, QKeySequence("Ctrl+G"), "One", {}}, &one, ActionRegistry::Scope::view, [&] { ++ran; });
        actions.add({"two.go", "Go", {}, {}, QKeySequence("Ctrl+G"), "Two", {}}, &two, ActionRegistry::Scope::view, [&] { ++ran; });
        QVERIFY(actions.conflicts().isEmpty());
        actions.add({"window.go", "Go", {}, {}, QKeySequence("Ctrl+G"), "Window", {}}, &window, ActionRegistry::Scope::window, [&] { ++ran; });
        QCOMPARE(actions.conflicts().size(), 2);
        actions.find("two.go")->trigger();
        QCOMPARE(ran, 1);
    }

    void theUsersKeyIsKept() {
        QSettings settings(m_folder.filePath("b.ini"), QSettings::IniFormat);
        QWidget window;
        {
            ActionRegistry actions(settings);
            actions.add({"x.go", "Go", {}, {}, QKeySequence("Ctrl+G"), "X", {}}, &window, ActionRegistry::Scope::window, [] {});
            actions.setShortcut("x.go", QKeySequence("Ctrl+J"));
        }
        QWidget second;
        ActionRegistry actions(settings);
        QAction* action = actions.add({"x.go", "Go", {}, {}, QKeySequence("Ctrl+G"), "X", {}}, &second, ActionRegistry::Scope::window, [] {});
        QCOMPARE(action->shortcut(), QKeySequence("Ctrl+J"));
        QVERIFY(action->toolTip().contains("Ctrl+J"));
        actions.resetShortcut("x.go");
        QCOMPARE(action->shortcut(), QKeySequence("Ctrl+G"));
    }

    void actionsGoWithTheirOwner() {
        QSettings settings(m_folder.filePath("c.ini"), QSettings::IniFormat);
        ActionRegistry actions(settings);
        auto view = std::make_unique<QWidget>();
        actions.add({"v.go", "Go", {}, {}, {}, "V", {}}, view.get(), ActionRegistry::Scope::view, [] {});
        view.reset();
        QVERIFY(actions.entries().isEmpty());
        QVERIFY(actions.find("v.go") == nullptr);
    }
};

POSTROOM_TEST(ActionRegistryTest)
#include "action_registry_test.moc"
