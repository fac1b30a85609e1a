// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of Gene Ontology annotations that have a header: gene2go of NCBI and the export of QuickGO.
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/go_annotation.h"
#include "core/io/tables/headed_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>
#include <array>
#include <string>

namespace pleio {

namespace {

/// Which columns such a table has, in the form of comparableHeader().
struct GoColumns {
    std::string_view format;
    std::string_view title;
    std::string_view gene;
    std::string_view alias;  ///< another name of the gene; may be empty
    std::string_view term;
    std::string_view qualifier;
    std::string_view evidence;
    std::string_view evidenceElse;  ///< where that column was not exported
    std::string_view name;
    std::string_view aspect;
};
constexpr GoColumns kGene2Go{"gene2go",   "gene2go of NCBI", "geneid", {},        "go_id",
                             "qualifier", "evidence",        {},       "go_term", "category"};
constexpr GoColumns kQuickGo{"quickgo",   "export of QuickGO", "gene_product_id", "symbol",  "go_term",
                             "qualifier", "go_evidence_code",  "eco_id",          "go_name", "go_aspect"};

constexpr std::array<std::string_view, 8> kGene2GoHeader{"tax_id",    "GeneID",  "GO_ID",  "Evidence",
                                                         "Qualifier", "GO_term", "PubMed", "Category"};

/// The lines of one organism, which people cut out of gene2go, have lost the header.
bool isHeadlessGene2Go(std::string_view text)
{
    const auto lines = firstLines(text);
    return !lines.empty() && std::ranges::all_of(lines, [](std::string_view line) {
        const auto fields = splitView(line, '\t');
        std::int64_t number = 0;
        return fields.size() == kGene2GoHeader.size() && parseInteger(fields[0], number) &&
               parseInteger(fields[1], number) && fields[2].starts_with("GO:") && !goAspectName(fields[7]).empty();
    });
}

Result<TraitFile> readGoTable(std::string_view text, const std::string& fileName, const TraitContext& context,
                              const GoColumns& columns, Progress& progress)
{
    SubProgress splitting(progress, 0, 0.5);
    const Result<HeadedTable> table =
        columns.format == kGene2Go.format && isHeadlessGene2Go(text)
            ? HeadedTable::readHeadless(text, fileName, context.layout.delimiter, kGene2GoHeader, splitting)
            : HeadedTable::read(text, fileName, context.layout.delimiter, {columns.gene, columns.term}, splitting);
    if (!table) return table.error();
    const auto gene = table->find(columns.gene);
    const auto alias = table->find(columns.alias);
    const auto term = table->find(columns.term);
    const auto qualifier = table->find(columns.qualifier);
    const auto evidence = table->findAny(std::array{columns.evidence, columns.evidenceElse});
    const auto name = table->find(columns.name);
    const auto aspect = table->find(columns.aspect);

    TraitFileBuilder builder(std::string(columns.format), fileName);
    builder.addNotes(table->table().notes());
    decideDelimiter(builder.reading(), table->table().delimiter(), context.layout.delimiter.has_value());
    decideByFormat(builder.reading(), "gene", table->name(*gene));
    decideByFormat(builder.reading(), "trait", table->name(*term));
    if (!qualifier)
        builder.addNote(Severity::Warning, "traits.no_qualifier",
                        "tables lack the column of qualifiers, so that annotations with NOT, which say that a gene "
                        "lacks a trait, count as traits; export it too.",
                        fileName);
    SubProgress reading(progress, 0.5, 1);
    for (std::size_t row = table->firstRow(); row < table->rows(); ++row) {
        if (!table->report(row, reading)) return cancelled();
        std::string_view about = table->cell(row, name);
        if (about.empty()) about = goAspectName(table->cell(row, aspect));
        const std::string id(table->cell(row, gene));
        if (addGoAnnotation(
                {id, table->cell(row, term), table->cell(row, qualifier), table->cell(row, evidence), about},
                table->line(row), builder))
            builder.addAlias(id, table->cell(row, alias));
    }
    builder.setLayout(std::string(columns.title) + ": gene in \"" + table->name(*gene) + "\"" +
                      (alias ? ", else in \"" + table->name(*alias) + "\"" : "") + ", trait in \"" +
                      table->name(*term) + "\"" + (qualifier ? "; annotations with NOT or ND are left out" : ""));
    return std::move(builder).finish();
}

}  // namespace

bool isGene2Go(std::string_view text)
{
    return headerHas(text, {kGene2Go.gene, kGene2Go.term, kGene2Go.evidence}) || isHeadlessGene2Go(text);
}

Result<TraitFile> readGene2Go(std::string_view text, const std::string& fileName, const TraitContext& context,
                              Progress& progress)
{
    return readGoTable(text, fileName, context, kGene2Go, progress);
}

bool isQuickGo(std::string_view text) { return headerHas(text, {kQuickGo.gene, kQuickGo.term}); }

Result<TraitFile> readQuickGo(std::string_view text, const std::string& fileName, const TraitContext& context,
                              Progress& progress)
{
    return readGoTable(text, fileName, context, kQuickGo, progress);
}

}  // namespace pleio
