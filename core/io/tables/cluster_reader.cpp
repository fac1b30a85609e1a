// SPDX-License-Identifier: GPL-3.0-or-later
// Clusters of genes: a table of cluster and gene, or what programs that make families of genes write. Rules are from
// the manuals of OrthoFinder, Roary, Panaroo, MCL, MMseqs2 and CD-HIT (docs/reading.md).
#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/genome/note_list.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/cell_lists.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_frame.h"
#include "core/io/tables/trait_reader.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

// The forms of cluster files, in the words of the decision "format".
constexpr std::string_view kClusterPairs = "pairs";      ///< a row a cluster and gene, or a list of its genes
constexpr std::string_view kClusterGenomes = "genomes";  ///< a row a cluster, a column a genome
constexpr std::string_view kClusterLines = "lines";      ///< a line a cluster, nothing but its genes
constexpr std::string_view kClusterCdHit = "cd-hit";

constexpr std::string_view kCdHitRecord = ">Cluster ";

std::string lineIs(std::int64_t line) { return "line " + std::to_string(line); }

/// What every form fills.
class ClusterRows {
public:
    ClusterRows(GeneClusters& clusters, std::string file) : m_clusters(clusters), m_file(std::move(file)) {}

    /// Lists may end with nothing, or hold what stands for it.
    void add(std::string_view cluster, std::string_view gene, std::int64_t line)
    {
        if (isMissing(cluster) || isMissing(gene) || gene == "*")
            note("clusters.incomplete", "{line|lines} left out: {it lacks|they lack} a cluster or a gene.",
                 lineIs(line));
        else
            m_clusters.rows.emplace_back(cluster, gene);
    }
    void note(std::string_view code, std::string_view text, std::string example, Severity severity = Severity::Warning)
    {
        m_notes.add(severity, code, text, std::move(example), m_file);
    }
    [[nodiscard]] NoteList& notes() { return m_notes; }
    /// BadInput if there is no row.
    Result<void> finish()
    {
        if (m_clusters.rows.empty())
            return badInput("The file names no cluster of genes; give a table of cluster and gene, or the file of a "
                            "program that makes families of genes.",
                            m_file);
        for (Note& note : m_notes.take()) m_clusters.notes.push_back(std::move(note));
        return {};
    }

private:
    GeneClusters& m_clusters;
    std::string m_file;
    NoteList m_notes;
};

/// "0	2799aa, >PF04998.6... at 95.00%": the name between '>' and the dots.
void readCdHit(std::string_view text, ClusterRows& rows)
{
    std::string cluster;
    for (std::int64_t line = 1; !text.empty(); ++line) {
        const std::string_view row = trimmed(takeLine(text));
        if (row.empty()) continue;
        if (row.starts_with(kCdHitRecord)) {
            cluster = trimmed(row.substr(kCdHitRecord.size()));
            continue;
        }
        const auto begin = row.find('>');
        const auto end = row.find("...", std::min(begin, row.size()));
        const std::string_view name =
            begin == std::string_view::npos ? row.substr(0, 0) : row.substr(begin + 1, end - begin - 1);
        rows.add(cluster, name, line);
        // CD-HIT cuts names after twenty letters unless it is told not to (-d 0).
        constexpr std::size_t kCutAfter = 19;
        if (name.size() == kCutAfter)
            rows.note("clusters.cut_names",
                      "names are as long as CD-HIT lets them be and may be cut off; run it with -d 0 if they fit no "
                      "gene.",
                      std::string(name), Severity::Info);
    }
}

/// Headers that pangenome programs write before the columns of genomes: Orthogroups.tsv and N0.tsv of OrthoFinder,
/// gene_presence_absence.csv of Roary and Panaroo, ProteinOrtho, SonicParanoid.
constexpr std::array kClusterTableHeaders =
    std::to_array<std::string_view>({"orthogroup", "hog", "species", "group_id"});
constexpr std::array kBesideGenomes = std::to_array<std::string_view>({"orthogroup",
                                                                       "hog",
                                                                       "og",
                                                                       "gene_tree_parent_clade",
                                                                       "gene",
                                                                       "non_unique_gene_name",
                                                                       "annotation",
                                                                       "no_isolates",
                                                                       "no_sequences",
                                                                       "avg_sequences_per_isolate",
                                                                       "genome_fragment",
                                                                       "order_within_fragment",
                                                                       "accessory_fragment",
                                                                       "accessory_order_with_fragment",
                                                                       "qc",
                                                                       "min_group_size_nuc",
                                                                       "max_group_size_nuc",
                                                                       "avg_group_size_nuc",
                                                                       "species",
                                                                       "genes",
                                                                       "alg_conn",
                                                                       "total",
                                                                       "group_id",
                                                                       "group_size",
                                                                       "sp_in_grp",
                                                                       "seed_ortholog_cnt"});

