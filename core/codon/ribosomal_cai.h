// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/gene_codons.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pleio {

/// Fewest ribosomal proteins that make a reference set for CAI: about a third of a bacterial ribosome.
inline constexpr std::size_t kMinReferenceProteins = 20;

/// Rows of the ribosomal proteins, found by product name, that are pooled.
[[nodiscard]] std::vector<std::int32_t> pooledRibosomalRows(const Genome& genome, const GeneCodons& genes);

/// CAI against the genome's own ribosomal proteins, the CAI that is meant where nothing else is said.
struct RibosomalCai {
    std::vector<double> values;           ///< of every row of the counts, 0 to 1; all NaN if proteins are too few
    std::vector<std::int32_t> reference;  ///< rows of the ribosomal proteins, ascending
    [[nodiscard]] bool defined() const { return reference.size() >= kMinReferenceProteins; }
};
/// Zero counts are half a count (Sharp & Li 1987); a protein of the reference set is measured against the others. Bit
/// for bit the CAI of codon.bias with its default reference set, counted under the same convention.
[[nodiscard]] RibosomalCai ribosomalCai(const Genome& genome, const GeneCodons& genes);

}  // namespace pleio
