// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pleio::fuzz {

struct Target {
    std::string_view name;  ///< "fasta"
    int (*run)(const std::uint8_t* data, std::size_t size);
};

/// All fuzz targets; written by tests/fuzz/CMakeLists.txt.
[[nodiscard]] std::span<const Target> targets();

}  // namespace pleio::fuzz
