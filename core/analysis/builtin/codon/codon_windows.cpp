// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/codon/codon_windows_tables.h"
#include "core/analysis/builtin/codon/reference_set.h"
#include "core/analysis/builtin/genome/gene_table.h"
#include "core/analysis/builtin/genome/genome_windows.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/codon/cai.h"
#include "core/codon/codon_ramp.h"
#include "core/codon/composition.h"
#include "core/codon/ribosomal_cai.h"
#include "core/plot/gene_windows_plot.h"
#include "core/plot/z_histogram.h"
#include "core/traits/gene_index.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pleio::builtin {

namespace {

constexpr std::int64_t kBasesPerKb = 1000;
constexpr double kAlpha = 0.05;

/// ln w against the ribosomal proteins, from the others for a gene that is one of them. All NaN without a reference.
class Adaptiveness {
public:
    Adaptiveness(const Genome& genome, const GeneCodons& genes)
        : m_genes(&genes), m_cai(ribosomalCai(genome, genes)), m_counts(pooledCounts(genes.codons, m_cai.reference))
    {
    }
    [[nodiscard]] const RibosomalCai& cai() const { return m_cai; }
    [[nodiscard]] CodonVector ln(std::size_t row) const
    {
        CodonVector out;
        out.fill(kUndefined);
        if (!m_cai.defined()) return out;
        CodonVector counts = m_counts;
        if (std::ranges::binary_search(m_cai.reference, static_cast<std::int32_t>(row)))
            for (std::size_t c = 0; c < kCodons; ++c) counts[c] -= m_genes->counts(row)[c];
        const auto w = relativeAdaptiveness(counts, *m_genes->code);
        std::ranges::transform(w, out.begin(), [](double value) { return std::log(value); });
        return out;
    }

private:
    const GeneCodons* m_genes;
    RibosomalCai m_cai;
    CodonVector m_counts;
};

/// The row of the gene with this id or name; empty for an empty name.
Result<std::optional<std::size_t>> rowOfGene(const Genome& genome, const GeneCodons& genes, const std::string& name)
{
    if (name.empty()) return std::optional<std::size_t>();
    const GeneIndex index(genome);
    const auto match = index.find(name);
    if (!match)
        return Error{ErrorKind::Usage, "No gene is called \"" + name + "\"; give a gene id or name as in the file.",
                     "gene"};
    if (match->genes.size() > 1) {
        std::string ids;
        for (const std::int32_t gene : match->genes) addToList(ids, genome.genes[static_cast<std::size_t>(gene)].id);
        return Error{ErrorKind::Usage, "Several genes are called \"" + name + "\" (" + ids + "); give the id of one.",
                     "gene"};
    }
    const auto at = std::ranges::find(genes.codons.genes, match->genes.front());
    if (at == genes.codons.genes.end())
        return Error{
            ErrorKind::Usage,
            "\"" + name + "\" takes no part in codon statistics (" +
                std::string(exclusionText(genome.genes[static_cast<std::size_t>(match->genes.front())].exclusion)) +
                ").",
            "gene"};
    return std::optional<std::size_t>(static_cast<std::size_t>(at - genes.codons.genes.begin()));
}

std::string withP(const std::string& name, const PermutationTest& test)
{
    return std::isnan(test.p) ? name : name + ", p " + displayNumber(test.p, 2);
}

std::vector<GeneRegion> regionsOf(Codons gene, const CodonOrder& order, const CodonOrderScales& scales)
{
    std::vector<GeneRegion> out;
    GeneRegion rare{"Rare codons", {}};
    for (std::size_t i = 0; i < gene.size(); ++i)
        if (gene[i] != kNoCodon && scales.rare[static_cast<std::size_t>(gene[i])])
            rare.stretches.emplace_back(i + 1, i + 1);
    out.push_back(std::move(rare));
    if (order.cluster.count > 0 && gene.size() >= scales.window)
        out.push_back({withP("Densest window", order.clusterTest),
                       {{order.cluster.start + 1, order.cluster.start + scales.window}}});
    if (gene.size() > kRampEnd) out.push_back({withP("Ramp", order.rampTest), {{2, kRampEnd}}});
    return out;
}

PlotSpec orderPlot(std::span<const CodonOrder> orders, std::int64_t permutations)
{
    std::vector<double> ramp, reuse;
    for (const CodonOrder& order : orders) {
        ramp.push_back(order.rampTest.z);
        reuse.push_back(order.reuseTest.z);
    }
    PlotSpec spec;
    spec.id = "codon_order";
    spec.title = "Codon order of genes against synonymous permutations";
    spec.panels = {zHistogram("z of the ramp", ramp), zHistogram("z of reuse", reuse)};
    spec.panels[1].column = 1;
    spec.caption = "z of each gene against " + displayCount(permutations) +
                   " permutations of its own codons. Left: mean ln w of codons 2 to 50 minus the rest. Right: share of "
                   "successive occurrences of an amino acid that use the same codon or tRNA.";
    spec.heightMm = 80;
    return spec;
}

double significant(const Table& table, const char* id)
{
    const auto& q = std::get<std::vector<double>>(table.find(id)->values);
    return static_cast<double>(std::ranges::count_if(q, [](double value) { return value <= kAlpha; }));
}

std::string codonList(const CodonSet& codons)
{
    std::string out;
    for (int c = 0; c < kCodons; ++c)
        if (codons[static_cast<std::size_t>(c)]) addToList(out, codonText(c));
    return out.empty() ? "none" : out;
}

void addWindowNotes(const CodonOrderScales& scales, const Adaptiveness& adaptiveness, double rareRscu, bool trna,
                    std::int64_t permutations, std::vector<Note>& notes)
{
    notes.push_back(caiNote(adaptiveness.cai()));
    notes.push_back({Severity::Info,
                     "windows.rare_codons",
                     "Rare are codons whose RSCU in the pooled genes is below " + displayNumber(rareRscu, 2) + ": " +
                         codonList(scales.rare) + ".",
                     std::ranges::count(scales.rare, true),
                     {},
                     {}});
    notes.push_back({Severity::Info,
                     "windows.reuse",
                     trna ? "Reuse counts the same tRNA: NNT and NNC of a box are taken to share one, NNA and NNG to "
                            "have their own; "
                            "tRNA genes are not looked at."
                          : "Reuse counts the same codon.",
                     1,
                     {},
                     {}});
    notes.push_back(permutationNote(permutations));
}

Result<Report> runCodonWindows(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                               Progress& progress)
{
    progress.report(0, "Counting codons");
    const Genome& genome = dataset.genome;
    const GeneCodons& genes = dataset.codons;
    const auto chosen = rowOfGene(genome, genes, parameters.text("gene"));
    if (!chosen) return chosen.error();
    const std::vector<CodonSequence> sequences = codonSequences(genome, genes);
    const CodonVector pooled = pooledCounts(genes.codons, genes.pooledRows());
    const std::int64_t permutations = parameters.integer("permutations"),
                       span = parameters.integer("span") * kBasesPerKb;
    const bool trna = parameters.text("reuse") == "trna";
    const CodonOrderScales scales{genes.code, MinMaxUsage(pooled, *genes.code),
                                  rareCodons(pooled, *genes.code, parameters.real("rare_rscu")),
                                  CodonReaders(*genes.code, trna ? ReuseOf::Trna : ReuseOf::Codon),
                                  static_cast<std::size_t>(parameters.integer("window"))};
    const Adaptiveness adaptiveness(genome, genes);

    SubProgress permuting(progress, 0, 0.9), sliding(progress, 0.9, 1);
    const auto orders = codonOrders(
        sequences, scales, [&](std::size_t row) { return adaptiveness.ln(row); }, permutations, seed, permuting);
    if (!orders) return orders.error();
    const GenomeWindowValues values{&genes, adaptiveness.cai().values, *orders};

    Report report;
    report.tables = {codonOrderTable(genome, genes, sequences, *orders, scales),
                     genomeWindowTable(genome, values, span)};
    const Table& table = report.tables.front();
    report.scalars = {
        {"genetic_code", "Genetic code", static_cast<double>(genes.code->id()),
         "NCBI number of the table that defines the families."},
        {"genes", "Genes", static_cast<double>(genes.rows()), "Genes with a row."},
        {"genes_ramp", "Genes with a ramp", significant(table, "ramp_q"), "Ramp of either sign with q at most 0.05."},
        {"genes_minmax", "Genes with a rare stretch", significant(table, "minmax_min_q"),
         "Lowest %MinMax lower than chance with q at most 0.05."},
        {"genes_cluster", "Genes with a rare codon cluster", significant(table, "cluster_q"),
         "Scan statistic with q at most 0.05."},
        {"genes_reuse", "Genes with biased reuse", significant(table, "reuse_q"),
         "Reuse above or below chance with q at most 0.05."},
    };
    noteGenes(genome, genes, report.notes);
    addWindowNotes(scales, adaptiveness, parameters.real("rare_rscu"), trna, permutations, report.notes);

    if (chosen->has_value()) {
        const std::size_t row = **chosen;
        const Codons gene = sequences[row].codons;
        const auto windows = geneWindows(sequences[row], scales, adaptiveness.ln(row), permutations, seed, sliding);
        if (!windows) return windows.error();
        report.tables.insert(report.tables.begin() + 1, windowTable(*windows, scales.window));
        if (gene.size() >= scales.window)
            report.plots.push_back(geneWindowsPlot(geneOfRow(genome, genes, row).displayName(), gene.size(),
                                                   scales.window, permutations, *windows,
                                                   regionsOf(gene, (*orders)[row], scales)));
        else
            report.notes.push_back({Severity::Warning,
                                    "windows.short_gene",
                                    "The chosen gene has " + counted(gene.size(), "codon", "codons") +
                                        ", fewer than a window; take a smaller window.",
                                    1,
                                    {geneOfRow(genome, genes, row).id},
                                    {}});
    }
    report.plots.push_back(orderPlot(*orders, permutations));
    if (auto tracks = genomeWindowPlot(genome, genes, *report.table("genome_windows"), span))
        report.plots.push_back(std::move(*tracks));
    return report;
}

}  // namespace

