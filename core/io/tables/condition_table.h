// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/reading.h"
#include "core/io/source_file.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

struct PhenotypeTable;

/// What a table says about the conditions of a phenotype table: which are measurements of one trait (replicates, doses
/// of a chemical), which did not succeed, and which are controls.
struct ConditionTable {
    std::string file;
    std::string conditionColumn, groupColumn;  ///< headers
    /// Condition as the phenotype table names it, group; rows without a group and rows of other conditions are not
    /// here.
    std::vector<std::pair<std::string, std::string>> groups;
    std::vector<std::string> failed;    ///< conditions whose measurement is not to be used
    std::vector<std::string> controls;  ///< conditions that measure no trait: Time0 of FEBA
    std::vector<Note> notes;
    Reading reading;
};

/// Whether the first lines are a header that names conditions or what was done in them (chemical, drug, stress,
/// treatment …) and no gene, or one of FEBA's tables of experiments: fit_quality.tab (name, short), exps (SetName,
/// Index, Description), or that of the Fitness Browser (expName, expDesc).
[[nodiscard]] bool isConditionTable(std::string_view text);

/// Reads a table with a row a condition. The condition column is the one that names most of `conditions`, by their
/// whole names; then by their first words, as FEBA writes "setATCH110 LB" for the experiment setATCH110; then by the
/// end of that word, as exps has TCH110. The group column is the one beside the name in FEBA's tables (short, expDesc,
/// Description), else one with a known header (group, chemical, compound, drug, stress, treatment, trait), else the
/// first other column in which texts repeat. Of a table with FEBA's column `u`, experiments with FALSE have failed;
/// those of the group Time0 are controls whatever it says. Choices: "condition" and "group" name columns; "use" is "u"
/// or "all"; "controls" is "leave out" or "use". BadInput if no column names conditions or none groups them, Usage for
/// a choice that the table does not have.
[[nodiscard]] Result<ConditionTable> readConditions(const SourceFile& source, std::span<const std::string> conditions,
                                                    const ReadChoices& choices, Progress& progress);

/// Takes the conditions that failed and the controls out of a table of phenotypes, with what stands beside their
/// values, and notes it there. BadInput if nothing would be left.
[[nodiscard]] Result<void> leaveOutConditions(const ConditionTable& conditions, PhenotypeTable& table);
/// The same without notes, for the tables of t, p and q that belong to it: gives the names, and changes nothing where
/// none would be left.
std::vector<std::string> dropConditions(const ConditionTable& conditions, PhenotypeTable& table);

}  // namespace pleio
