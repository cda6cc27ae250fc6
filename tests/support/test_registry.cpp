// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_main.h"

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

int runTests(QStringList arguments) {
    QString only;
    if (arguments.size() > 1 && !arguments[1].startsWith('-')) {
        for (const auto& entry : entries())
            if (arguments[1] == QLatin1String(entry.name))
                only = arguments[1];
        if (!only.isEmpty())
            arguments.removeAt(1);
    }
    int failed = 0;
    for (const auto& entry : entries()) {
        if (!only.isEmpty() && only != QLatin1String(entry.name))
            continue;
        const auto test = entry.make();
        failed += QTest::qExec(test.get(), arguments) == 0 ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
}

} // namespace postroom::test