/// The header of a table whose columns are genomes, or nothing: in the first row, or in the comment line above.
std::optional<std::vector<std::string_view>> genomesHeader(const DelimitedTable& table, std::size_t& firstRow)
{
    const auto isHeader = [](std::span<const std::string_view> header) {
        if (header.size() < 2) return false;
        const std::string first = comparableHeader(header[0]);
        return std::ranges::find(kClusterTableHeaders, first) != kClusterTableHeaders.end() ||
               (first == "gene" && comparableHeader(header[1]) == "non_unique_gene_name");
    };
    firstRow = 0;
    if (isHeader(table.headerComment())) return table.headerComment();
    firstRow = 1;
    const auto first = table.row(0);
    if (isHeader(first)) return std::vector<std::string_view>(first.begin(), first.end());
    return {};
}

void readClusterGenomes(const DelimitedTable& table, const std::vector<std::string_view>& header, std::size_t firstRow,
                        const GeneNames& isGene, GeneClusters& clusters, ClusterRows& rows)
{
    std::vector<std::size_t> genomes;
    std::string names;
    for (std::size_t c = 1; c < header.size(); ++c) {
        if (std::ranges::find(kBesideGenomes, comparableHeader(header[c])) != kBesideGenomes.end()) continue;
        genomes.push_back(c);
    }
    const auto genesOf = [&](std::size_t row, std::size_t column) {
        // Roary separates with tabs, Panaroo with semicolons, OrthoFinder with commas and blanks.
        return piecesOf(table.cell(row, column), "\t;, ");
    };
    // The genome at hand is one of those, or a few; genes of others are none of its own.
    std::vector<std::size_t> known;
    for (const std::size_t c : genomes) {
        std::size_t all = 0;
        std::size_t genes = 0;
        for (std::size_t row = firstRow; row < table.rows(); ++row)
            for (const std::string_view gene : genesOf(row, c)) {
                ++all;
                if (isGene && isGene(gene) != nullptr) ++genes;
            }
        if (2 * genes > all) known.push_back(c);
    }
    const std::vector<std::size_t>& read = known.empty() ? genomes : known;
    for (const std::size_t c : read) addToList(names, header[c]);
    clusters.reading.decide("cluster", std::string(header[0]), "its header is that of a program that compares genomes");
    clusters.reading.decide("genomes", names,
                            known.empty() ? "columns behind those of the cluster" : "their cells are known genes");
    const bool isNamed = comparableHeader(header[0]) != "species";  // ProteinOrtho counts there
    for (std::size_t row = firstRow; row < table.rows(); ++row) {
        const std::string number = std::to_string(row - firstRow + 1);
        const std::string_view cluster = isNamed ? table.cell(row, 0) : std::string_view(number);
        for (const std::size_t c : read)
            for (const std::string_view gene : genesOf(row, c))
                if (gene != "*") rows.add(cluster, gene, table.line(row));
    }
}

/// Whether a text is lines of nothing but genes: of different length, without a header, "OG0000001: a b" or "a	b
/// c".
bool isClusterLines(std::string_view text)
{
    const auto lines = firstLines(text);
    if (lines.empty()) return false;
    if (std::ranges::all_of(lines, [](std::string_view line) { return line.find(": ") != std::string_view::npos; }))
        return true;
    const auto width = [](std::string_view line) { return std::ranges::count(trimmed(line), '\t'); };
    const bool anyLong = std::ranges::any_of(lines, [&](std::string_view line) { return width(line) > 1; });
    const bool differ = std::ranges::any_of(lines, [&](auto line) { return width(line) != width(lines.front()); });
    if (!anyLong || !differ) return false;
    std::unordered_set<std::string_view> seen;
    for (const std::string_view line : lines)
        for (const std::string_view cell : splitView(line, '\t')) {
            // A gene is in one cluster.
            if (cell.empty() || cell.find(' ') != std::string_view::npos || !seen.insert(cell).second) return false;
            if (namesAnyRole(cell)) return false;
        }
    return true;
}

void readClusterLines(std::string_view text, ClusterRows& rows)
{
    std::int64_t number = 0;
    for (std::int64_t line = 1; !text.empty(); ++line) {
        std::string_view row = trimmed(takeLine(text));
        if (row.empty() || row.starts_with('#')) continue;
        std::string cluster = std::to_string(++number);
        if (const auto colon = row.find(": "); colon != std::string_view::npos) {
            cluster = row.substr(0, colon);
            row.remove_prefix(colon + 1);
        }
        for (const std::string_view gene : piecesOf(row, "\t ")) rows.add(cluster, gene, line);
    }
}

Result<std::optional<std::size_t>> saidClusterColumn(const TableColumns& columns, const TableHints& hints,
                                                     const std::string& decision)
{
    const std::string name = hints.choice(decision);
    if (name.empty()) return std::optional<std::size_t>();
    const Result<std::size_t> column = columns.named(name);
    if (!column) return column.error();
    return std::optional(*column);
}

/// The gene column that no header names: that of two which has the genes of the genome, else nothing.
std::optional<std::size_t> geneColumnByGenome(const TableColumns& columns)
{
    constexpr double kHalf = 0.5;
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (columns.geneShare(c) < kHalf) continue;
        if (found) return {};  // a representative beside the member (MMseqs2)
        found = c;
    }
    return found;
}

