// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/annotation_table.h"

#include "core/base/text.h"
#include "core/io/tables/headed_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <vector>

namespace pleio {

namespace {

void addCogLetters(std::string_view gene, std::string_view cell, std::string_view source, TraitFileBuilder& builder)
{
    for (const std::string_view piece : piecesOf(cell, ",;| /")) {
        if (!isCogLetters(piece)) {
            builder.addNote(Severity::Warning, "traits.no_cog_letter",
                            "cells left out: they hold no letters of COG categories.", std::string(piece));
            continue;
        }
        for (std::size_t i = 0; i < piece.size(); ++i)
            builder.addRow(gene, builder.trait(piece.substr(i, 1), source, {}));
    }
}

void addTermPiece(std::string_view gene, std::string_view piece, const AnnotationColumn& column,
                  TraitFileBuilder& builder)
{
    const auto terms = termsIn(piece);
    if (terms.empty()) {
        builder.addRow(gene, builder.trait(piece, column.source, {}));
        return;
    }
    for (const TraitTerm& term : terms)
        builder.addRow(gene, builder.trait(term.plain, column.source.empty() ? term.source : column.source, term.name));
}

/// eggNOG-mapper writes each pathway as "ko00010" and again as "map00010".
bool repeatsPathway(std::string_view piece, const std::vector<std::string_view>& pieces)
{
    return piece.starts_with("ko") && std::ranges::any_of(pieces, [piece](std::string_view other) {
               return other.starts_with("map") && other.substr(3) == piece.substr(2);
           });
}

/// The gene's names of a row: the first is the gene, the others are tried where it fits none.
std::vector<std::string_view> namesInRow(const HeadedTable& table, std::size_t row,
                                         const std::vector<std::size_t>& columns)
{
    std::vector<std::string_view> names;
    for (const std::size_t column : columns)
        for (const std::string_view name : piecesOf(table.cell(row, column), "; ")) names.push_back(name);
    return names;
}

}  // namespace

void addTraitCell(std::string_view gene, std::string_view cell, const AnnotationColumn& column,
                  TraitFileBuilder& builder)
{
    if (isMissing(cell)) return;
    if (column.kind == TraitCellKind::CogLetters) return addCogLetters(gene, cell, column.source, builder);
    const auto pieces = piecesOf(cell, column.separators);
    for (const std::string_view piece : pieces) {
        if (column.kind == TraitCellKind::Words) {
            builder.addRow(gene, builder.trait(piece, column.source, {}));
        } else if (column.kind == TraitCellKind::KeggPathways && repeatsPathway(piece, pieces)) {
            builder.addNote(Severity::Info, "traits.pathway_twice",
                            "pathways left out: \"ko…\" is the same pathway as \"map…\" in the same cell.",
                            std::string(gene) + ' ' + std::string(piece));
        } else {
            addTermPiece(gene, piece, column, builder);
        }
    }
}

Result<TraitFile> readAnnotationTable(std::string_view text, const std::string& fileName, const TraitContext& context,
                                      const AnnotationTable& format, Progress& progress)
{
    SubProgress splitting(progress, 0, 0.5);
    const Result<HeadedTable> table =
        HeadedTable::read(text, fileName, context.layout.delimiter, {format.names[0]}, splitting);
    if (!table) return table.error();
    std::vector<std::size_t> names;
    for (const std::string_view header : format.names)
        if (const auto column = table->find(header)) names.push_back(*column);
    std::vector<std::pair<std::size_t, const AnnotationColumn*>> traits;
    std::string traitNames;
    for (const AnnotationColumn& column : format.traits) {
        const auto at = table->find(column.header);
        if (!at) continue;
        traits.emplace_back(*at, &column);
        addToList(traitNames, table->name(*at));
    }
    if (traits.empty()) {
        std::string known;
        for (const AnnotationColumn& column : format.traits) addToList(known, column.header);
        return badInput("No column of this table (" + std::string(format.title) +
                            ") holds traits; export one of them too: " + known + ".",
                        table->table().where(0));
    }

    TraitFileBuilder builder(std::string(format.format), fileName);
    builder.addNotes(table->table().notes());
    decideDelimiter(builder.reading(), table->table().delimiter(), context.layout.delimiter.has_value());
    decideByFormat(builder.reading(), "gene", table->name(names[0]));
    decideByFormat(builder.reading(), "trait", traitNames);
    for (std::size_t c = 0; c < table->columns(); ++c)
        if (std::ranges::find(names, c) == names.end() &&
            std::ranges::find(traits, c, &std::pair<std::size_t, const AnnotationColumn*>::first) == traits.end())
            builder.addNote(Severity::Info, "traits.column_ignored", "{column was|columns were} not read.",
                            table->name(c));
    SubProgress reading(progress, 0.5, 1);
    for (std::size_t row = table->firstRow(); row < table->rows(); ++row) {
        if (!table->report(row, reading)) return cancelled();
        const auto called = namesInRow(*table, row, names);
        const std::size_t before = builder.file().rows.size();
        const std::string_view gene = called.empty() ? std::string_view() : called.front();
        const bool hasTraits =
            std::ranges::any_of(traits, [&](const auto& column) { return !isMissing(table->cell(row, column.first)); });
        if (gene.empty() && hasTraits) {
            builder.leaveOut(Severity::Warning, "traits.no_gene",
                             "{line|lines} left out: {it names|they name} no gene.", table->line(row));
            continue;
        }
        if (!gene.empty())
            for (const auto& [at, column] : traits) addTraitCell(gene, table->cell(row, at), *column, builder);
        if (builder.file().rows.size() == before) {
            builder.leaveOut(Severity::Info, "traits.no_trait", "{line|lines} left out: {it names|they name} no trait.",
                             table->line(row));
            continue;
        }
        for (std::size_t i = 1; i < called.size(); ++i) builder.addAlias(std::string(gene), called[i]);
    }
    builder.setLayout(std::string(format.title) + ": gene in \"" + table->name(names[0]) + "\", traits in " +
                      traitNames);
    return std::move(builder).finish();
}

}  // namespace pleio
