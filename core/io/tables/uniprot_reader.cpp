// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sniff_lines.h"
#include "core/io/tables/annotation_table.h"
#include "core/io/tables/trait_formats.h"

#include <array>

namespace pleio {

namespace {

/// The accession is in every table; the others are tried where the genome does not know it.
constexpr std::array<std::string_view, 9> kUniprotNames{
    "entry",      "gene_names_ordered_locus", "gene_names_orf", "gene_names_primary",
    "gene_names", "gene_names_synonym",       "geneid",         "refseq",
    "kegg"};
/// Headers of the columns that UniProt exports (uniprot.org/help/return_fields_databases, return_fields). Identifiers
/// of GO come in two columns of which either holds all terms, so that repeated statements are no fault.
constexpr std::array<AnnotationColumn, 16> kUniprotColumns{{
    {"gene_ontology_ids", "GO", TraitCellKind::Terms, ";"},
    {"gene_ontology_go", "GO", TraitCellKind::Terms, ";"},
    {"gene_ontology_biological_process", "GO", TraitCellKind::Terms, ";"},
    {"gene_ontology_molecular_function", "GO", TraitCellKind::Terms, ";"},
    {"gene_ontology_cellular_component", "GO", TraitCellKind::Terms, ";"},
    {"ec_number", "EC", TraitCellKind::Terms, ";"},
    {"keywords", "UniProt_keyword", TraitCellKind::Words, ";"},
    {"keyword_id", "UniProt_keyword", TraitCellKind::Terms, ";"},
    {"eggnog", "eggNOG", TraitCellKind::Terms, ";"},
    {"interpro", "InterPro", TraitCellKind::Terms, ";"},
    {"cross_reference_interpro", "InterPro", TraitCellKind::Terms, ";"},
    {"pfam", "Pfam", TraitCellKind::Terms, ";"},
    {"cross_reference_pfam", "Pfam", TraitCellKind::Terms, ";"},
    {"cross_reference_ko", "KEGG_ko", TraitCellKind::Terms, ";"},
    {"ko", "KEGG_ko", TraitCellKind::Terms, ";"},
    {"tigrfams", "TIGRFAM", TraitCellKind::Terms, ";"},
}};

}  // namespace

bool isUniprot(std::string_view text)
{
    for (const std::string_view beside : {"entry_name", "reviewed", "protein_names", "organism", "gene_names",
                                          "gene_names_ordered_locus", "gene_ontology_ids", "gene_ontology_go"})
        if (headerHas(text, {"entry", beside})) return true;
    return false;
}

Result<TraitFile> readUniprot(std::string_view text, const std::string& fileName, const TraitContext& context,
                              Progress& progress)
{
    return readAnnotationTable(text, fileName, context, {"uniprot", "table of UniProt", kUniprotNames, kUniprotColumns},
                               progress);
}

}  // namespace pleio