Result<void> readClusterPairs(const DelimitedTable& table, const TableHints& hints, GeneClusters& clusters,
                              ClusterRows& rows)
{
    const TableColumns columns(table, {hints.choice("gene"), hints.choice("cluster")}, hints.isGene);
    const auto saidGene = saidClusterColumn(columns, hints, "gene");
    if (!saidGene) return saidGene.error();
    const auto saidCluster = saidClusterColumn(columns, hints, "cluster");
    if (!saidCluster) return saidCluster.error();
    // Without a header the cluster comes first, as clustering programs write it.
    auto namedGene = *saidGene ? *saidGene : columns.find(ColumnRole::Gene, *saidCluster);
    const auto namedCluster = *saidCluster ? *saidCluster : columns.find(ColumnRole::Cluster, namedGene);
    const bool byGenome = !namedGene && !namedCluster;
    if (byGenome) namedGene = geneColumnByGenome(columns);
    const std::size_t cluster = namedCluster.value_or(namedGene == 0U ? 1 : 0);
    const std::size_t gene = namedGene.value_or(cluster == 0 ? 1 : 0);
    if (gene == cluster)
        return Error{ErrorKind::Usage, "The cluster and the gene cannot be in the same column; name two columns.",
                     table.where(0)};
    if (std::max(gene, cluster) >= columns.size())
        return badInput("The line lacks a cluster or a gene; a cluster file has two columns, cluster and gene.",
                        table.where(0));
    const auto why = [&](bool isSaid, bool isNamed) -> std::string {
        if (isSaid) return kAsWasSaid;
        if (byGenome && namedGene) return "by the column whose cells are known genes";
        return isNamed ? "its header says so" : "clustering programs write the cluster first";
    };
    clusters.reading.decide("cluster", columns.called(cluster), why(saidCluster->has_value(), namedCluster.has_value()),
                            columns.allCalled());
    clusters.reading.decide("gene", columns.called(gene), why(saidGene->has_value(), namedGene.has_value()),
                            columns.allCalled());
    const GeneCells cells(table, columns.firstRow(), gene, columns.hasHeader() && namesGeneList(columns.name(gene)),
                          hints.isGene);
    if (cells.anyList()) clusters.reading.decide("genes_in_a_cell", "separated by " + delimiterName(cells.separator()));
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (!checkSurplus(table.row(row), columns.size(), columns.numbers(), table.line(row), table.fileName(),
                          rows.notes()))
            continue;
        const auto genes = cells.of(row);
        if (genes.empty()) rows.add(table.cell(row, cluster), {}, table.line(row));
        for (const std::string_view each : genes) rows.add(table.cell(row, cluster), each, table.line(row));
    }
    return {};
}

}  // namespace

Result<GeneClusters> readGeneClusters(const SourceFile& source, const TableHints& hints, Progress& progress)
{
    SubProgress inflating(progress, 0, 0.3);
    const Result<SourceText> text = sourceText(source, inflating, hints.choice("sheet"));
    if (!text) return text.error();
    SubProgress splitting(progress, 0.3, 1);
    GeneClusters clusters;
    clusters.notes = text->notes();
    ClusterRows rows(clusters, source.name);
    const auto decide = [&](std::string_view format, std::string why) {
        clusters.reading.decide("format", std::string(format), std::move(why));
        for (const Reading::Decision& decision : text->decisions()) clusters.reading.decisions.push_back(decision);
    };
    const bool saysColumns = hints.choices.contains("gene") || hints.choices.contains("cluster");
    const std::string_view content = *text;
    if (content.starts_with(kCdHitRecord)) {
        decide(kClusterCdHit, "the content is that of CD-HIT");
        readCdHit(content, rows);
    } else if (!saysColumns && !hints.choices.contains("delimiter") && isClusterLines(content)) {
        decide(kClusterLines, "every line holds the genes of one cluster");
        readClusterLines(content, rows);
    } else {
        const auto delimiter = chosenDelimiter(hints.choices, source.name);
        if (!delimiter) return delimiter.error();
        const Result<DelimitedTable> table = DelimitedTable::read(content, source.name, *delimiter, splitting);
        if (!table) return table.error();
        for (Note& note : table->notes()) clusters.notes.push_back(std::move(note));
        std::size_t firstRow = 0;
        const auto header = saysColumns ? std::nullopt : genomesHeader(*table, firstRow);
        decide(header ? kClusterGenomes : kClusterPairs,
               header ? "a column of genes a genome" : "a column of clusters and one of genes");
        decideDelimiter(clusters.reading, table->delimiter(), delimiter->has_value());
        if (header)
            readClusterGenomes(*table, *header, firstRow, hints.isGene, clusters, rows);
        else if (Result<void> ok = readClusterPairs(*table, hints, clusters, rows); !ok)
            return ok.error();
    }
    if (Result<void> ok = rows.finish(); !ok) return ok.error();
    return clusters;
}

}  // namespace pleio
