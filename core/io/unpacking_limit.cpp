// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/unpacking_limit.h"

#include "core/base/text.h"
#include "core/base/whole_number.h"

#include <algorithm>
#include <cstdlib>

namespace pleio {

namespace {

constexpr std::uint64_t kUnpackedMb = 1'000'000, kMostUnpackedMb = 1'000'000'000;

}  // namespace

std::uint64_t unpackedLimit(std::size_t packed, std::uint64_t times)
{
    if (const char* said = std::getenv("PLEIOSCOPE_UNPACKED_MB"))
        if (const auto megabytes = parseWholeNumber(said)) return std::min(*megabytes, kMostUnpackedMb) * kUnpackedMb;
    return std::max(kUnpackedBytes, times * packed);
}

Result<void> checkUnpacked(std::uint64_t bytes, std::uint64_t limit)
{
    if (bytes <= limit) return {};
    return badInput("More than " + displayCount(static_cast<std::int64_t>(limit / kUnpackedMb)) +
                    " MB come out of it, which no data of its size needs; if it is right, set the environment variable "
                    "PLEIOSCOPE_UNPACKED_MB to the megabytes that may.");
}

}  // namespace pleio
