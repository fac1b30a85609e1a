// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/parameters.h"
#include "core/analysis/report.h"
#include "core/base/parts.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// One analysis, described once. Form, menu, `list`, `describe`, worker and tests derive from it.
struct AnalysisDescriptor {
    std::string id;       ///< one of analysis_ids.h; stable, never translated
    std::string title;    ///< "Learn trait keys and decode genes"
    std::string answers;  ///< the biologist's question
    std::string citation;
    int version = 1;  ///< raised when the numbers change
    std::vector<ParameterSpec> parameters;
    std::vector<std::string> tables{};  ///< ids of all tables that its reports may hold
    bool needsSequence = false;         ///< of genes
    bool needsTraits = false;
    bool needsPhenotypes = false;    ///< or traits, which then stand for them
    bool needsMeasurements = false;  ///< phenotypes that were measured; traits cannot stand for them
    Result<Report> (*run)(const Dataset&, const Parameters&, std::uint64_t seed, Progress&) = nullptr;
    std::string splitsOver{};  ///< the items of its long loop ("rotations"); empty if it has none that can be split
    /// In place of `run` for an analysis that splits: it computes its long loop through Parts.
    Result<Report> (*runInParts)(const Dataset&, const Parameters&, std::uint64_t seed, Parts&, Progress&) = nullptr;
};

/// All analyses; the list is core/analysis/builtin.cpp.
[[nodiscard]] std::span<const AnalysisDescriptor> builtinAnalyses();
[[nodiscard]] const AnalysisDescriptor* findAnalysis(std::string_view id);

struct Request {
    std::string analysis;
    Parameters parameters;
    std::uint64_t seed = 1;
};

/// The one way in: the workbench, the command line and workers call this and get the same report bit
/// for bit. Checks the parameters, runs, puts the dataset's notes before those of the analysis, marks the
/// plots of simulated data and fills the provenance.
[[nodiscard]] Result<Report> runAnalysis(const Request& request, const Dataset& dataset, Progress& progress);
/// The same with a descriptor in hand; `request.analysis` is not looked at.
[[nodiscard]] Result<Report> runAnalysis(const AnalysisDescriptor& analysis, const Request& request,
                                         const Dataset& dataset, Progress& progress);
/// The same with the long loop of the analysis computed through `parts`.
[[nodiscard]] Result<Report> runAnalysis(const AnalysisDescriptor& analysis, const Request& request,
                                         const Dataset& dataset, Parts& parts, Progress& progress);
/// Computes one part of the long loop, for KnownParts to put together elsewhere. Nothing if the analysis ends without
/// its loop, as with a parameter that turns it off or none to split. Errors are those of runAnalysis.
[[nodiscard]] Result<std::optional<ItemValues>> runPart(const AnalysisDescriptor& analysis, const Request& request,
                                                        const Dataset& dataset, Part part, Progress& progress);

}  // namespace pleio
