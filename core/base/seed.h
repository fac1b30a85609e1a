// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/whole_number.h"

#include <string>

namespace pleio {

/// A seed as it is written everywhere, on command lines, in tasks, projects and forms: any whole number of 64 bits.
[[nodiscard]] inline std::optional<std::uint64_t> parseSeed(std::string_view text) { return parseWholeNumber(text); }

/// Why a text is no seed, for people.
[[nodiscard]] inline std::string noSeed(std::string_view text)
{
    return "'" + std::string(text) + "' is no seed; give a whole number from 0 to 18,446,744,073,709,551,615.";
}

}  // namespace pleio
