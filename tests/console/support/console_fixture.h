// SPDX-License-Identifier: GPL-3.0-or-later
// A window on the fake daemon, with settings of its own, and hands to use it: press keys, trigger actions, wait for what
// must come.
#pragma once

#include "console/app/application.h"
#include "console/app/main_window.h"
#include "console/app/window_navigator.h"
#include "tests/console/support/fake_daemon.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace postroom::console {

class ConsoleFixture {
public:
    /// Opens a window and waits until its first page is shown. `link`: what to open.
    explicit ConsoleFixture(FakeDaemon& daemon, const QString& link = {});
    ~ConsoleFixture();

    [[nodiscard]] Application& application() { return *m_application; }
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] FakeDaemon& daemon() { return m_daemon; }
    /// The page in front as its view.
    template <typename View>
    [[nodiscard]] View* view() {
        return qobject_cast<View*>(m_window->currentView());
    }

    /// Opens a link and gives the view that shows it.
    PageView* open(const QString& link);
    /// A key as the user presses it: "Ctrl+K".
    void press(const QString& key, QWidget* in = nullptr);
    /// Triggers a registered action; fails the test when there is none.
    void trigger(const QString& id);
    void type(const QString& text, QWidget* in = nullptr);
    /// Handles what waits in the event loop until nothing does: replies of the fake daemon included.
    void settle();
    /// A widget of the window by its accessible name or object name; null when there is none.
    template <typename Widget>
    [[nodiscard]] Widget* find(const QString& name) {
        for (Widget* widget : m_window->findChildren<Widget*>())
            if (widget->accessibleName() == name || widget->objectName() == name)
                return widget;
        return nullptr;
    }
    /// The dialog in front; null when there is none.
    [[nodiscard]] QDialog* dialog();

private:
    QTemporaryDir m_folder;
    FakeDaemon& m_daemon;
    std::unique_ptr<Application> m_application;
    QPointer<MainWindow> m_window;
};

} // namespace postroom::console
