// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_formats.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// What the choice "source" says where no column is to be it.
inline constexpr const char* kTraitFileName = "file name";

/// Column numbers of a long table of traits, and why they were chosen, for people.
struct TraitColumns {
    std::size_t gene = 0;
    std::size_t trait = 0;
    std::optional<std::size_t> source;
    std::optional<std::size_t> description;
    std::optional<std::size_t> qualifier;  ///< of annotations of the Gene Ontology
    std::optional<std::size_t> evidence;
    bool swapped = false;  ///< the gene column is not the one that comes first, and no header says so
    std::string whyGene, whyTrait, whySource, whyDescription, whyQualifier, whyEvidence;
};

/// Which columns of a long table hold what: as the user says, else by headers and content. A Usage error asks which of
/// several equally good ones is meant; a BadInput error says that the table holds numbers, or yes and no beside other
/// words, and what to do.
[[nodiscard]] Result<TraitColumns> traitColumns(const DelimitedTable& table, const TableColumns& columns,
                                                const TraitContext& context);

/// Whether a header says that its column is no trait, whatever it holds: places and sizes of genes, scores,
/// thresholds and counts ("#GO"), as files of featureCounts, KofamScan, PSORTb, SignalP, DRAM and Blast2GO have them
/// (see also measuredBy).
[[nodiscard]] bool isTechnicalOfTraits(std::string_view header);

/// Whether a column can hold names of traits: text whose header is not technical, or whole numbers under a header of
/// traits or clusters, or alone beside the genes and come again as labels do. Measurements, counts and scores cannot.
[[nodiscard]] bool canNameTraits(const DelimitedTable& table, const TableColumns& columns, std::size_t column);

/// Whether a column of numbers is one of 0 and 1 with so few other numbers that they are slips: one, or one in fifty.
/// Counts (of domains, of copies) hold more.
[[nodiscard]] bool isFlagsWithSlips(const DelimitedTable& table, const TableColumns& columns, std::size_t column);

/// Whether the first lines of a table hold anything beside its genes that can name traits or say yes and no.
[[nodiscard]] bool holdsTraits(std::string_view text);

}  // namespace pleio
