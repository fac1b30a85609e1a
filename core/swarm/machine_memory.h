// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pleio {

/// Resident memory of this process; 0 where the system does not tell.
[[nodiscard]] std::int64_t residentBytes();
/// Of the machine's memory, the share that a program could still get without swapping, 0..1; 1 where the system does
/// not tell.
[[nodiscard]] double availableMemoryShare();

}  // namespace pleio
