// SPDX-License-Identifier: Apache-2.0
// Runs the registered classes one after another; "CLASS" as the first argument runs only that one,
// the other arguments are Qt Test's.
#include "tests/support/test_main.h"

#include <QCoreApplication>

#include <csignal>
#include <vector>

namespace postroom::test {

namespace {
struct Entry {
    const char* name;
    MakeTest make;
};
std::vector<Entry>& entries() {
    static std::vector<Entry> all;
    return all;
}
} // namespace

bool registerTest(const char* name, MakeTest make) {
    entries().push_back({name, std::move(make)});
    return true;
}

} // namespace postroom::test

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // peers of the tests go away whenever they like
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments();
    QString only;
    if (arguments.size() > 1 && !arguments[1].startsWith('-')) {
        for (const auto& entry : postroom::test::entries())
            if (arguments[1] == QLatin1String(entry.name))
                only = arguments[1];
        if (!only.isEmpty())
            arguments.removeAt(1);
    }
    int failed = 0;
    for (const auto& entry : postroom::test::entries()) {
        if (!only.isEmpty() && only != QLatin1String(entry.name))
            continue;
        const auto test = entry.make();
        failed += QTest::qExec(test.get(), arguments) == 0 ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
}
