// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/progress.h"
#include "core/io/result_files.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pleio::cli {

struct Outputs {
    std::string folder;   ///< tables, report.json and report.html
    std::string project;  ///< .pleio file to write; empty for none
};

/// Runs a request, on this machine or elsewhere.
using Runner = std::function<Result<Report>(const Request&, const Dataset&, Progress&)>;

[[nodiscard]] Result<Report> runHere(const Request& request, const Dataset& dataset, Progress& progress);

/// Claims the place of the results of this analysis (claimResultPlace); asked before anything is read.
[[nodiscard]] Result<ResultHold> claimOutputs(const AnalysisDescriptor& analysis, const Outputs& outputs,
                                              std::vector<std::string> inputs);

/// Runs an analysis and writes its results; returns the report. Nothing is written if it fails. `notes` join those of
/// the report, wherever it was made.
[[nodiscard]] Result<Report> runAndWrite(const Runner& runner, const Request& request, const Dataset& dataset,
                                         const LoadOptions& options, const std::vector<Note>& notes,
                                         const Outputs& outputs, Progress& progress);

/// Draws the figures of a report and writes all its files into a folder.
[[nodiscard]] Result<void> writeReport(const Report& report, const ResultPlace& place, Progress& progress);

/// The findings of cipher.decode in a few lines on standard output.
void printFindings(const Report& report);
/// The warnings of a report on standard error, at most ten lines; the last says where the rest is.
void printWarnings(const Report& report, const std::string& folder);

}  // namespace pleio::cli
