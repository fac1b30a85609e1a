// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sniff_lines.h"
#include "core/io/tables/annotation_table.h"
#include "core/io/tables/trait_formats.h"

#include <array>

namespace pleio {

namespace {

constexpr std::array<std::string_view, 1> kEggnogNames{"query"};
constexpr std::array<std::string_view, 1> kOldEggnogNames{"query_name"};
/// Headers of versions 2.1, 2.0 and 1 (github.com/eggnogdb/eggnog-mapper/wiki).
constexpr std::array<AnnotationColumn, 14> kEggnogColumns{{
    {"cog_category", "COG_category", TraitCellKind::CogLetters},
    {"cog_functional_cat", "COG_category", TraitCellKind::CogLetters},
    {"gos", "GO"},
    {"gene_ontology_terms", "GO"},
    {"ec", "EC"},
    {"ec_number", "EC"},
    {"kegg_ko", "KEGG_ko"},
    {"kegg_pathway", "KEGG_pathway", TraitCellKind::KeggPathways},
    {"kegg_module", "KEGG_module"},
    {"kegg_reaction", "KEGG_reaction"},
    {"kegg_tc", "TC", TraitCellKind::Words},
    {"cazy", "CAZy"},
    {"pfams", "Pfam", TraitCellKind::Words},  // names of families, not accessions
    {"pfam_domains", "Pfam", TraitCellKind::Words},
}};

}  // namespace

bool isEggnog(std::string_view text)
{
    return headerHas(text, {"query", "seed_ortholog"}) || headerHas(text, {"query_name", "seed_eggnog_ortholog"});
}

Result<TraitFile> readEggnog(std::string_view text, const std::string& fileName, const TraitContext& context,
                             Progress& progress)
{
    const bool old = headerHas(text, {"query_name"});
    const AnnotationTable format{"eggnog", "annotations of eggNOG-mapper",
                                 old ? std::span<const std::string_view>(kOldEggnogNames) : kEggnogNames,
                                 kEggnogColumns};
    return readAnnotationTable(text, fileName, context, format, progress);
}

}  // namespace pleio
