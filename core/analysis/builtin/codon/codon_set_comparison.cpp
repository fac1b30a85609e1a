// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_set_comparison.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/codon/usage_comparison.h"
#include "core/math/false_discovery.h"
#include "core/plot/usage_difference_plot.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio::builtin {

namespace {

/// Only sets with counts can be tested; others stand as if nothing was counted.
CodonVector countsForTest(const ReportedCodons& set) { return set.hasCounts ? set.counts : CodonVector{}; }

double senseCodons(const ReportedCodons& set, const GeneticCode& code)
{
    if (!set.hasCounts) return kUndefined;
    double sum = 0;
    for (int c = 0; c < kCodons; ++c)
        if (code.isSense(c)) sum += set.counts[static_cast<std::size_t>(c)];
    return sum;
}

Result<const ReportedCodons*> setOf(const std::vector<ReportedCodons>& sets, const std::string& id,
                                    const std::string& parameter)
{
    const auto found = std::ranges::find(sets, id, &ReportedCodons::id);
    if (found != sets.end()) return &*found;
    const std::string what = id == "trait"   ? "no trait was named; give one as the parameter trait."
                             : id == "genes" ? "no gene list was given; give one as the parameter genes."
                                             : "fewer codon tables are loaded; add them.";
    return Error{ErrorKind::Usage, "The set cannot be compared because " + what, parameter};
}

/// The first set that was given beside the genome and is not this one; else the genome.
Result<const ReportedCodons*> firstBeside(const std::vector<ReportedCodons>& sets, const std::string& id)
{
    const auto given = std::find_if(sets.begin() + 1, sets.end(), [&](const auto& set) { return set.id != id; });
    return given != sets.end() ? &*given : &sets.front();
}

/// Set A without the genes of set B.
ReportedCodons without(const ReportedCodons& a, const ReportedCodons& b, const GeneCodons& codons)
{
    ReportedCodons out = a;
    out.rows.clear();
    std::ranges::set_difference(a.rows, b.rows, std::back_inserter(out.rows));
    if (out.rows.size() == a.rows.size()) return out;
    out.counts = pooledWithStops(codons, out.rows);
    out.fractions = fractionsWithStops(out.counts, *codons.code);
    out.genes = static_cast<std::int64_t>(out.rows.size());
    out.name = a.id == "genome" ? "All other genes" : a.name + ", others";
    return out;
}

Table familyTable(const UsageComparison& comparison)
{
    std::vector<std::string> letters;
    std::vector<double> a, b, chi, pChi, g, gAdjusted, pG, v;
    std::vector<std::int64_t> df;
    for (const FamilyComparison& family : comparison.families) {
        letters.emplace_back(1, family.family.aminoAcid);
        a.push_back(family.codonsA);
        b.push_back(family.codonsB);
        df.push_back(family.test.df);
        chi.push_back(family.test.chiSquare);
        pChi.push_back(family.test.pChiSquare);
        g.push_back(family.test.g);
        gAdjusted.push_back(family.test.gAdjusted);
        pG.push_back(family.test.pG);
        v.push_back(family.test.cramersV);
    }
    std::vector<double> qG = benjaminiHochberg(pG), qChi = benjaminiHochberg(pChi);
    Table table{"usage_comparison", "Synonymous usage of two sets, by amino acid", {}};
    table.columns = {
        column("amino_acid", "Amino acid", "One-letter code.", std::move(letters)),
        column("codons_a", "Codons, A", "Codons of the amino acid in set A.", countValues(std::move(a))),
        column("codons_b", "Codons, B", "Codons of the amino acid in set B.", countValues(std::move(b))),
        column("cramers_v", "Cramér's V", "Size of the difference, 0 (same usage) to 1 (no codon in common).",
               std::move(v)),
        column("df", "df", "Degrees of freedom; 0 where nothing can be tested.", std::move(df)),
        column("g", "G", "Likelihood-ratio statistic of homogeneity.", std::move(g)),
        column("g_adjusted", "G, Williams", "G with the correction of Williams (1976).", std::move(gAdjusted)),
        column("p_g", "p (G)", "Of the corrected G.", std::move(pG), NumberStyle::Probability),
        column("q_g", "q (G)", "Benjamini-Hochberg over the amino acids.", std::move(qG), NumberStyle::Probability),
        column("chi_square", "Chi-square", "Pearson's statistic.", std::move(chi)),
        column("p_chi_square", "p (chi-square)", "Of the chi-square.", std::move(pChi), NumberStyle::Probability),
        column("q_chi_square", "q (chi-square)", "Benjamini-Hochberg over the amino acids.", std::move(qChi),
               NumberStyle::Probability)};
    return table;
}

Table comparedCodonTable(const UsageComparison& comparison, const ReportedCodons& a, const ReportedCodons& b,
                         const CodonVector& fractionsA, const CodonVector& fractionsB)
{
    std::vector<std::string> letters, codons;
    std::vector<double> countA, countB, shareA, shareB, difference;
    for (const FamilyComparison& family : comparison.families)
        for (const int codon : family.family.codons) {
            const auto c = static_cast<std::size_t>(codon);
            letters.emplace_back(1, family.family.aminoAcid);
            codons.push_back(codonText(codon));
            countA.push_back(a.hasCounts ? a.counts[c] : kUndefined);
            countB.push_back(b.hasCounts ? b.counts[c] : kUndefined);
            shareA.push_back(fractionsA[c]);
            shareB.push_back(fractionsB[c]);
            difference.push_back(fractionsB[c] - fractionsA[c]);
        }
    Table table{"usage_differences", "Synonymous usage of two sets, by codon", {}};
    table.columns = {
        column("amino_acid", "Amino acid", "One-letter code.", std::move(letters)),
        column("codon", "Codon", "Codon with synonyms.", std::move(codons)),
        column("count_a", "Count, A", "Codons in set A: " + a.name + ".", countValues(std::move(countA))),
        column("count_b", "Count, B", "Codons in set B: " + b.name + ".", countValues(std::move(countB))),
        column("fraction_a", "Fraction, A", "Share within the amino acid in set A.", std::move(shareA)),
        column("fraction_b", "Fraction, B", "Share within the amino acid in set B.", std::move(shareB)),
        column("difference", "Difference", "Fraction in B less fraction in A, -1 to 1.", std::move(difference))};
    return table;
}

void addScalars(Report& report, const AssociationTest& test, const UsageDistance& distance)
{
    const std::vector<Scalar> scalars = {
        {"cramers_v", "Cramér's V", test.cramersV,
         "Size of the difference of synonymous usage between the sets, 0 (same usage) to 1 (no codon in common)."},
        {"df", "Degrees of freedom", static_cast<double>(test.df), "Of the tests over all amino acids."},
        {"g", "G", test.g, "Likelihood-ratio statistic, summed over amino acids."},
        {"g_adjusted", "G, Williams", test.gAdjusted, "Each amino acid with the correction of Williams (1976)."},
        {"p_g", "p (G)", test.pG, "Of the corrected G, were codons drawn independently."},
        {"chi_square", "Chi-square", test.chiSquare, "Pearson's statistic, summed over amino acids."},
        {"p_chi_square", "p (chi-square)", test.pChiSquare, "Of the chi-square, were codons drawn independently."},
        {"sum_squared_difference", "Sum squared difference", distance.sumSquared,
         "Of fractions within amino acids and stops, as codcmp of EMBOSS."},
        {"mean_squared_difference", "Mean squared difference", distance.meanSquared,
         "The same by the codons compared."},
        {"rms_difference", "Root mean squared difference", distance.rootMeanSquared, "Root of the mean."},
        {"sum_difference", "Sum difference", distance.sumDifference, "Of absolute differences."},
        {"mean_difference", "Mean difference", distance.meanDifference, "The same by the codons compared."},
        {"codons_not_appearing", "Codons not appearing", static_cast<double>(distance.notAppearing),
         "Codons of the 64 with fraction 0 in either set; codcmp leaves them out."}};
    report.scalars.insert(report.scalars.end(), scalars.begin(), scalars.end());
}

}  // namespace

