// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/codon_layout.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pleio {

/// The families of a CodonLayout in fixed arrays, for loops that run once a gene.
struct FamilyTable {
    static constexpr std::size_t kMaxFamilies = 32;  ///< of two and more codons each: two a box
    static constexpr std::size_t kMaxSize = 8;       ///< codons of a family (Ser of table 5)

    FamilyTable() = default;
    explicit FamilyTable(const CodonLayout& layout);
    FamilyTable(const GeneticCode& code, FamilyKind kind) : FamilyTable(CodonLayout(code, kind)) {}

    std::size_t families = 0;
    std::size_t singles = 0;                                  ///< families of one codon
    std::size_t senseCodons = 0;                              ///< codons of all families and singles
    std::array<std::uint8_t, kCodons> codon{};                ///< codon of each column, family after family
    std::array<std::uint8_t, kMaxFamilies + 1> start{};       ///< first column of each family, and one past the last
    std::array<std::uint8_t, kMaxFamilies> size{};            ///< codons of each family
    std::array<std::uint8_t, kMaxSize + 1> familiesOfSize{};  ///< number of families with this many codons
    std::array<std::int8_t, kCodons> familyOf{};              ///< family of a codon; -1 if it has no synonym

    [[nodiscard]] std::size_t columns() const { return start[families]; }
    /// The codons of a family, ascending.
    [[nodiscard]] std::span<const std::uint8_t> codonsOf(std::size_t family) const
    {
        return {codon.data() + start[family], size[family]};
    }
};

}  // namespace pleio