AnalysisDescriptor codonWindows()
{
    return {
        .id = std::string(kCodonWindows),
        .title = "Codon order and windows",
        .answers = "Where along a gene and along the genome are codons adapted or rare, and is the order of a gene's "
                   "codons more than chance?",
        .citation =
            "Clarke TF, Clark PL (2008) PLoS ONE 3:e3412 (%MinMax); Tuller T et al. (2010) Cell 141:344 (ramp); "
            "Cannarozzi G et al. (2010) Cell 141:355 (tRNA reuse); Sharp PM, Li W-H (1987) Nucleic Acids Research "
            "15:1281 (CAI); Sun X, Yang Q, Xia X (2013) Molecular Biology and Evolution 30:191 (Nc)",
        .version = 2,
        .parameters = {{"gene",
                        "Gene",
                        "Id or name of the gene to slide windows along; empty for the summaries alone.",
                        "",
                        std::string(),
                        {},
                        {},
                        {},
                        ParameterKind::Gene},
                       {"window",
                        "Window",
                        "Codons of a window. Nc and CAI of few codons are noisy; take more for them.",
                        "codons",
                        std::int64_t{18},
                        3.0,
                        1000.0,
                        {}},
                       {"rare_rscu",
                        "Rare below RSCU",
                        "A codon is rare if its relative synonymous codon usage in the genome is below this.",
                        "",
                        0.5,
                        0.0,
                        1.0,
                        {}},
                       {"reuse",
                        "Reuse of",
                        "What counts as used again when an amino acid comes back.",
                        "",
                        std::string("codon"),
                        {},
                        {},
                        {{"codon", "The codon"}, {"trna", "The tRNA (NNT and NNC share one)"}}},
                       permutationParameter(),
                       {"span",
                        "Genome window",
                        "Length of the windows along the genome.",
                        "kb",
                        std::int64_t{20},
                        1.0,
                        10000.0,
                        {}}},
        .tables = {"gene_windows", "windows", "genome_windows"},
        .needsSequence = true,
        .run = runCodonWindows,
    };
}

}  // namespace pleio::builtin