Result<void> addComparison(Report& report, const std::vector<ReportedCodons>& sets, const GeneCodons& codons,
                           const Parameters& parameters)
{
    const std::string &chosenA = parameters.text("set_a"), &chosenB = parameters.text("set_b");
    const bool automatic = chosenB == "auto";
    const auto a = setOf(sets, chosenA, "set_a");
    if (!a) return a.error();
    if (automatic && sets.size() < 2) return {};
    const auto b = automatic ? firstBeside(sets, chosenA) : setOf(sets, chosenB, "set_b");
    if (!b) return b.error();
    if (*a == *b) return Error{ErrorKind::Usage, "A set cannot be compared with itself; choose two sets.", "set_b"};
    ReportedCodons setA = without(**a, **b, codons), setB = **b;
    std::string shorter = "A", other = "B";  // which set lacks the genes of which
    const auto isEmptied = [](const ReportedCodons& before, const ReportedCodons& after) {
        return !before.rows.empty() && after.rows.empty();
    };
    if (isEmptied(**a, setA) && automatic && (*b)->id == "genome") {
        setA = **a;
        setB = without(**b, **a, codons);
        std::swap(shorter, other);
    }
    if (isEmptied(**a, setA) || isEmptied(**b, setB)) {
        if (!automatic)
            return Error{ErrorKind::Usage, "Every gene of the first set is in the second as well; choose two sets.",
                         "set_a"};
        report.notes.push_back(
            {Severity::Info,
             "codon.not_compared",
             "The sets are not compared: every gene of " + (*a)->name + " is in " + (*b)->name + " as well.",
             1,
             {},
             {}});
        return {};
    }

    const GeneticCode& code = *codons.code;
    const UsageComparison comparison = compareUsage(countsForTest(setA), countsForTest(setB), code);
    const CodonVector fractionsA = synonymousFractions(setA.counts, code);
    const CodonVector fractionsB = synonymousFractions(setB.counts, code);
    addScalars(report, comparison.overall, usageDistance(setA.fractions, setB.fractions));
    report.tables.push_back(familyTable(comparison));
    report.tables.push_back(comparedCodonTable(comparison, setA, setB, fractionsA, fractionsB));
    report.plots.push_back(usageDifferencePlot({setA.name, setB.name, fractionsA, fractionsB, senseCodons(setA, code),
                                                senseCodons(setB, code), comparison.overall.cramersV},
                                               code));
    report.notes.push_back(
        {Severity::Info,
         "codon.compared",
         "Set A is " + setA.name + ", set B is " + setB.name +
             ". p-values take codons as independent draws; genes vary more than that, so read Cramér's V first.",
         1,
         {},
         {}});
    const auto shared =
        static_cast<std::int64_t>((*a)->rows.size() - setA.rows.size() + (*b)->rows.size() - setB.rows.size());
    if (shared > 0)
        report.notes.push_back({Severity::Info,
                                "codon.shared_genes",
                                counted(shared, "gene", "genes") + " of set " + other + (shared == 1 ? " is" : " are") +
                                    " left out of set " + shorter + " for the comparison.",
                                shared,
                                {},
                                {}});
    if (comparison.overall.df == 0)
        report.notes.push_back({Severity::Warning,
                                "codon.not_tested",
                                "The sets cannot be tested: one has no counts, or they have no amino acid in common.",
                                1,
                                {},
                                {}});
    return {};
}

}  // namespace pleio::builtin
