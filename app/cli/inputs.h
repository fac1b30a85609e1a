// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/dataset.h"
#include "core/io/intake/paths_by_role.h"
#include "core/io/source_roles.h"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pleio::cli {

/// Files and reading options shared by info, analyze and run.
struct Inputs {
    PathsByRole files{sourceRoles().size()};
    std::string delimiter;          ///< "tab", "comma", "semicolon" or empty
    std::vector<std::string> read;  ///< "FILE: gene=sysName, value=reads", see readChoices
    LoadOptions options;            ///< but for the delimiter and what is said in `read`

    /// Usage if `read` speaks of a file that is none of the sources.
    [[nodiscard]] Result<LoadOptions> loadOptions(std::span<const SourceFile> sources) const;
    [[nodiscard]] std::vector<std::string>& of(SourceRole role) { return files[static_cast<std::size_t>(role)]; }
    [[nodiscard]] const std::vector<std::string>& of(SourceRole role) const
    {
        return files[static_cast<std::size_t>(role)];
    }
    /// The path of the genome; empty if none was named.
    [[nodiscard]] std::string genome() const
    {
        return of(SourceRole::Genome).empty() ? std::string() : of(SourceRole::Genome).front();
    }
};

/// Options for a genome and its annotation; `positional` makes the genome an argument without a name.
/// Gives the option of the genome, which may be left out unless it is made required.
CLI::Option* addGenomeOptions(CLI::App& command, Inputs& inputs, bool positional);
/// Those of them that say how genomes are read.
void addReadingOptions(CLI::App& command, Inputs& inputs);
/// Options for the files of all other roles, and how they are read.
void addTraitOptions(CLI::App& command, Inputs& inputs);

/// The paths of all files that are named.
[[nodiscard]] std::vector<std::string> pathsOf(const Inputs& inputs);
/// All files, unparsed, in the order of their roles.
[[nodiscard]] Result<std::vector<SourceFile>> readFiles(const Intake& intake, Progress& progress);
[[nodiscard]] Result<Dataset> load(const Inputs& inputs, Progress& progress);
/// The same for inputs that are sorted.
[[nodiscard]] Result<Dataset> load(const Inputs& inputs, const Intake& intake, Progress& progress);

/// Parameters of an analysis as they were written on the command line, by id.
using ParameterTexts = std::map<std::string, std::string>;
/// One option a parameter.
void addParameterOptions(CLI::App& command, const AnalysisDescriptor& analysis, ParameterTexts& texts);
/// The parameters that are written so, with dashes or underlines; Usage for one that the analysis does not have or that
/// does not fit. `where` of an error is the parameter's id.
[[nodiscard]] Result<Parameters> parametersFrom(const AnalysisDescriptor& analysis, const ParameterTexts& texts);
/// The error with the option's name in place of the id of the parameter it is about.
[[nodiscard]] Error namingOption(const AnalysisDescriptor& analysis, Error error);

}  // namespace pleio::cli
