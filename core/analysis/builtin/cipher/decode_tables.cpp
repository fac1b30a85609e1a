// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/cipher/decode_tables.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/cipher/trait_key.h"

#include <algorithm>
#include <functional>

namespace pleio::builtin {

namespace {

const char* preferences(Channel channel)
{
    switch (channel) {
    case Channel::Synonymous:
        return "synonymous codon preferences";
    case Channel::Composition:
        return "amino-acid preferences";
    case Channel::Combined:
        break;
    }
    return "codon and amino-acid preferences";
}

/// Names of the tested traits as levels, and of their sources.
struct TraitLevels {
    Categories name, source;
};

TraitLevels traitLevels(const Dataset& dataset, const TraitChoice& choice)
{
    TraitLevels levels;
    for (const std::size_t t : choice.tested) {
        const Trait& trait = dataset.traits.traits[t];
        levels.name.levels.push_back(trait.name);
        levels.source.levels.push_back(trait.source);
    }
    return levels;
}

Column evidenceColumn(const DecodeResult& result, std::string id, std::string title, std::string help,
                      const std::function<double(const TraitEvidence&)>& get, NumberStyle style = NumberStyle::Plain)
{
    std::vector<double> values;
    for (const TraitEvidence& evidence : result.traits) values.push_back(get(evidence));
    return column(std::move(id), std::move(title), std::move(help), std::move(values), style);
}

}  // namespace

TraitChoice chooseTraits(const Dataset& dataset, const TrainingSet& set, std::int64_t minGenes, std::int64_t maxGenes)
{
    std::vector<std::int32_t> rowOfGene(dataset.genome.genes.size(), -1);
    for (std::size_t row = 0; row < set.rows(); ++row)
        rowOfGene[static_cast<std::size_t>(set.genes[row])] = static_cast<std::int32_t>(row);

    TraitChoice choice;
    for (std::size_t t = 0; t < dataset.traits.traits.size(); ++t) {
        std::vector<std::int32_t> rows;
        for (const std::int32_t gene : dataset.traits.traits[t].genes)
            if (rowOfGene[static_cast<std::size_t>(gene)] >= 0)
                rows.push_back(rowOfGene[static_cast<std::size_t>(gene)]);
        const auto genes = static_cast<std::int64_t>(rows.size());
        using Why = TraitChoice::Left::Why;
        if (rows.size() == set.rows()) {
            choice.left.push_back(
                {t, genes, Why::Everyone, "carried by every gene, so there is nothing to compare with"});
        } else if (genes < minGenes) {
            choice.left.push_back(
                {t, genes, Why::TooFew, "fewer than " + std::to_string(minGenes) + " genes to learn from"});
        } else if (genes > maxGenes) {
            choice.left.push_back({t, genes, Why::TooMany, "more than " + std::to_string(maxGenes) + " genes"});
        } else {
            std::ranges::sort(rows);
            choice.tested.push_back(t);
            choice.members.push_back(std::move(rows));
        }
    }
    return choice;
}

std::string verdict(const TraitEvidence& evidence, Channel channel)
{
    const std::string numbers =
        "(held-out AUC " + displayNumber(evidence.interval.auc) + ", q " + displayNumber(evidence.q, 2) + ")";
    switch (evidence.grade) {
    case Grade::None:
        return "cannot be told from codons " + numbers;
    case Grade::Association:
        return std::string("members share ") + preferences(channel) + " " + numbers;
    case Grade::BeyondCovariates:
        return std::string("members share ") + preferences(channel) + " beyond expression, GC3 and length " + numbers;
    case Grade::BeyondComposition:
        return "members share synonymous preferences beyond expression, GC3, length and protein composition " + numbers;
    case Grade::GeneLevel:
        break;
    }
    return "single genes can be told: " + displayCount(evidence.calls) + " called at q <= " + displayNumber(kGeneQ) +
           " " + numbers;
}

Table traitTable(const Dataset& dataset, const TraitChoice& choice, const DecodeResult& result, Channel channel)
{
    std::vector<std::string> name, source, verdicts;
    std::vector<std::int64_t> genes, grade, calls;
    for (std::size_t i = 0; i < choice.tested.size(); ++i) {
        const Trait& trait = dataset.traits.traits[choice.tested[i]];
        name.push_back(trait.name);
        source.push_back(trait.source);
        genes.push_back(static_cast<std::int64_t>(choice.members[i].size()));
        grade.push_back(static_cast<std::int64_t>(result.traits[i].grade));
        calls.push_back(result.traits[i].calls);
        verdicts.push_back(verdict(result.traits[i], channel));
    }
    const auto real = [&](std::string id, std::string title, std::string help, auto get,
                          NumberStyle style = NumberStyle::Plain) {
        return evidenceColumn(result, std::move(id), std::move(title), std::move(help), get, style);
    };
    using E = TraitEvidence;
    constexpr auto probability = NumberStyle::Probability;
    Table table{"traits", "Traits", {}};
    table.columns = {
        column("trait", "Trait", "Name in the trait file.", std::move(name)),
        column("source", "Source", "Where the trait comes from.", std::move(source)),
        column("genes", "Genes", "Members among the genes trained on.", std::move(genes)),
        real("auc_synonymous", "AUC, synonymous",
             "Held-out AUC of the choice among synonymous codons; 0.5 = no information.",
             [](const E& e) { return e.aucSynonymous; }),
        real("auc_composition", "AUC, composition", "Held-out AUC of the amino-acid composition.",
             [](const E& e) { return e.aucComposition; }),
        real("auc_combined", "AUC, combined", "Held-out AUC of both channels, each divided by its training sd, summed.",
             [](const E& e) { return e.aucCombined; }),
        real("auc_low", "AUC, low",
             "Lower end of the 95 % interval of the chosen channel, groups of genes counted once.",
             [](const E& e) { return e.interval.low; }),
        real("auc_high", "AUC, high", "Upper end of that interval.", [](const E& e) { return e.interval.high; }),
        real("null_mean", "Null mean", "Mean AUC with labels rotated along the chromosome and keys relearned.",
             [](const E& e) { return e.nullMean; }),
        real("null_sd", "Null sd", "Standard deviation of that null.", [](const E& e) { return e.nullSd; }),
        real(
            "p", "p", "(1 + rotations with at least the observed AUC) / (rotations + 1).",
            [](const E& e) { return e.p; }, probability),
        real(
            "q", "q", "Benjamini-Hochberg over the tested traits.", [](const E& e) { return e.q; }, probability),
        real("auc_covariates", "AUC, covariates", "Held-out AUC of expression (or CAI), GC3 and length alone.",
             [](const E& e) { return e.aucCovariates; }),
        real("increment", "Increment", "Held-out AUC of covariates and key together, minus that of the covariates.",
             [](const E& e) { return e.increment; }),
        column("grade", "Grade",
               "0 not told from codons, 1 association, 2 beyond expression, GC3 and length, 3 beyond "
               "protein composition too, 4 single genes called.",
               std::move(grade)),
        column("verdict", "In words", "What the numbers say.", std::move(verdicts)),
        real(
            "p_beyond_covariates", "p beyond covariates",
            "One-sided partial test of the score given the covariates, cluster-robust.",
            [](const E& e) { return e.pBeyondCovariates; }, probability),
        real(
            "q_beyond_covariates", "q beyond covariates", "Benjamini-Hochberg of it.",
            [](const E& e) { return e.qBeyondCovariates; }, probability),
        real(
            "p_beyond_composition", "p beyond composition",
            "The same of the synonymous score given covariates and composition score.",
            [](const E& e) { return e.pBeyondComposition; }, probability),
        real(
            "q_beyond_composition", "q beyond composition", "Benjamini-Hochberg of it.",
            [](const E& e) { return e.qBeyondComposition; }, probability),
        real("brier", "Brier", "Mean squared error of the calibrated probabilities.",
             [](const E& e) { return e.brier.brier; }),
        real("brier_skill", "Brier skill", "1 - Brier / Brier of the prevalence; 0 = no better than the prevalence.",
             [](const E& e) { return e.brier.skill; }),
        column("calls", "Calls", "Genes with q <= 0.1 for this trait.", std::move(calls)),
    };
    return table;
}

Table untestedTable(const Dataset& dataset, const TraitChoice& choice)
{
    std::vector<std::string> name, source, reason;
    std::vector<std::int64_t> genes;
    for (const TraitChoice::Left& left : choice.left) {
        name.push_back(dataset.traits.traits[left.trait].name);
        source.push_back(dataset.traits.traits[left.trait].source);
        genes.push_back(left.genes);
        reason.push_back(left.reason);
    }
    Table table{"traits_untested", "Traits not tested", {}};
    table.columns = {
        column("trait", "Trait", "Name in the trait file.", std::move(name)),
        column("source", "Source", "Where the trait comes from.", std::move(source)),
        column("genes", "Genes", "Members among the genes that can be trained on.", std::move(genes)),
        column("reason", "Reason", "Why the trait was not tested (grade 0, untestable).", std::move(reason)),
    };
    return table;
}

Table keyTable(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set)
{
    const CodonLayout& layout = set.layout;
    // Everything in one fold that is never held out gives the keys of all members.
    const std::vector<std::int32_t> oneFold(set.rows(), 0);
    FoldCounts counts(set, oneFold, 1);
    counts.count(choice.members);
    std::vector<double> codonCounts, aminoAcidCounts;
    counts.backgroundCounts(0, codonCounts, aminoAcidCounts);
    const Background background = learnBackground(layout, codonCounts, aminoAcidCounts);

    TraitLevels levels = traitLevels(dataset, choice);
    std::vector<std::string> aminoAcid, codon;
    std::vector<double> base, key, weight;
    for (std::size_t t = 0; t < choice.tested.size(); ++t) {
        counts.memberCounts(t, 0, codonCounts, aminoAcidCounts);
        const TraitKey learned = learnSynonymousKey(layout, codonCounts, background);
        for (std::size_t f = 0; f < layout.families.size(); ++f)
            for (std::size_t c = layout.familyStart[f]; c < layout.familyStart[f + 1]; ++c) {
                levels.name.codes.push_back(static_cast<std::int32_t>(t));
                levels.source.codes.push_back(static_cast<std::int32_t>(t));
                aminoAcid.emplace_back(1, layout.families[f].aminoAcid);
                codon.push_back(codonText(layout.codons[c]));
                base.push_back(background.codons[c]);
                key.push_back(learned.theta[c]);
                weight.push_back(learned.weight[c]);
            }
    }
    Table table{"keys", "Trait keys", {}};
    table.columns = {
        column("trait", "Trait", "Name in the trait file.", std::move(levels.name)),
        column("source", "Source", "Where the trait comes from.", std::move(levels.source)),
        column("amino_acid", "Amino acid", "One-letter code of the synonymous family.", std::move(aminoAcid)),
        column("codon", "Codon", "Codon of the family.", std::move(codon)),
        column("background", "Background", "theta_B: share of the codon in its family over all genes trained on.",
               std::move(base)),
        column("key", "Key", "theta_T = (n_T + 20 k theta_B) / (N_T + 20 k), k codons in the family, over all members.",
               std::move(key)),
        column("weight", "Weight", "ln(theta_T / theta_B), natural logarithm; above 0: preferred by members.",
               std::move(weight)),
    };
    return table;
}

Table decodeTable(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set, const DecodeResult& result,
                  Channel channel)
{
    const std::size_t rows = set.rows();
    const std::size_t total = rows * choice.tested.size();
    Categories gene;
    for (const std::int32_t g : set.genes) gene.levels.push_back(dataset.genome.genes[static_cast<std::size_t>(g)].id);
    TraitLevels trait = traitLevels(dataset, choice);
    std::vector<std::int64_t> member(total, 0);
    std::vector<double> z, p, q, probability;
    for (auto* values : {&z, &p, &q, &probability}) values->reserve(total);
    gene.codes.reserve(total);
    trait.name.codes.reserve(total);
    for (std::size_t t = 0; t < choice.tested.size(); ++t) {
        const auto scores = result.scores.channel(channel).of(t);
        z.insert(z.end(), scores.begin(), scores.end());
        const TraitDecoding& decoding = result.decoding[t];
        p.insert(p.end(), decoding.p.begin(), decoding.p.end());
        q.insert(q.end(), decoding.q.begin(), decoding.q.end());
        probability.insert(probability.end(), decoding.probability.begin(), decoding.probability.end());
        for (std::size_t row = 0; row < rows; ++row) {
            gene.codes.push_back(static_cast<std::int32_t>(row));
            trait.name.codes.push_back(static_cast<std::int32_t>(t));
        }
        for (const std::int32_t row : choice.members[t]) member[t * rows + static_cast<std::size_t>(row)] = 1;
    }
    trait.source.codes = trait.name.codes;
    Table table{"decode", "Gene by trait", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene trained on; its scores come from keys learned without its fold.",
               std::move(gene)),
        column("trait", "Trait", "Tested trait.", std::move(trait.name)),
        column("member", "Annotated", "1 if the gene is annotated with the trait.", std::move(member)),
        column("z", "z", "Held-out score of the chosen channel.", std::move(z)),
        column("p", "p", "Conformal p against held-out non-members of similar length.", std::move(p),
               NumberStyle::Probability),
        column("q", "q", "Benjamini-Hochberg over the genes of the trait.", std::move(q), NumberStyle::Probability),
        column("probability", "Probability", "Calibrated probability of membership (Platt, nested in the folds).",
               std::move(probability)),
        column("source", "Source", "Where the trait comes from.", std::move(trait.source)),
    };
    return table;
}

