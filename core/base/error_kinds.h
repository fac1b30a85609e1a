// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <array>
#include <string_view>

namespace pleio {

/// Ids of the kinds of errors, in the order of ErrorKind: as the queue, the metrics and Python have them.
inline constexpr std::array<std::string_view, 5> kErrorKinds{"bad_input", "usage", "io", "cancelled", "internal"};

[[nodiscard]] constexpr std::string_view errorKindId(ErrorKind kind)
{
    return kErrorKinds[static_cast<std::size_t>(kind)];
}

}  // namespace pleio
