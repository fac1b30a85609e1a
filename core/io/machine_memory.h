// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// Resident memory of this process; 0 where the system does not tell.
[[nodiscard]] std::int64_t residentBytes();
/// Of the machine's memory, the share that a program could still get without swapping, 0..1; 1 where the system does
/// not tell.
[[nodiscard]] double availableMemoryShare();
/// What this process could still get, in bytes: of memory and swap, below the limits of its control group and its own
/// (RLIMIT_AS). The largest number where the system does not tell.
[[nodiscard]] std::int64_t availableBytes();

/// What needs a length that others declare, or that grows with what they send, asks here first: the system may end a
/// program that takes more than there is without a word. Internal if there is no room for so many bytes;
/// some megabytes are always granted.
[[nodiscard]] Result<void> checkRoom(std::uint64_t bytes);
/// Makes room for `more` bytes at the end of `text`, doubling it as std::string does. Internal as above.
[[nodiscard]] Result<void> makeRoom(std::string& text, std::size_t more);
/// The same for a list.
template <class T>
[[nodiscard]] Result<void> makeRoom(std::vector<T>& list, std::size_t more)
{
    const std::size_t needed = list.size() + more;
    if (needed <= list.capacity()) return {};
    const std::size_t next = std::max(needed, 2 * list.capacity());
    if (Result<void> ok = checkRoom(next * sizeof(T)); !ok) return ok;
    list.reserve(next);
    return {};
}

}  // namespace pleio
