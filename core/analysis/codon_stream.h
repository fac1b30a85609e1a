// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/analysis/report.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"

#include <string>
#include <vector>

namespace pleio {

/// What streamCodonStatistics reads.
struct CodonStreamInput {
    std::string fasta;                   ///< path of a FASTA file of coding sequences; plain, gzip or bgzip
    int geneticCode = 11;                ///< of records that name none
    std::vector<SourceFile> references;  ///< codon tables, tRNA copies
};

/// The parameters of `codon.bias` without what needs all genes at once.
[[nodiscard]] std::vector<ParameterSpec> codonStreamParameters();

/// The statistics of `codon.bias` and the codon counts of `codon.usage` for each record of a FASTA file of any size.
/// The records are read one by one, their tallies wait in a temporary file until the reference set is known, and rows
/// are written as they come, so memory does not grow with the number of genes (but with that of the genes a reference
/// list names). Writes into `folder` by the rules of ResultFiles:
///
/// - gene_bias.tsv and gene_codon_counts.tsv, with the rows that the two analyses give, byte for byte,
/// - the report that is returned (addReportFiles): pooled usage, codon weights, where numbers are undefined, notes.
///
/// `parameters` are those of `codon.bias`. What needs all genes at once is not to be had: reference = expression and
/// reference = self are refused (Usage), and GCB is undefined. Every record has its row, also one whose id is repeated.
/// The genetic code is that of most genes without a defect; if it is not the given one, the file is read twice.
[[nodiscard]] Result<Report> streamCodonStatistics(const CodonStreamInput& input, const Parameters& parameters,
                                                   const std::string& folder, Progress& progress);

}  // namespace pleio
