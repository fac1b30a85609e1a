// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <algorithm>
#include <vector>

namespace pleio::test {

int runClasses(int argc, char** argv, std::span<const TestClass> classes)
{
    std::vector<char*> options(argv, argv + argc);
    const auto named = argc < 2 ? classes.end()
                                : std::find_if(classes.begin(), classes.end(),
                                               [&](const TestClass& candidate) { return candidate.name == argv[1]; });
    if (named != classes.end()) {
        options.erase(options.begin() + 1);
        classes = {named, 1};
    }
    int failed = 0;
    for (const TestClass& test : classes) {
        std::vector<char*> copy = options;  // Qt Test takes out what it understands
        copy.push_back(nullptr);
        failed += test.run(static_cast<int>(options.size()), copy.data());
    }
    return std::min(failed, 127);
}

}  // namespace pleio::test
