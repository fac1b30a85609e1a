// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/parameters.h"
#include "core/codon/composition.h"
#include "core/genome/gene_codons.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio::builtin {

/// A set of codons that is reported or compared: pooled genes, or a reference table.
struct ReportedCodons {
    std::string id;           ///< "genome", "trait", "genes", "table", "table_2"
    std::string suffix;       ///< of its columns: "", "_trait", "_genes", "_table", "_table_2"
    std::string name;         ///< for people
    CodonVector counts{};     ///< with stop codons; see CodonTable for tables without counts
    CodonVector fractions{};  ///< as codcmp takes them: within amino acid and among stops; printed ones of a table
    bool hasCounts = true;
    bool hasAminoAcidUsage = true;
    std::int64_t genes = 0;          ///< pooled, or what the table says; 0 if it does not say
    std::vector<std::int32_t> rows;  ///< of GeneCodons, ascending; empty for a table
};

/// Sets of the parameters `trait` and `genes` and of the dataset's codon tables, the whole genome first.
/// Usage for an unknown trait or a list that names no gene; BadInput for a set without a pooled gene.
/// What a list names and the genome lacks, and where a table reads a codon otherwise, is noted.
[[nodiscard]] Result<std::vector<ReportedCodons>> codonSets(const Dataset& dataset, const GeneCodons& codons,
                                                            const Parameters& parameters, std::vector<Note>& notes);

/// The set "genome" from counts with stop codons.
[[nodiscard]] ReportedCodons genomeSet(const CodonVector& counts, std::int64_t genes, const GeneticCode& code);
/// Pooled counts of rows with the stop codons at their ends. Codons that are sense as well as stop (genetic codes 27,
/// 28 and 31) hold the sense codons alone.
[[nodiscard]] CodonVector pooledWithStops(const GeneCodons& codons, std::span<const std::int32_t> rows);

}  // namespace pleio::builtin
