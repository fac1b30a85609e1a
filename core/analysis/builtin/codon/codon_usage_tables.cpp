// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_usage_tables.h"

#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/undefined.h"

#include <array>
#include <numeric>

namespace pleio::builtin {

namespace {

double sumOf(const CodonVector& counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

/// All 64 codons: those of the amino acids by letter, then the stops.
std::vector<int> codonOrder(const GeneticCode& code)
{
    std::vector<int> order;
    for (const CodonFamily& family : codonFamilies(code))
        order.insert(order.end(), family.codons.begin(), family.codons.end());
    for (int codon = 0; codon < kCodons; ++codon)
        if (!code.isSense(codon)) order.push_back(codon);
    return order;
}

std::vector<std::string> geneIds(const Genome& genome, const GeneCodons& codons)
{
    std::vector<std::string> ids;
    for (const std::int32_t gene : codons.codons.genes) ids.push_back(genome.genes[static_cast<std::size_t>(gene)].id);
    return ids;
}

std::string titleOf(const char* what, const ReportedCodons& set)
{
    return set.suffix.empty() ? what : what + (", " + set.name);
}

}  // namespace

Table codonUsageTable(const std::vector<ReportedCodons>& sets, const GeneticCode& code)
{
    const std::vector<int> order = codonOrder(code);
    std::vector<std::string> aminoAcid, codon;
    for (const int c : order) {
        aminoAcid.emplace_back(1, code.aminoAcid(c));
        codon.push_back(codonText(c));
    }
    Table table{"codon_usage", "Codon usage", {}};
    table.columns = {column("amino_acid", "Amino acid", "One-letter code; * is stop.", std::move(aminoAcid)),
                     column("codon", "Codon", "Codon, 5' to 3', T for U.", std::move(codon))};
    for (const ReportedCodons& set : sets) {
        CodonVector sense = set.counts;
        for (int c = 0; c < kCodons; ++c)
            if (!code.isSense(c)) sense[static_cast<std::size_t>(c)] = 0;
        const CodonVector relative = rscu(sense, code);
        const CodonVector share = synonymousFractions(sense, code);
        double stops = 0;
        for (const int c : order)
            if (!code.isSense(c)) stops += set.counts[static_cast<std::size_t>(c)];
        const double total = sumOf(set.counts);
        std::vector<double> count, fraction, usage, perThousand;
        for (const int c : order) {
            const auto at = static_cast<std::size_t>(c);
            count.push_back(set.hasCounts ? set.counts[at] : kUndefined);
            fraction.push_back(code.isSense(c) ? share[at] : stops > 0 ? set.counts[at] / stops : kUndefined);
            usage.push_back(relative[at]);
            perThousand.push_back(set.hasAminoAcidUsage ? 1000 * set.counts[at] / total : kUndefined);
        }
        table.columns.push_back(column("count" + set.suffix, titleOf("Count", set),
                                       "Codons counted; of stop codons those at the ends of genes.",
                                       countValues(std::move(count))));
        table.columns.push_back(column("fraction" + set.suffix, titleOf("Fraction", set),
                                       "Share among the codons of the amino acid, or among stops, 0 to 1.",
                                       std::move(fraction)));
        table.columns.push_back(
            column("rscu" + set.suffix, titleOf("RSCU", set),
                   "Relative synonymous codon usage (Sharp & Li 1986); 1 = no preference; undefined for stops.",
                   std::move(usage)));
        table.columns.push_back(column("per_thousand" + set.suffix, titleOf("Per thousand", set),
                                       "Codons per thousand codons, stops among them.", std::move(perThousand)));
    }
    return table;
}

Table aminoAcidUsageTable(const std::vector<ReportedCodons>& sets, const GeneticCode& code)
{
    const std::vector<CodonFamily> families = codonFamilies(code);
    std::vector<std::string> letters;
    std::vector<std::int64_t> sizes;
    for (const CodonFamily& family : families) {
        letters.emplace_back(1, family.aminoAcid);
        sizes.push_back(static_cast<std::int64_t>(family.codons.size()));
    }
    Table table{"amino_acid_usage", "Amino-acid usage", {}};
    table.columns = {column("amino_acid", "Amino acid", "One-letter code.", std::move(letters)),
                     column("codons", "Codons", "Codons of the amino acid in the genetic code.", std::move(sizes))};
    for (const ReportedCodons& set : sets) {
        std::vector<double> count;
        double total = 0;
        for (const CodonFamily& family : families) {
            double sum = 0;
            for (const int c : family.codons) sum += set.counts[static_cast<std::size_t>(c)];
            count.push_back(sum);
            total += sum;
        }
        std::vector<double> fraction;
        for (double& n : count) {
            fraction.push_back(set.hasAminoAcidUsage ? n / total : kUndefined);
            if (!set.hasCounts) n = kUndefined;
        }
        table.columns.push_back(column("count" + set.suffix, titleOf("Count", set), "Codons of the amino acid.",
                                       countValues(std::move(count))));
        table.columns.push_back(column("fraction" + set.suffix, titleOf("Fraction", set),
                                       "Share of all sense codons, 0 to 1.", std::move(fraction)));
    }
    return table;
}

Table geneCodonCountsTable(const Genome& genome, const GeneCodons& codons)
{
    const std::size_t rows = codons.rows();
    std::array<std::vector<std::int64_t>, kCodons> counts;
    for (auto& column : counts) column.resize(rows);
    std::vector<std::int64_t> sense(rows, 0), ambiguous(rows), internal(rows);
    std::vector<std::string> flags(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto own = codons.counts(row);
        for (std::size_t c = 0; c < kCodons; ++c) {
            counts[c][row] = own[c];
            sense[row] += own[c];
        }
        if (const int stop = codons.stopCodons[row]; stop >= 0 && !codons.code->isSense(stop))
            ++counts[static_cast<std::size_t>(stop)][row];
        ambiguous[row] = codons.ambiguous[row];
        internal[row] = codons.internalStops[row];
        flags[row] = flagText(codons.flags[row]);
    }
    Table table{"gene_codon_counts", "Codon counts of the genes", {}};
    table.columns.push_back(column("gene_id", "Gene", "Identifier of the gene.", geneIds(genome, codons)));
    table.columns.push_back(
        countedBy(codons.start, column("codons", "Codons", "Sense codons counted.", std::move(sense))));
    for (int c = 0; c < kCodons; ++c) {
        auto& values = counts[static_cast<std::size_t>(c)];
        table.columns.push_back(
            codons.code->isSense(c)
                ? countedBy(codons.start, column(codonText(c), codonText(c), "Count of the codon.", std::move(values)))
                : column(codonText(c), codonText(c), "1 if the gene ends with this stop codon.", std::move(values)));
    }
    table.columns.push_back(column("ambiguous", "Ambiguous", "Codons with a base other than A, C, G, T, not counted.",
                                   std::move(ambiguous)));
    table.columns.push_back(
        column("internal_stops", "Internal stops", "Stop codons before the end, not counted.", std::move(internal)));
    table.columns.push_back(
        column("flags", "Flags",
               "What to know of the gene's numbers; only genes without a flag but short enter pooled counts.",
               std::move(flags)));
    return table;
}

void writeCodonCounts(TsvRows& rows, std::string_view gene, const GeneCodonTally& tally, const GeneticCode& code)
{
    std::array<std::uint32_t, kCodons> counts = tally.counts;
    const auto sense = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (tally.stopCodon >= 0 && !code.isSense(tally.stopCodon)) ++counts[static_cast<std::size_t>(tally.stopCodon)];
    rows.cell(gene);
    rows.cell(sense);
    for (const std::uint32_t count : counts) rows.cell(std::int64_t{count});
    rows.cell(std::int64_t{tally.ambiguous});
    rows.cell(std::int64_t{tally.internalStops});
    rows.cell(std::string_view(flagText(tally.flags)));
}

Table geneRscuTable(const Genome& genome, const GeneCodons& codons)
{
    const CodonLayout layout(*codons.code);
    Table table{"gene_rscu", "RSCU of the genes", {}};
    table.columns.push_back(column("gene_id", "Gene", "Identifier of the gene.", geneIds(genome, codons)));
    for (const auto& family : layout.families) {
        const std::vector<int>& members = family.codons;
        std::vector<std::vector<double>> values(members.size(), std::vector<double>(codons.rows()));
        for (std::size_t row = 0; row < codons.rows(); ++row) {
            const auto own = codons.counts(row);
            double total = 0;
            for (const int c : members) total += own[static_cast<std::size_t>(c)];
            for (std::size_t i = 0; i < members.size(); ++i)
                values[i][row] =
                    total > 0 ? own[static_cast<std::size_t>(members[i])] * static_cast<double>(members.size()) / total
                              : kUndefined;
        }
        for (std::size_t i = 0; i < members.size(); ++i)
            table.columns.push_back(countedBy(
                codons.start, column("rscu_" + codonText(members[i]),
                                     "RSCU, " + codonText(members[i]) + " (" + family.aminoAcid + ")",
                                     "Relative synonymous codon usage; undefined where the gene lacks the amino acid.",
                                     std::move(values[i]))));
    }
    return table;
}

}  // namespace pleio::builtin
