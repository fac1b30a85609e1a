// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/dataset.h"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pleio::cli {

/// Files and reading options shared by info, analyze and run.
struct Inputs {
    std::string genome;
    std::string annotation;
    std::vector<std::string> traits;
    std::string expression;
    std::string clusters;
    std::vector<std::string> codonTables;
    std::string trna;
    std::string phenotypes, phenotypeT, phenotypeP, phenotypeQ, conditions;
    std::string delimiter;  ///< "tab", "comma", "semicolon" or empty
    LoadOptions options;  ///< but for the delimiter

    [[nodiscard]] LoadOptions loadOptions() const;
};

/// Options for a genome and its annotation; `positional` makes the genome an argument without a name.
void addGenomeOptions(CLI::App& command, Inputs& inputs, bool positional);
/// Options for trait tables, phenotypes, expression, clusters, codon tables and tRNA copies.
void addTraitOptions(CLI::App& command, Inputs& inputs);

[[nodiscard]] Result<Dataset> load(const Inputs& inputs, Progress& progress);

/// Parameters of an analysis as they were written on the command line, by id.
using ParameterTexts = std::map<std::string, std::string>;
/// One option a parameter ("min_genes" becomes --min-genes).
void addParameterOptions(CLI::App& command, const AnalysisDescriptor& analysis, ParameterTexts& texts);
[[nodiscard]] Result<Parameters> parametersFrom(const AnalysisDescriptor& analysis, const ParameterTexts& texts);

}  // namespace pleio::cli
