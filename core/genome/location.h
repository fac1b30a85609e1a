// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Longer than any chromosome; places beyond it are refused, so that sums of places cannot overflow.
inline constexpr std::int64_t kMaxPosition = 1'000'000'000'000;

enum class Strand : std::int8_t { Forward = 1, Reverse = -1 };

/// Where a feature lies on its replicon. Parts are in the order in which they are translated
/// (5' to 3' of the product), each with its own strand, so that join, complement, order, trans-splicing
/// and a feature across the origin of a circular replicon are all the same to the reader of it.
struct Location {
    struct Part {
        std::int64_t start = 0;  ///< 0-based, first base on the forward strand
        std::int64_t end = 0;    ///< one past the last base on the forward strand
        Strand strand = Strand::Forward;
        [[nodiscard]] bool operator==(const Part&) const = default;
    };
    std::vector<Part> parts;
    bool fuzzyStart = false;  ///< 5' end of the product lies outside ("<" or ">")
    bool fuzzyEnd = false;    ///< 3' end of the product lies outside
    bool remote = false;      ///< some part lies on another record; the sequence cannot be built

    [[nodiscard]] std::int64_t length() const;
    /// Smallest start and largest end over the parts; for an origin-spanning feature the first part's
    /// start and the last part's end in genome order are what tables show.
    [[nodiscard]] std::int64_t start() const;
    [[nodiscard]] std::int64_t end() const;
    /// Strand of the first part; Forward for an empty location.
    [[nodiscard]] Strand strand() const;
    /// INSDC text, 1-based ("complement(join(1..5,9..12))").
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool operator==(const Location&) const = default;
};

/// Splits parts that run across the origin of a circular replicon of `length` bases, written either
/// with end before start or with coordinates beyond the length. False, and nothing changed, if some
/// part cannot lie on the replicon, if all of it begins beyond the end, or if it is longer than the replicon: GFF3 lets
/// the end alone exceed the length.
bool wrapAtOrigin(Location& location, std::int64_t length);

}  // namespace pleio
