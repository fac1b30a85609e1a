// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace pleio::fuzz {

/// Ends the program, so that the fuzzer sees a failure, if `holds` is false.
inline void require(bool holds)
{
    if (!holds) std::abort();
}

}  // namespace pleio::fuzz
