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
    LoadOptions options;    ///< but for the delimiter

    [[nodiscard]] LoadOptions loadOptions() const;
    /// Calls visit(path, role) for every file in the order of their roles; a path is empty if none was named.
    template <class Self, class Visit>
    static void forEachFile(Self& inputs, Visit visit)
    {
        visit(inputs.genome, SourceRole::Genome);
        visit(inputs.annotation, SourceRole::Annotation);
        for (auto& path : inputs.traits) visit(path, SourceRole::Traits);
        visit(inputs.expression, SourceRole::Expression);
        visit(inputs.clusters, SourceRole::Clusters);
        for (auto& path : inputs.codonTables) visit(path, SourceRole::CodonTable);
        visit(inputs.trna, SourceRole::Trna);
        visit(inputs.phenotypes, SourceRole::Phenotypes);
        visit(inputs.phenotypeT, SourceRole::PhenotypeT);
        visit(inputs.phenotypeP, SourceRole::PhenotypeP);
        visit(inputs.phenotypeQ, SourceRole::PhenotypeQ);
        visit(inputs.conditions, SourceRole::Conditions);
    }
};

/// Options for a genome and its annotation; `positional` makes the genome an argument without a name.
void addGenomeOptions(CLI::App& command, Inputs& inputs, bool positional);
/// Those of them that say how genomes are read.
void addReadingOptions(CLI::App& command, Inputs& inputs);
/// Options for trait tables, phenotypes, expression, clusters, codon tables and tRNA copies.
void addTraitOptions(CLI::App& command, Inputs& inputs);

/// The paths of all files that are named.
[[nodiscard]] std::vector<std::string> pathsOf(const Inputs& inputs);
/// All files, unparsed, in the order of their roles.
[[nodiscard]] Result<std::vector<SourceFile>> readSources(const Inputs& inputs, Progress& progress);
[[nodiscard]] Result<Dataset> load(const Inputs& inputs, Progress& progress);

/// Parameters of an analysis as they were written on the command line, by id.
using ParameterTexts = std::map<std::string, std::string>;
/// One option a parameter ("min_genes" becomes --min-genes).
void addParameterOptions(CLI::App& command, const AnalysisDescriptor& analysis, ParameterTexts& texts);
[[nodiscard]] Result<Parameters> parametersFrom(const AnalysisDescriptor& analysis, const ParameterTexts& texts);

}  // namespace pleio::cli
