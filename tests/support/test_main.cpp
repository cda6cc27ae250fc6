// SPDX-License-Identifier: Apache-2.0
// Runs the registered classes one after another; "CLASS" as the first argument runs only that one,
// the other arguments are Qt Test's.
#include "tests/support/test_main.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // peers of the tests go away whenever they like
    QCoreApplication app(argc, argv);
    return postroom::test::runTests(app.arguments());
}
