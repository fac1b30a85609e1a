// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/gene_table.h"

#include "core/base/text.h"
#include "core/genome/note_list.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/headed_table.h"
#include "core/io/tables/table_numbers.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>

namespace pleio {

namespace {

/// Kinds of gene as MicrobesOnline numbers them, which FEBA took over.
bool isRnaType(std::string_view type) { return type == "2" || type == "5" || type == "6"; }
bool isPseudogeneType(std::string_view type) { return type == "7" || type == "8"; }

class GeneTableReader {
public:
    GeneTableReader(const HeadedTable& table, std::string file)
        : m_table(table), m_file(std::move(file)), m_locus(table.find("locusid")), m_system(table.find("sysname")),
          m_scaffold(table.find("scaffoldid")), m_begin(table.find("begin")), m_end(table.find("end")),
          m_strand(table.find("strand")), m_type(table.find("type")), m_name(table.find("name")),
          m_product(table.find("desc"))
    {
    }

    Result<Genome> read(Progress& progress)
    {
        m_isSystematic = hasSystematicNames();
        for (std::size_t row = m_table.firstRow(); row < m_table.rows(); ++row) {
            if (!m_table.report(row, progress)) return cancelled();
            addRow(row);
        }
        if (m_genome.genes.empty()) return badInput("The table of genes has no row that names a gene.", m_file);
        m_genome.format = kGeneTableFormat;
        m_genome.geneFeatures = std::ssize(m_genome.genes);
        m_genome.features["gene"] = m_genome.geneFeatures;
        m_genome.sequences = std::ssize(m_genome.replicons);
        std::string words = "The genes come from a table: " + counted(m_genome.geneFeatures, "gene", "genes") +
                            ", named by " + m_table.name(*(m_isSystematic ? m_system : m_locus)) +
                            ", with places and without sequence";
        if (m_rna + m_pseudo > 0)
            words += "; " + counted(m_rna, "gene of RNA", "genes of RNA") + " and " +
                     counted(m_pseudo, "pseudogene", "pseudogenes") + " among them";
        m_genome.notes.push_back({Severity::Info, "genome.gene_table", words + ".", m_genome.geneFeatures, {}, m_file});
        std::ranges::move(m_notes.take(), std::back_inserter(m_genome.notes));
        return std::move(m_genome);
    }

private:
    [[nodiscard]] std::string_view cell(std::size_t row, std::optional<std::size_t> column) const
    {
        const std::string_view text = m_table.cell(row, column);
        return isMissing(text) ? std::string_view() : text;
    }

    [[nodiscard]] bool hasSystematicNames() const
    {
        std::unordered_set<std::string_view> seen;
        for (std::size_t row = m_table.firstRow(); row < m_table.rows(); ++row) {
            const std::string_view name = cell(row, m_system);
            if (name.empty() || !seen.insert(name).second) return false;
        }
        return !seen.empty();
    }

    void addRow(std::size_t row)
    {
        const std::string_view locus = cell(row, m_locus), system = cell(row, m_system);
        const std::string_view id = m_isSystematic ? system : locus;
        if (id.empty()) {
            m_notes.add(Severity::Warning, "gene_table.no_gene", "{line|lines} left out: {it names|they name} no gene.",
                        m_table.line(row), m_file);
            return;
        }
        if (!m_ids.insert(std::string(id)).second) {
            m_notes.add(Severity::Warning, "gene_table.repeated",
                        "{line|lines} left out: a line before them describes the gene of that name.", std::string(id),
                        m_file);
            return;
        }
        Gene gene;
        gene.id = id;
        gene.locusTag = system.empty() ? locus : system;
        if (!locus.empty() && locus != id) gene.otherIds.emplace_back(locus);
        if (!system.empty() && system != id) gene.otherIds.emplace_back(system);
        gene.symbol = cell(row, m_name);
        gene.product = cell(row, m_product);
        const std::string_view type = cell(row, m_type);
        gene.pseudo = isPseudogeneType(type);
        m_pseudo += gene.pseudo ? 1 : 0;
        m_rna += isRnaType(type) ? 1 : 0;
        place(gene, row);
        m_genome.genes.push_back(std::move(gene));
    }

    void place(Gene& gene, std::size_t row)
    {
        const std::string scaffold(cell(row, m_scaffold));
        std::int64_t begin = 0, end = 0;
        if (scaffold.empty() || !parseInteger(cell(row, m_begin), begin) || !parseInteger(cell(row, m_end), end) ||
            begin < 1 || end < begin) {
            m_notes.add(Severity::Info, "gene_table.no_place",
                        "genes have no place: their begin and end are no numbers from 1 in this order.", gene.id,
                        m_file);
            return;
        }
        const auto [replicon, isNew] =
            m_replicons.try_emplace(scaffold, static_cast<std::int32_t>(m_genome.replicons.size()));
        if (isNew) m_genome.replicons.push_back({scaffold, {}, {}, false});
        gene.replicon = replicon->second;
        const bool isReverse = m_table.cell(row, m_strand) == "-";
        gene.location.parts.push_back({begin - 1, end, isReverse ? Strand::Reverse : Strand::Forward});
    }

    const HeadedTable& m_table;
    std::string m_file;
    std::optional<std::size_t> m_locus, m_system, m_scaffold, m_begin, m_end, m_strand, m_type, m_name, m_product;
    bool m_isSystematic = false;
    std::int64_t m_rna = 0, m_pseudo = 0;
    std::unordered_set<std::string> m_ids;
    std::map<std::string, std::int32_t> m_replicons;
    NoteList m_notes;
    Genome m_genome;
};

}  // namespace

bool isGeneTable(std::string_view text) { return headerHas(text, {"locusid", "scaffoldid", "begin", "end", "strand"}); }

Result<Genome> readGeneTable(std::string_view text, const std::string& fileName, Progress& progress)
{
    const auto table =
        HeadedTable::read(text, fileName, {}, {"locusid", "scaffoldid", "begin", "end", "strand"}, progress);
    if (!table) return table.error();
    return GeneTableReader(*table, fileName).read(progress);
}

}  // namespace pleio
