// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <span>
#include <string_view>

namespace pleio::test {

/// One test class of a program.
struct TestClass {
    std::string_view name;  ///< "tst_auc"
    int (*run)(int argc, char** argv);
};

/// The body of main() of a test program, which is written by pleio_tests (tests/CMakeLists.txt). `program tst_auc
/// [OPTION…]` runs one class with the options of Qt Test, without a name all of them. Returns 0 when every test passed.
[[nodiscard]] int runClasses(int argc, char** argv, std::span<const TestClass> classes);

}  // namespace pleio::test

/// Stands at the end of each tst_x.cpp, before its "tst_x.moc": what PLEIO_TEST(tst_x, TestX) defines is in the list of
/// main().
#define PLEIO_TEST(name, Class)                                                                                        \
    int name(int argc, char** argv);                                                                                   \
    int name(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        Class test;                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
