// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/support/console_fixture.h"

#include <QApplication>
#include <QDialog>

namespace postroom::console {

ConsoleFixture::ConsoleFixture(FakeDaemon& daemon, const QString& link) : m_daemon(daemon) {
    auto settings = std::make_unique<QSettings>(m_folder.filePath("settings.ini"), QSettings::IniFormat);
    settings->setValue("appearance", "light");
    m_application = std::make_unique<Application>(*static_cast<QApplication*>(QCoreApplication::instance()), std::move(settings), daemon.channels());
    m_application->setLanguage("en");
    m_window = m_application->openWindow(ApplianceUri::local("/fake/control.sock"), Link::parse(link));
    m_window->session().setFirstPause(std::chrono::milliseconds(1));
    m_window->resize(1280, 800);
    settle();
}

ConsoleFixture::~ConsoleFixture() = default;

void ConsoleFixture::settle() {
    // Every answer takes a few turns of the loop (zero timers), and may lead to the next question.
    for (int quiet = 0; quiet < 20; ++quiet) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

PageView* ConsoleFixture::open(const QString& link) {
    m_window->navigator().open(link);
    settle();
    return m_window->currentView();
}

void ConsoleFixture::press(const QString& key, QWidget* in) {
    const QKeyCombination combination = QKeySequence(key, QKeySequence::PortableText)[0];
    QWidget* target = in != nullptr ? in : QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : static_cast<QWidget*>(m_window);
    QTest::keyClick(target, combination.key(), combination.keyboardModifiers());
    settle();
}

void ConsoleFixture::type(const QString& text, QWidget* in) {
    QTest::keyClicks(in != nullptr ? in : QApplication::focusWidget(), text);
    settle();
}

void ConsoleFixture::trigger(const QString& id) {
    QAction* action = m_window->actions().find(id);
    if (action == nullptr) {
        QTest::qFail(qPrintable("there is no action " + id), __FILE__, __LINE__);
        return;
    }
    action->trigger();
    settle();
}

QDialog* ConsoleFixture::dialog() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<QDialog*>(widget); found != nullptr && found->isVisible())
            return found;
    return nullptr;
}

} // namespace postroom::console
