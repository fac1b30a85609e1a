// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/genome/codon_layout.h"

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Genes × synonymous codons, the columns in the order of CodonLayout::codons.
using SynonymousTable = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Counts of all rows. Codons without synonyms (Met and Trp in table 1) and stop codons have no column.
[[nodiscard]] SynonymousTable synonymousCounts(const CodonCounts& codons, const CodonLayout& layout);

/// Relative synonymous codon usage of every row, n_ij k / n_ia (Sharp & Li 1986), from such counts. A family
/// that a gene lacks is 0 throughout, as codonW takes it for correspondence analysis, so that the gene has
/// no weight there.
[[nodiscard]] SynonymousTable synonymousRscu(const SynonymousTable& counts, const CodonLayout& layout);

/// The family of each synonymous column, 0, 1, …
[[nodiscard]] std::vector<int> familyOfColumns(const CodonLayout& layout);

}  // namespace pleio
