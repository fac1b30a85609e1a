// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/codon/codon_set_comparison.h"
#include "core/analysis/builtin/codon/codon_usage_tables.h"
#include "core/base/text.h"
#include "core/plot/codon_grid_plot.h"

#include <algorithm>
#include <iterator>

namespace pleio::builtin {

namespace {

constexpr std::size_t kSetsInBars = 4;  // more bars a codon cannot be told apart

/// Where stop codons are in the tables.
void noteStops(const Genome& genome, const GeneCodons& codons, std::vector<Note>& notes)
{
    notes.push_back({Severity::Info,
                     "codon.stops",
                     "The stop codons at the ends of genes are in the rows of *, as cusp of EMBOSS counts them.",
                     1,
                     {},
                     {}});
    Note recoded{Severity::Info, "codon.recoded", {}, 0, {}, {}};
    for (std::size_t row = 0; row < codons.rows(); ++row) {
        if (codons.internalStops[row] == 0 || (codons.flags[row] & kInternalStop) != 0) continue;
        ++recoded.count;
        if (recoded.examples.size() < kMaxExamples)
            recoded.examples.push_back(genome.genes[static_cast<std::size_t>(codons.codons.genes[row])].id);
    }
    if (recoded.count == 0) return;
    recoded.text = counted(recoded.count, "gene holds", "genes hold") +
                   " stop codons that are read as an amino acid (selenocysteine); these are not counted.";
    notes.push_back(std::move(recoded));
}

Result<Report> runCodonUsage(const Dataset& dataset, const Parameters& parameters, std::uint64_t, Progress& progress)
{
    progress.report(0, "Counting codons");
    const GeneCodons& codons = dataset.counted(startCodonOf(parameters));
    const GeneticCode& code = *codons.code;
    Report report;
    noteGenes(dataset.genome, codons, report.notes);
    noteStops(dataset.genome, codons, report.notes);
    const auto sets = codonSets(dataset, codons, parameters, report.notes);
    if (!sets) return sets.error();
    if (progress.isCancelled()) return cancelled();

    progress.report(0.4, "Making tables");
    const ReportedCodons& genome = sets->front();
    double all = 0;
    for (const double n : genome.counts) all += n;
    report.scalars = {
        {"genes", "Genes", static_cast<double>(codons.rows()), "Genes with codon counts of their own."},
        {"genes_pooled", "Genes pooled", static_cast<double>(genome.genes),
         "Genes whose counts are added up; the others have a flag."},
        countedBy(codons.start, Scalar{"codons_pooled", "Codons pooled", all,
                                       "Codons of the pooled genes, with the stop codons at their ends."}),
        {"genetic_code", "Genetic code", static_cast<double>(code.id()),
         "NCBI number of the table that defines the families."}};
    for (const ReportedCodons& set : *sets)
        if (set.id == "trait" || set.id == "genes")
            report.scalars.push_back({"genes_" + set.id, set.id == "trait" ? "Genes of the trait" : "Genes of the list",
                                      static_cast<double>(set.genes), "Pooled genes of the set."});
    report.tables.push_back(codonUsageTable(*sets, code));
    report.tables.push_back(aminoAcidUsageTable(*sets, code));
    report.tables.push_back(geneCodonCountsTable(dataset.genome, codons));
    report.tables.push_back(geneRscuTable(dataset.genome, codons));
    if (progress.isCancelled()) return cancelled();

    progress.report(0.8, "Comparing sets");
    std::vector<CodonUsageSet> bars;
    for (const ReportedCodons& set : *sets)
        if (bars.size() < kSetsInBars) bars.push_back({set.name, rscu(set.counts, code), set.genes});
    report.plots.push_back(codonUsagePlot(CodonUsageMeasure::Rscu, bars, code));
    report.plots.push_back(codonGridPlot(CodonUsageMeasure::Rscu, bars.front(), code));
    if (const Result<void> compared = addComparison(report, *sets, codons, parameters); !compared)
        return compared.error();
    return report;
}

}  // namespace

AnalysisDescriptor codonUsage()
{
    const std::vector<Choice> sets = {{"genome", "All genes"},
                                      {"trait", "The trait"},
                                      {"genes", "The gene list"},
                                      {"table", "First codon table"},
                                      {"table_2", "Second codon table"}};
    std::vector<Choice> others = {{"auto", "The first that is given beside set A, else all genes"}};
    std::ranges::copy(sets, std::back_inserter(others));
    return {
        .id = std::string(kCodonUsage),
        .title = "Codon usage",
        .answers = "Which synonymous codons does the genome use, and do the genes of a trait, a list of genes or a "
                   "reference table differ?",
        .citation =
            "Sharp PM, Li W-H (1986) Nucleic Acids Research 14:7737 (RSCU); Williams DA (1976) Biometrika 63:33 "
            "(G-test); Cramér H (1946) Mathematical Methods of Statistics (V); Benjamini Y, Hochberg Y (1995) "
            "J R Stat Soc B 57:289 (q); Rice P, Longden I, Bleasby A (2000) Trends in Genetics 16:276 (EMBOSS codcmp)",
        .version = 3,
        .parameters = {{"trait",
                        "Trait",
                        "Name of a trait whose genes form a set; empty for none.",
                        "",
                        std::string(),
                        {},
                        {},
                        {},
                        ParameterKind::Trait},
                       {"genes",
                        "Gene list",
                        "Names of genes that form a set, separated by commas or blanks; empty for none.",
                        "",
                        std::string(),
                        {},
                        {},
                        {},
                        ParameterKind::Genes},
                       startCodonParameter(),
                       {"set_a",
                        "Set A",
                        "What set B is compared with; genes of B are left out of it, or where A is a part of all "
                        "genes, its genes "
                        "out of these.",
                        "",
                        std::string("genome"),
                        {},
                        {},
                        sets},
                       {"set_b", "Set B", "What is compared with set A.", "", std::string("auto"), {}, {}, others}},
        .tables = {"codon_usage", "amino_acid_usage", "gene_codon_counts", "gene_rscu", "usage_comparison",
                   "usage_differences"},
        .needsSequence = true,
        .run = runCodonUsage,
    };
}

}  // namespace pleio::builtin
