// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/inputs.h"

#include <cstdint>

namespace pleio::cli {

/// What an analysis is asked with on the command line.
struct AnalysisOptions {
    Inputs inputs;
    ParameterTexts parameters;
    std::uint64_t seed = 1;
};

/// The options of all these; `positionalGenome` as for addGenomeOptions.
void addAnalysisOptions(CLI::App& command, const AnalysisDescriptor& analysis, AnalysisOptions& options,
                        bool positionalGenome);

/// An analysis that is ready to run.
struct PreparedAnalysis {
    Request request;
    Dataset dataset;
    LoadOptions options;      ///< with which the dataset was read
    std::vector<Note> notes;  ///< what was taken in of folders and archives
};
/// Checks parameters and files, then reads the files.
[[nodiscard]] Result<PreparedAnalysis> prepareAnalysis(const AnalysisDescriptor& analysis,
                                                       const AnalysisOptions& options, Progress& progress);

}  // namespace pleio::cli
