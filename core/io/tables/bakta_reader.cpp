// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/annotation_table.h"
#include "core/io/tables/headed_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_formats.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

/// Databases whose references say what a gene does; the others name the same protein or sequence elsewhere.
struct BaktaDatabase {
    std::string_view prefix;
    std::string_view source;
};
constexpr std::array<BaktaDatabase, 7> kBaktaDatabases{{{"GO:", "GO"},
                                                        {"COG:", "COG"},
                                                        {"EC:", "EC"},
                                                        {"KEGG:", "KEGG_ko"},
                                                        {"PFAM:", "Pfam"},
                                                        {"NCBIFam:", "NCBIfam"},
                                                        {"VFDB:", "VFDB"}}};

void addBaktaReference(std::string_view gene, std::string_view reference, TraitFileBuilder& builder)
{
    const auto known = std::ranges::find_if(kBaktaDatabases, [reference](const BaktaDatabase& database) {
        return startsWithNoCase(reference, database.prefix);
    });
    if (known == kBaktaDatabases.end()) {
        builder.addNote(Severity::Info, "traits.reference_ignored",
                        "cross references were not read: they name a protein or a kind of feature, not a trait.",
                        std::string(reference));
        return;
    }
    // GO is written with its prefix as part of the identifier.
    const std::string_view id = known->source == "GO" ? reference : reference.substr(known->prefix.size());
    if (known->source == "COG" && isCogLetters(id))
        addTraitCell(gene, id, {"dbxrefs", "COG_category", TraitCellKind::CogLetters}, builder);
    else
        addTraitCell(gene, id, {"dbxrefs", known->source}, builder);
}

}  // namespace

bool isBakta(std::string_view text) { return headerHas(text, {"locus_tag", "dbxrefs"}); }

Result<TraitFile> readBakta(std::string_view text, const std::string& fileName, const TraitContext& context,
                            Progress& progress)
{
    SubProgress splitting(progress, 0, 0.5);
    const Result<HeadedTable> table =
        HeadedTable::read(text, fileName, context.layout.delimiter, {"locus_tag", "dbxrefs"}, splitting);
    if (!table) return table.error();
    const auto gene = table->find("locus_tag");
    const auto references = table->find("dbxrefs");
    TraitFileBuilder builder("bakta", fileName);
    builder.addNotes(table->table().notes());
    decideDelimiter(builder.reading(), table->table().delimiter(), context.layout.delimiter.has_value());
    decideByFormat(builder.reading(), "gene", table->name(*gene));
    decideByFormat(builder.reading(), "trait", table->name(*references));
    SubProgress reading(progress, 0.5, 1);
    for (std::size_t row = table->firstRow(); row < table->rows(); ++row) {
        if (!table->report(row, reading)) return cancelled();
        const auto all = piecesOf(table->cell(row, references), ",;");
        const std::string_view name = table->cell(row, gene);
        if (name.empty() && !all.empty()) {
            builder.leaveOut(Severity::Info, "traits.no_locus_tag", "features without a locus tag were left out.",
                             table->line(row));
            continue;
        }
        const std::size_t before = builder.file().rows.size();
        for (const std::string_view reference : all) addBaktaReference(name, reference, builder);
        if (builder.file().rows.size() == before)
            builder.leaveOut(Severity::Info, "traits.no_trait", "{line|lines} left out: {it names|they name} no trait.",
                             table->line(row));
    }
    builder.setLayout("annotation table of Bakta: gene in \"Locus Tag\", traits in \"DbXrefs\" by source");
    return std::move(builder).finish();
}

}  // namespace pleio
