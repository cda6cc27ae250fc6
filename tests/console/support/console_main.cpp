// SPDX-License-Identifier: GPL-3.0-or-later
// The main of the console's tests: the one of all tests, with an application that has widgets.
#include "console/services/platform.h"
#include "console/widgets/theme.h"
#include "tests/support/test_main.h"

#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

int main(int argc, char** argv) {
    postroom::console::platform::ignoreBrokenPipes();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QTEST_DISABLE_STACK_DUMP", "1"); // a test that hangs must end, and not wait for a debugger
    QLocale::setDefault(QLocale::c()); // figures and names of days as the tests write them
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    postroom::console::theme::apply(app, postroom::console::theme::Appearance::light);
    return postroom::test::runTests(QApplication::arguments());
}