Table pleiotropyTable(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set,
                      const DecodeResult& result)
{
    const std::size_t rows = set.rows();
    std::vector<std::string> id(rows), symbol(rows), names(rows);
    std::vector<std::int64_t> annotated(rows, 0), called(rows, 0);
    std::vector<double> expected(rows, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
        const Gene& gene = dataset.genome.genes[static_cast<std::size_t>(set.genes[row])];
        id[row] = gene.id;
        symbol[row] = gene.symbol;
    }
    for (std::size_t t = 0; t < choice.tested.size(); ++t) {
        for (const std::int32_t row : choice.members[t]) ++annotated[static_cast<std::size_t>(row)];
        const TraitDecoding& decoding = result.decoding[t];
        for (std::size_t row = 0; row < rows; ++row) {
            expected[row] += decoding.probability[row];
            if (decoding.q[row] > kGeneQ) continue;
            ++called[row];
            if (!names[row].empty()) names[row] += "; ";
            names[row] += dataset.traits.traits[choice.tested[t]].name;
        }
    }
    Table table{"pleiotropy", "Pleiotropy from codons", {}};
    table.columns = {
        column("gene_id", "Gene", "Gene trained on.", std::move(id)),
        column("symbol", "Symbol", "/gene of the annotation.", std::move(symbol)),
        column("annotated_traits", "Annotated", "Tested traits the gene is annotated with.", std::move(annotated)),
        column("called_traits", "Called", "Tested traits called at q <= 0.1.", std::move(called)),
        column("expected_traits", "Expected", "Sum of the calibrated probabilities over the tested traits.",
               std::move(expected)),
        column("called_names", "Called traits", "Names of the called traits.", std::move(names)),
    };
    return table;
}

