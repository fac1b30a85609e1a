// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/cipher/training_set.h"
#include "core/codon/composition.h"
#include "core/plot/codon_usage_plot.h"

#include <numeric>

namespace pleio::builtin {

namespace {

/// Rows of dataset.codons that belong to the trait with this name; all rows for an empty name.
Result<std::vector<std::int32_t>> rowsOf(const Dataset& dataset, const std::string& trait)
{
    std::vector<std::int32_t> rows(dataset.codons.genes.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (trait.empty()) return rows;
    std::vector<char> member(dataset.genome.genes.size(), 0);
    bool found = false;
    for (const Trait& candidate : dataset.traits.traits) {
        if (candidate.name != trait) continue;
        found = true;
        for (const std::int32_t gene : candidate.genes) member[static_cast<std::size_t>(gene)] = 1;
    }
    if (!found) return Error{ErrorKind::Usage, "There is no trait named \"" + trait + "\" in the loaded trait tables.", "trait"};
    std::erase_if(rows, [&](std::int32_t row) {
        return member[static_cast<std::size_t>(dataset.codons.genes[static_cast<std::size_t>(row)])] == 0;
    });
    if (rows.empty()) return badInput("No gene of trait \"" + trait + "\" can be used; see the list of excluded genes.", "trait");
    return rows;
}

void appendSet(Table& table, const std::string& suffix, const std::string& what, const CodonVector& counts,
               const GeneticCode& code)
{
    const CodonVector share = synonymousFractions(counts, code);
    const CodonVector relative = rscu(counts, code);
    double total = 0;
    for (const double n : counts) total += n;
    std::vector<std::int64_t> count;
    std::vector<double> fraction, usage, perThousand;
    for (const CodonFamily& family : codonFamilies(code))
        for (const int codon : family.codons) {
            const auto c = static_cast<std::size_t>(codon);
            count.push_back(static_cast<std::int64_t>(counts[c]));
            fraction.push_back(share[c]);
            usage.push_back(relative[c]);
            perThousand.push_back(1000 * counts[c] / total);
        }
    table.columns.push_back(column("count" + suffix, "Count" + what, "Codons counted, start and stop codons left out.", std::move(count)));
    table.columns.push_back(column("fraction" + suffix, "Fraction" + what, "Share among the codons of the amino acid, 0 to 1.", std::move(fraction)));
    table.columns.push_back(column("rscu" + suffix, "RSCU" + what, "Relative synonymous codon usage (Sharp & Li 1986); 1 = no preference.", std::move(usage)));
    table.columns.push_back(column("per_thousand" + suffix, "Per thousand" + what, "Codons per thousand sense codons.", std::move(perThousand)));
}

Result<Report> run(const Dataset& dataset, const Parameters& parameters, std::uint64_t, Progress& progress)
{
    progress.report(0, "Counting codons");
    const std::string& trait = parameters.text("trait");
    const auto all = rowsOf(dataset, {});
    const auto members = rowsOf(dataset, trait);
    if (!members) return members.error();
    const TrainingSet set = makeTrainingSet(dataset.genome, dataset.codons);
    const GeneticCode& code = *set.layout.code;

    Report report;
    Table table{"codon_usage", "Codon usage", {}};
    std::vector<std::string> aminoAcid, codon;
    for (const CodonFamily& family : codonFamilies(code))
        for (const int c : family.codons) {
            aminoAcid.emplace_back(1, family.aminoAcid);
            codon.push_back(codonText(c));
        }
    table.columns = {column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcid)),
                     column("codon", "Codon", "Sense codon.", std::move(codon))};
    const CodonVector pooled = pooledCounts(dataset.codons, *all);
    appendSet(table, {}, {}, pooled, code);

    std::vector<CodonUsageSet> sets{{"All genes", rscu(pooled, code), static_cast<std::int64_t>(all->size())}};
    if (!trait.empty()) {
        const CodonVector own = pooledCounts(dataset.codons, *members);
        appendSet(table, "_trait", ", trait", own, code);
        sets.push_back({trait, rscu(own, code), static_cast<std::int64_t>(members->size())});
    }
    report.scalars = {{"genes", "Genes", static_cast<double>(all->size()), "Genes whose codons are counted."},
                      {"genes_trait", "Genes of the trait", static_cast<double>(members->size()), "Genes of the chosen set."},
                      {"genetic_code", "Genetic code", static_cast<double>(code.id()), "NCBI number of the table that defines the families."}};
    if (set.otherCode > 0)
        report.notes.push_back({Severity::Warning, "codes.mixed",
                                displayCount(set.otherCode) + " genes use another genetic code than table "
                                    + std::to_string(code.id()) + "; their codons are counted under table "
                                    + std::to_string(code.id()) + ".",
                                set.otherCode, {}, {}});
    report.tables.push_back(std::move(table));
    report.plots.push_back(codonUsagePlot(CodonUsageMeasure::Rscu, sets, code));
    return report;
}

}  // namespace

AnalysisDescriptor codonUsage()
{
    return {
        .id = "codon.usage",
        .title = "Codon usage",
        .answers = "Which synonymous codons does the genome, or the genes of a trait, prefer?",
        .citation = "Sharp PM, Li W-H (1986) Nucleic Acids Research 14:7737 (RSCU)",
        .version = 1,
        .parameters = {{"trait", "Trait", "Name of a trait to set against the genome; empty for the genome alone.", "", std::string(), {}, {}, {}}},
        .needsTraits = false,
        .run = run,
    };
}

}  // namespace pleio::builtin
