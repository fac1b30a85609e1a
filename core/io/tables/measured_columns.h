// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace pleio {

/// What the header of a column of numbers says that it holds, in the words of programs that measure genes.
enum class Measured {
    Effect,     ///< of a comparison: log fold change
    Score,      ///< words that many use for effects and for other things: an effect only beside p or q
    T,          ///< test statistic of it
    P,          ///< two-sided
    Q,          ///< adjusted for many tests
    Abundance,  ///< of transcripts, made comparable between genes: TPM, FPKM
    Count,      ///< of reads
    Technical,  ///< place, length, weight, standard error, mean, rank: never a value of a gene in a condition
};

/// Nothing for headers that no such program writes; those may be names of conditions and samples. Sources: the
/// manuals of featureCounts, HTSeq, Salmon, kallisto, RSEM, StringTie, DESeq, DESeq2, edgeR, limma, TRANSIT, sleuth,
/// Cuffdiff, ashr, drugZ, BAGEL, casTLE, Bio-TraDIS, Rockhopper, TreeView, Perseus, Proteome Discoverer, DEP, NOISeq,
/// Seurat, scanpy (see docs/reading.md).
[[nodiscard]] std::optional<Measured> measuredBy(std::string_view header);
/// Of headers of the same kind the one that is preferred has the smallest number: TPM before FPKM, logarithms before
/// ratios; the largest for headers that are not known.
[[nodiscard]] int measuredRank(std::string_view header);

/// A header of two parts, one of which says what is measured, and the other in which condition: "NaCl_log2FC",
/// "adj.P.Val.A", "pValue NaCl vs ctrl", "log2FC (heat)". The parts point into the header.
struct MeasuredCondition {
    std::string_view condition;
    std::string_view word;  ///< "log2FC"
    Measured what = Measured::Effect;
};
/// The longest known word counts; nothing for headers without.
[[nodiscard]] std::optional<MeasuredCondition> measuredOfCondition(std::string_view header);

/// Whether a column counts measurements instead of measuring: replicate, plate, batch.
[[nodiscard]] bool isNumberOfMeasurement(std::string_view header);
/// Whether it says when or under what a gene was measured, in numbers: time, temperature, pH.
[[nodiscard]] bool isNumberOfCondition(std::string_view header);

/// Whether a known word can be said of a condition: errors, ranks and numbers of measurements, but no place or length.
[[nodiscard]] bool isOfCondition(std::string_view word);
/// Whether a header of two letters or one says how far measurements lie apart, or how many there are: sd, se, cv, n. It
/// names a condition as well (SD medium), so that it says so only beside a mean or an effect.
[[nodiscard]] bool isSpread(std::string_view header);

/// Whether an effect is a fold change that is not a logarithm.
[[nodiscard]] bool isRatio(std::string_view header);

/// Rows that are written among those of genes: weights and names of arrays (EWEIGHT, AID), reads that fit no
/// gene (__no_feature, N_unmapped), totals, means and the
/// wild type.
[[nodiscard]] bool isTechnicalRow(std::string_view name);

}  // namespace pleio