Table reliabilityTable(const Dataset& dataset, const TraitChoice& choice, const DecodeResult& result)
{
    Categories trait;
    trait.levels = {"all"};
    std::vector<std::int64_t> bin, n;
    std::vector<double> predicted, observed;
    const auto append = [&](std::int32_t level, const std::vector<double>& probability,
                            const std::vector<unsigned char>& label) {
        std::int64_t number = 0;
        for (const ReliabilityBin& b : reliability(probability, label, kReliabilityBins)) {
            trait.codes.push_back(level);
            bin.push_back(++number);
            n.push_back(b.n);
            predicted.push_back(b.meanPredicted);
            observed.push_back(b.observed);
        }
    };
    std::vector<double> all;
    std::vector<unsigned char> allLabels;
    std::vector<std::vector<unsigned char>> labels;
    for (std::size_t t = 0; t < choice.tested.size(); ++t) {
        std::vector<unsigned char> own(result.fold.size(), 0);
        for (const std::int32_t row : choice.members[t]) own[static_cast<std::size_t>(row)] = 1;
        all.insert(all.end(), result.decoding[t].probability.begin(), result.decoding[t].probability.end());
        allLabels.insert(allLabels.end(), own.begin(), own.end());
        labels.push_back(std::move(own));
        trait.levels.push_back(dataset.traits.traits[choice.tested[t]].name);
    }
    append(0, all, allLabels);
    for (std::size_t t = 0; t < choice.tested.size(); ++t)
        append(static_cast<std::int32_t>(t + 1), result.decoding[t].probability, labels[t]);

    Table table{"reliability", "Reliability of the probabilities", {}};
    table.columns = {
        column("trait", "Trait", "Tested trait, or all of them pooled.", std::move(trait)),
        column("bin", "Bin", "Bins of equal size by predicted probability.", std::move(bin)),
        column("n", "n", "Gene-trait pairs in the bin.", std::move(n)),
        column("mean_predicted", "Predicted", "Mean calibrated probability.", std::move(predicted)),
        column("observed", "Observed", "Share that is annotated.", std::move(observed)),
    };
    return table;
}

}  // namespace pleio::builtin
