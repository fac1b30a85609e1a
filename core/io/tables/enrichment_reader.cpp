// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/cell_lists.h"
#include "core/io/tables/headed_table.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace pleio {

namespace {

// Headers, the best first, of DAVID, clusterProfiler, Enrichr, g:Profiler, STRING, WebGestalt and GOATOOLS.
constexpr std::array<std::string_view, 9> kSetHeaders{"term_id", "id",   "go_id",   "native",       "go",
                                                      "geneset", "term", "pathway", "gene_set_name"};
constexpr std::array<std::string_view, 4> kSetNameHeaders{"term_name", "term_description", "description", "name"};
constexpr std::array<std::string_view, 5> kSetSourceHeaders{"category", "source", "ontology", "database", "gene_set"};
constexpr std::array<std::string_view, 9> kTestHeaders{"pvalue", "p_value", "p_adjust",      "adjusted_p_value",
                                                       "fdr",    "qvalue",  "p_uncorrected", "false_discovery_rate",
                                                       "padj"};

std::optional<std::size_t> geneListColumn(const HeadedTable& table)
{
    // leading_edge holds genes in some tables, and in those of clusterProfiler figures beside the genes of
    // core_enrichment.
    std::optional<std::size_t> first;
    for (std::size_t c = 0; c < table.columns(); ++c) {
        if (!namesGeneList(table.name(c))) continue;
        if (GeneCells(table.table(), table.firstRow(), c, true).anyList()) return c;
        if (!first) first = c;
    }
    return first;
}

/// What a name in capitals may be in the genome: "thra", "thrA" as genes of bacteria are written, "Thra".
std::vector<std::string> otherCases(std::string_view name)
{
    constexpr std::size_t kLettersOfMnemonic = 3;
    std::string lower = toLowerAscii(name);
    const std::size_t stem = std::min(name.size(), kLettersOfMnemonic);
    std::string mnemonic = lower.substr(0, stem) + std::string(name.substr(stem));
    std::string capital = std::string(name.substr(0, 1)) + lower.substr(std::min<std::size_t>(1, lower.size()));
    std::vector<std::string> names;
    for (std::string* one : {&lower, &mnemonic, &capital})
        if (*one != name && std::ranges::find(names, *one) == names.end()) names.push_back(std::move(*one));
    return names;
}

/// DAVID writes all names in capitals. Beside a genome a name that is no gene's stands for the gene that one other way
/// to write it names, if that is only one.
void addOtherCases(std::string_view member, const GeneNames& isGene, TraitFileBuilder& builder)
{
    if (std::ranges::any_of(member, [](char c) { return c >= 'a' && c <= 'z'; })) return;
    const std::vector<std::string> cases = otherCases(member);
    if (!isGene) {
        for (const std::string& name : cases) builder.addAlias(std::string(member), name);
        return;
    }
    if (isGene(member) != nullptr) return;
    const Gene* gene = nullptr;
    std::string fitting;
    for (const std::string& name : cases) {
        const Gene* found = isGene(name);
        if (found == nullptr || found == gene) continue;
        if (gene != nullptr) return;
        gene = found;
        fitting = name;
    }
    if (gene == nullptr) return;
    builder.addAlias(std::string(member), fitting);
    builder.addNote(Severity::Info, "traits.matched_ignoring_case",
                    "genes of sets are written in capitals and were matched ignoring case.",
                    std::string(member) + " / " + fitting);
}

std::string_view firstWholeLines(std::string_view text)
{
    if (text.size() <= kSniffBytes) return text;
    const auto end = text.rfind('\n', kSniffBytes);
    return text.substr(0, end == std::string_view::npos ? kSniffBytes : end);
}

}  // namespace

bool isEnrichment(std::string_view text)
{
    // Tables of single genes have the headers too (ID, GeneID, pvalue); lists of genes are what they lack.
    NoProgress progress;
    const Result<HeadedTable> table = HeadedTable::read(firstWholeLines(text), {}, {}, {}, progress);
    if (!table) return false;
    const auto genes = geneListColumn(*table);
    if (!genes || !table->findAny(kSetHeaders) || !table->findAny(kTestHeaders)) return false;
    return GeneCells(table->table(), table->firstRow(), *genes, true).anyList();
}

Result<TraitFile> readEnrichment(std::string_view text, const std::string& fileName, const TraitContext& context,
                                 Progress& progress)
{
    SubProgress splitting(progress, 0, 0.5);
    const Result<HeadedTable> table = HeadedTable::read(text, fileName, context.layout.delimiter, {}, splitting);
    if (!table) return table.error();
    const auto genes = geneListColumn(*table);
    const auto set = table->findAny(kSetHeaders);
    const auto name = table->findAny(kSetNameHeaders);
    const auto source = table->findAny(kSetSourceHeaders);
    if (!genes || !set)
        return badInput("The table names no column of terms with one of their genes (\"Term\" and \"Genes\", \"ID\" "
                        "and \"geneID\"); give the table as the enrichment tool wrote it.",
                        table->table().where(0));

    const GeneCells cells(table->table(), table->firstRow(), *genes, true);
    TraitFileBuilder builder("enrichment", fileName);
    builder.addNotes(table->table().notes());
    decideDelimiter(builder.reading(), table->table().delimiter(), context.layout.delimiter.has_value());
    decideByFormat(builder.reading(), "gene", table->name(*genes));
    decideByFormat(builder.reading(), "trait", table->name(*set));
    if (source) decideByFormat(builder.reading(), "source", table->name(*source));
    builder.addNote(Severity::Warning, "traits.list_only",
                    "{table of an enrichment tool holds|tables of an enrichment tool hold} of each set only the genes "
                    "that were submitted; other genes "
                    "of the sets count as without the trait.",
                    fileName);
    SubProgress reading(progress, 0.5, 1);
    for (std::size_t row = table->firstRow(); row < table->rows(); ++row) {
        if (!table->report(row, reading)) return cancelled();
        const std::string_view cell = trimmed(table->cell(row, set));
        const auto members = cells.of(row);
        if (cell.empty() || members.empty()) {
            builder.leaveOut(Severity::Warning, "traits.no_gene",
                             "{line|lines} left out: {it lacks|they lack} the gene or the term.", table->line(row));
            continue;
        }
        // "GO:0006412~translation" and "eco00010:Glycolysis" of DAVID.
        const auto term = termIn(cell);
        std::string_view about = table->cell(row, name);
        if (about.empty() && term) about = term->name;
        const std::int32_t trait = builder.trait(term ? term->id : cell, table->cell(row, source), about);
        for (const std::string_view member : members) {
            builder.addRow(member, trait);
            addOtherCases(member, context.isGene, builder);
        }
    }
    builder.setLayout("table of an enrichment tool: set in \"" + table->name(*set) + "\", its genes in \"" +
                      table->name(*genes) + "\"" +
                      (cells.anyList() ? ", separated by " + delimiterName(cells.separator()) : "") +
                      (source ? ", source in \"" + table->name(*source) + "\"" : ""));
    return std::move(builder).finish();
}

}  // namespace pleio
