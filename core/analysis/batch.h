// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// What is kept of one genome of a batch in place of its report, so that hundreds fit into memory.
struct BatchResult {
    std::string genome;          ///< as it is called in the summary
    std::optional<Error> error;  ///< why there is no report
    std::vector<Scalar> scalars;
    /// What genomes are compared by beside the scalars, by name: held-out AUC of traits (cipher.decode), RSCU of codons
    /// (codon.usage). Empty for other analyses.
    std::vector<std::pair<std::string, double>> profile;
    Provenance provenance;
};

[[nodiscard]] BatchResult batchResult(std::string genome, const Report& report);
[[nodiscard]] BatchResult batchFailure(std::string genome, Error error);

/// What the exit status of a batch says of its failures: one that lies neither in the request nor in an input before
/// one that lies in an input, that before one of the request. Nothing if no genome failed.
[[nodiscard]] std::optional<ErrorKind> batchFailureKind(const std::vector<BatchResult>& results);

/// Ids of the tables that a summary may hold.
[[nodiscard]] std::vector<std::string> summaryTables();

/// The summary of one analysis over many genomes: table "genomes" with every scalar and what went wrong, table
/// "profiles" (genome, trait or codon, value) where there are such, and figures that compare the genomes. The error of
/// batchFailureKind if no genome has a report; Cancelled.
[[nodiscard]] Result<Report> batchSummary(const AnalysisDescriptor& analysis, const std::vector<BatchResult>& results,
                                          Progress& progress);

}  // namespace pleio
