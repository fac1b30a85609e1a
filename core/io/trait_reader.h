// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"
#include "core/io/trait_file.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// What the user may say when the content was read wrongly. Empty members are found by content.
struct TraitLayout {
    std::string format;           ///< "long", "wide", "gmt", "gaf", "json"
    std::optional<char> delimiter;
    std::string geneColumn;       ///< header name
    std::string traitColumn;
    std::string sourceColumn;
};

/// Reads a trait file; format, delimiter, header and key column are found by content and described in
/// TraitFile::layout. Lines that cannot be read become notes with their numbers.
[[nodiscard]] Result<TraitFile> readTraits(const SourceFile& source, const TraitLayout& layout, Progress& progress);

/// A two-column table gene, number (measured expression). The number column is the first numeric one
/// unless `column` names another. Empty cells are left out.
struct GeneValues {
    std::string column;
    std::vector<std::pair<std::string, double>> values;
    std::vector<Note> notes;
};
[[nodiscard]] Result<GeneValues> readGeneValues(const SourceFile& source, const std::string& column, Progress& progress);

/// A cluster file: two columns, cluster and gene. Genes of one cluster stay in one fold.
struct GeneClusters {
    std::vector<std::pair<std::string, std::string>> rows;  ///< cluster, gene
};
[[nodiscard]] Result<GeneClusters> readGeneClusters(const SourceFile& source, Progress& progress);

}  // namespace pleio
