// SPDX-License-Identifier: GPL-3.0-or-later
// What headers of tables of genes say: the vocabulary of TableColumns.
#include "core/io/sniff_lines.h"
#include "core/io/tables/table_columns.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace pleio {

namespace {

// Headers by role, the most specific first.
constexpr std::array<std::string_view, 38> kGeneHeaders{"locus_tag",
                                                        "locustag",
                                                        "locus",
                                                        "systematic_name",
                                                        "ordered_locus_name",
                                                        "rv",
                                                        "orf",
                                                        "orf_id",
                                                        "b_number",
                                                        "bnumber",
                                                        "protein_identifier",
                                                        "mapped_ids",
                                                        "gene_id",
                                                        "geneid",
                                                        "gene_symbol",
                                                        "symbol",
                                                        "gene_name",
                                                        "genename",
                                                        "gene",
                                                        "genes",
                                                        "synonym",
                                                        "protein_id",
                                                        "old_locus_tag",
                                                        "feature_id",
                                                        "identifier",
                                                        "query",
                                                        "query_name",
                                                        "sysname",
                                                        "locusid",
                                                        "entrez_id",
                                                        "entrezid",
                                                        "target_id",
                                                        "yorf",
                                                        "uniqid",
                                                        "gid",
                                                        "id",
                                                        "seqname",
                                                        "names"};
constexpr std::array<std::string_view, 26> kTraitHeaders{
    "trait",        "trait_name", "traits",   "term",       "term_id",  "go_id",        "go_term",
    "go",           "go_ids",     "go_terms", "geneset",    "gene_set", "set",          "pathway",
    "phenotype",    "function",   "category", "annotation", "cog",      "cog_category", "kegg",
    "kegg_pathway", "ko",         "keyword",  "label",      "class"};
constexpr std::array<std::string_view, 8> kSourceHeaders{"source",   "trait_source", "database",   "db",
                                                         "ontology", "namespace",    "collection", "vocabulary"};
constexpr std::array<std::string_view, 5> kDescriptionHeaders{"description", "trait_description", "term_name",
                                                              "definition", "details"};
constexpr std::array<std::string_view, 6> kClusterHeaders{"cluster", "cluster_id", "cluster_name",
                                                          "family",  "family_id",  "representative"};

}  // namespace

std::span<const std::string_view> headersOfRole(ColumnRole role)
{
    switch (role) {
    case ColumnRole::Gene:
        return kGeneHeaders;
    case ColumnRole::Trait:
        return kTraitHeaders;
    case ColumnRole::Source:
        return kSourceHeaders;
    case ColumnRole::Description:
        return kDescriptionHeaders;
    case ColumnRole::Cluster:
        return kClusterHeaders;
    }
    return {};
}

bool headerNames(std::string_view header, ColumnRole role)
{
    const auto known = headersOfRole(role);
    return std::ranges::find(known, comparableHeader(header)) != known.end();
}

bool namesAnyRole(std::string_view header)
{
    return std::ranges::any_of(std::initializer_list<ColumnRole>{ColumnRole::Gene, ColumnRole::Trait,
                                                                 ColumnRole::Source, ColumnRole::Description,
                                                                 ColumnRole::Cluster},
                               [header](ColumnRole role) { return headerNames(header, role); });
}

}  // namespace pleio
