// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace pleio {

/// What the header of a column of numbers says that it holds, in the words of programs that measure genes.
enum class Measured {
    Effect,     ///< of a comparison: log fold change
    T,          ///< test statistic of it
    P,          ///< two-sided
    Q,          ///< adjusted for many tests
    Abundance,  ///< of transcripts, made comparable between genes: TPM, FPKM
    Count,      ///< of reads
    Technical,  ///< place, length, weight, standard error, mean, rank: never a value of a gene in a condition
};

/// Nothing for headers that no such program writes; those may be names of conditions and samples. Sources: the
/// manuals of featureCounts, HTSeq, Salmon, kallisto, RSEM, StringTie, DESeq2, edgeR, limma, TRANSIT, TreeView (see
/// docs/reading.md).
[[nodiscard]] std::optional<Measured> measuredBy(std::string_view header);
/// Among abundances the one that is preferred has the smallest number: TPM, then FPKM, then the others.
[[nodiscard]] int abundanceRank(std::string_view header);

/// Rows that a program writes among those of genes: weights and names of arrays (EWEIGHT, AID), reads that fit no
/// gene (__no_feature).
[[nodiscard]] bool isTechnicalRow(std::string_view name);

}  // namespace pleio
