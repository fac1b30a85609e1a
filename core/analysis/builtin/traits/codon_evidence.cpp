// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/codon_evidence.h"

#include "core/analysis/builtin/cipher/held_out_groups.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/cipher/gene_calls.h"
#include "core/math/auc.h"
#include "core/math/random.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

constexpr int kFolds = 5;
constexpr std::uint64_t kFoldStream = 1;

/// The training genes that have a row in the matrix.
TrainingSet measuredGenes(const Dataset& dataset, const PhenotypeInput& input)
{
    std::vector<bool> measured(dataset.genome.genes.size(), false);
    for (const std::int32_t gene : input.genes)
        if (gene >= 0) measured[static_cast<std::size_t>(gene)] = true;
    TrainingSet set = makeTrainingSet(dataset.genome, dataset.codonsWithoutStart.codons);
    std::vector<Eigen::Index> rows;
    for (std::size_t row = 0; row < set.rows(); ++row)
        if (measured[static_cast<std::size_t>(set.genes[row])]) rows.push_back(static_cast<Eigen::Index>(row));
    const auto taken = [&](auto& values) {
        for (std::size_t i = 0; i < rows.size(); ++i) values[i] = values[static_cast<std::size_t>(rows[i])];
        values.resize(rows.size());
    };
    taken(set.genes);
    taken(set.codonRows);
    taken(set.length);
    set.codons = set.codons(rows, Eigen::all).eval();
    set.families = set.families(rows, Eigen::all).eval();
    set.aminoAcids = set.aminoAcids(rows, Eigen::all).eval();
    return set;
}

}  // namespace

Result<CodonEvidence> codonEvidence(const Dataset& dataset, const PhenotypeInput& input, const PhenotypeCalls& calls,
                                    std::int64_t minGenes, std::uint64_t seed, Progress& progress)
{
    CodonEvidence out(measuredGenes(dataset, input));
    const std::size_t genes = out.set.rows();
    if (genes < static_cast<std::size_t>(kFolds))
        return badInput("Fewer than five genes have measurements and 80 codons, too few to compare; load the genome of "
                        "the strain that was measured.");
    std::vector<std::int32_t> rowOfGene(dataset.genome.genes.size(), -1);
    for (std::size_t row = 0; row < genes; ++row)
        rowOfGene[static_cast<std::size_t>(out.set.genes[row])] = static_cast<std::int32_t>(row);

    MemberRows members;
    std::int64_t mostCalled = 0;  // of the traits that are left out
    for (Eigen::Index t = 0; t < input.effect.cols(); ++t) {
        std::vector<double> size(genes, kUndefined);
        std::vector<bool> called(genes, false);
        for (std::size_t i = 0; i < input.genes.size(); ++i) {
            if (input.genes[i] < 0) continue;
            const std::int32_t row = rowOfGene[static_cast<std::size_t>(input.genes[i])];
            const auto at = static_cast<Eigen::Index>(i);
            if (row < 0 || !calls.tested(at, t)) continue;
            size[static_cast<std::size_t>(row)] = calls.sized ? std::abs(input.z(at, t)) : calls.called(at, t) ? 1 : 0;
            called[static_cast<std::size_t>(row)] = calls.called(at, t);
        }
        std::vector<std::int32_t> rows;
        for (std::size_t row = 0; row < genes; ++row)
            if (called[row]) rows.push_back(static_cast<std::int32_t>(row));
        const auto number = static_cast<std::int64_t>(rows.size());
        if (number < minGenes || rows.size() == genes) {
            ++out.left;
            mostCalled = std::max(mostCalled, number);
            continue;
        }
        out.traits.push_back(static_cast<std::size_t>(t));
        out.called.push_back(number);
        out.sizes.push_back(std::move(size));
        members.push_back(std::move(rows));
    }
    if (members.empty())
        return badInput("No trait has " + displayCount(minGenes) + " called genes to learn from and others to " +
                            "compare them with. A trait has at most " + displayCount(mostCalled) + "; " +
                            (mostCalled >= kFewestCalledGenes && mostCalled < minGenes
                                 ? "lower min_genes to " + displayCount(mostCalled) + " or load more phenotypes."
                                 : "load more phenotypes or choose another false discovery rate."),
                        "min_genes");

    SubProgress grouping(progress, 0, 0.3);
    const auto groups = heldOutGroups(dataset, out.set, grouping);
    if (!groups) return groups.error();
    const std::vector<std::int32_t> fold = dealFolds(*groups, kFolds, deriveSeed(seed, kFoldStream));
    FoldCounts counts(out.set, fold, kFolds);
    counts.count(members);
    SubProgress learning(progress, 0.3, 0.9);
    auto scores = heldOutScores(counts, Channel::Combined, learning);
    if (!scores) return scores.error();
    out.scores = std::move(scores->combined);

    progress.report(0.9, "Comparing genes of similar length");
    const std::vector<std::int32_t> strata = lengthStrata(out.set.length, kLengthStrata);
    out.codonTraits.assign(genes, 0);
    out.measuredTraits.assign(genes, 0);
    for (std::size_t t = 0; t < members.size(); ++t) {
        const auto score = std::as_const(out.scores).of(t);
        out.auc.push_back(auc(score, members[t]));
        const std::vector<double> p = conformalP(score, members[t], strata);
        for (std::size_t row = 0; row < genes; ++row) out.codonTraits[row] += p[row] <= kCodonP ? 1 : 0;
        for (const std::int32_t row : members[t]) out.measuredTraits[static_cast<std::size_t>(row)] += 1;
    }
    return out;
}

}  // namespace pleio::builtin
