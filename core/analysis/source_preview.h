// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/table.h"
#include "core/traits/gene_index.h"

namespace pleio {

inline constexpr std::size_t kPreviewRows = 100;

/// How one source is understood, without any other being read.
struct SourcePreview {
    Table table;  ///< its first kPreviewRows rows as they are understood; the columns follow from the role
    Reading reading;
    std::int64_t rows = 0;  ///< of the whole source
    /// Of these, how many name a gene; -1 where rows name none.
    std::int64_t matched = -1;
};

/// Reads a source whole, as loadDataset would with these options, and gives its first rows:
///
/// - traits: the gene as written, the gene it is, by which of its names, trait, source
/// - phenotypes and their t, p and q: the gene as written, the gene it is, by which of its names, the first conditions
/// - expression: the same and the value; clusters: the same and the cluster
/// - conditions: condition, group, and whether it is used
/// - codon tables: codons; tRNAs: copies by codon; ontologies: terms
/// - genome and annotation: the genes as `dataset` has them
///
/// `dataset` is what is open, and `index` has the names of its genes. Where no genome is open, the genes are the names
/// that the tables give with these options. The errors are those of the readers.
[[nodiscard]] Result<SourcePreview> previewSource(const SourceFile& source, const LoadOptions& options,
                                                  const Dataset& dataset, const GeneIndex& index, Progress& progress);

}  // namespace pleio
