// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <map>
#include <string>
#include <string_view>

namespace pleio::test {

/// Runs an analysis with seed 1.
[[nodiscard]] Result<Report> run(const char* analysis, const Dataset& data,
                                 std::map<std::string, ParameterValue> parameters = {});
/// A cell of a table that is there.
[[nodiscard]] double cell(const Report& report, const char* table, const char* column, std::size_t row);
[[nodiscard]] std::string text(const Report& report, const char* table, const char* column, std::size_t row);
[[nodiscard]] bool hasNote(const Report& report, std::string_view code);

/// The text of a note that is there.
[[nodiscard]] std::string noteOf(const Report& report, std::string_view code);

/// Coding sequences g1, g2, … of 90 random codons, as FASTA.
[[nodiscard]] std::string randomGenes(int genes);
/// Tables that are read beside them; empty for none.
struct TraitFiles {
    std::string phenotypes, t, p, conditions, traits;
    std::string q = {}, clusters = {};
};
/// randomGenes() and the tables, read.
[[nodiscard]] Dataset randomDataset(int genes, const TraitFiles& files);

/// E. coli K-12 with its traits and the phenotypes of Nichols et al. 2011; null if the real data are not there.
[[nodiscard]] const Dataset* nichols();

}  // namespace pleio::test
