// SPDX-License-Identifier: Apache-2.0
// The frame of every test binary: one binary for a folder, each of whose classes registers itself.
//
//     class SizeTextTest : public QObject { Q_OBJECT private slots: void readsSuffixes(); };
//     POSTROOM_TEST(SizeTextTest)
//     #include "size_text_test.moc"
#pragma once

#include <QtTest/QtTest>

#include <functional>
#include <memory>

namespace postroom::test {

using MakeTest = std::function<std::unique_ptr<QObject>()>;

/// Adds a test class to this binary; called before main by POSTROOM_TEST.
bool registerTest(const char* name, MakeTest make);
/// Runs all classes, or the one that the first argument after the program's name names. The exit code.
int runTests(QStringList arguments);

} // namespace postroom::test

#define POSTROOM_TEST(Class)                                                                                          \
    static const bool registered_##Class =                                                                            \
        ::postroom::test::registerTest(#Class, [] { return std::make_unique<Class>(); });
