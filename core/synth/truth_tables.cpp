// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/truth_tables.h"

#include "core/base/undefined.h"
#include "core/genome/gene_codons.h"

#include <numeric>

namespace pleio {

namespace {

using Texts = std::vector<std::string>;
using Reals = std::vector<double>;
using Integers = std::vector<std::int64_t>;

Column column(std::string id, std::string title, std::string help, Column::Values values)
{
    return {std::move(id), std::move(title), std::move(help), std::move(values)};
}

}  // namespace

Table traitStatements(const SyntheticGenome& synthetic, std::int64_t unmatchedIds)
{
    Texts genes;
    Texts names;
    for (const SyntheticTrait& trait : synthetic.traits)
        for (const std::int32_t gene : trait.genes) {
            genes.push_back(synthetic.genome.genes[static_cast<std::size_t>(gene)].locusTag);
            names.push_back(trait.name);
        }
    for (std::int64_t i = 0; i < unmatchedIds; ++i) {
        genes.push_back("SYN_UNKNOWN_" + std::to_string(i + 1));
        names.push_back(synthetic.traits[static_cast<std::size_t>(i) % synthetic.traits.size()].name);
    }
    const Texts sources(genes.size(), "simulated");
    return {"traits",
            "Traits",
            {column("locus_tag", "Locus tag", "Gene that carries the trait.", std::move(genes)),
             column("trait", "Trait", "Name of the trait.", std::move(names)),
             column("source", "Source", "Where the statement comes from.", sources)}};
}

Table truthTable(const SyntheticGenome& synthetic, double redrawn)
{
    Texts names;
    Integers planted;
    Integers genes;
    Integers shared;
    Reals shares;
    Reals weights;
    for (std::size_t t = 0; t < synthetic.traits.size(); ++t) {
        const SyntheticTrait& trait = synthetic.traits[t];
        names.push_back(trait.name);
        planted.push_back(trait.planted ? 1 : 0);
        genes.push_back(static_cast<std::int64_t>(trait.genes.size()));
        shared.push_back(trait.shared);
        shares.push_back(trait.planted ? redrawn : 0);
        weights.push_back(trait.planted
                              ? meanAbsoluteWeight(synthetic.families, synthetic.keys[t], synthetic.background)
                              : kUndefined);
    }
    return {"truth",
            "Planted truth",
            {column("trait", "Trait", "Name of the trait.", std::move(names)),
             column("planted", "Planted", "1 if the trait has a key, 0 if it is a name only.", std::move(planted)),
             column("genes", "Genes", "Genes that carry the trait.", std::move(genes)),
             column("shared", "Shared", "Genes that carried another trait when they were drawn.", std::move(shared)),
             column("redrawn", "Redrawn", "Share of a member's codons redrawn from the key, 0..1.", std::move(shares)),
             column("mean_abs_weight", "Mean |weight|", "Mean of |ln(key / background)| over the codons of the key.",
                    std::move(weights))}};
}

Table truthKeyTable(const SyntheticGenome& synthetic)
{
    Texts names;
    Texts aminoAcids;
    Texts codons;
    Reals background;
    Reals keys;
    for (std::size_t t = 0; t < synthetic.keys.size(); ++t)
        for (const CodonFamily& family : synthetic.families) {
            if (family.codons.size() < 2) continue;
            for (const int codon : family.codons) {
                names.push_back(synthetic.traits[t].name);
                aminoAcids.emplace_back(1, family.aminoAcid);
                codons.push_back(codonText(codon));
                background.push_back(synthetic.background[static_cast<std::size_t>(codon)]);
                keys.push_back(synthetic.keys[t][static_cast<std::size_t>(codon)]);
            }
        }
    return {
        "truth_keys",
        "Planted keys",
        {column("trait", "Trait", "Name of the trait.", std::move(names)),
         column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcids)),
         column("codon", "Codon", "DNA letters.", std::move(codons)),
         column("background", "Background", "Fraction among synonyms without the key, 0..1.", std::move(background)),
         column("key", "Key", "Fraction among synonyms in the key, 0..1.", std::move(keys))}};
}

Table codonUsageTable(const SyntheticGenome& synthetic)
{
    // As codon.usage counts them, so that its table can be held against this one.
    const GeneCodons counted = geneCodons(synthetic.genome, StartCodon::Keep);
    std::array<std::int64_t, kCodons> counts{};
    for (const std::int32_t row : counted.pooledRows())
        for (std::size_t codon = 0; codon < kCodons; ++codon)
            counts[codon] += counted.counts(static_cast<std::size_t>(row))[codon];
    const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));

    Texts aminoAcids;
    Texts codons;
    Integers numbers;
    Reals fractions;
    Reals thousandths;
    for (const CodonFamily& family : synthetic.families) {
        double ofFamily = 0;
        for (const int codon : family.codons) ofFamily += static_cast<double>(counts[static_cast<std::size_t>(codon)]);
        for (const int codon : family.codons) {
            const std::int64_t count = counts[static_cast<std::size_t>(codon)];
            aminoAcids.emplace_back(1, family.aminoAcid);
            codons.push_back(codonText(codon));
            numbers.push_back(count);
            fractions.push_back(ofFamily > 0 ? static_cast<double>(count) / ofFamily : kUndefined);
            thousandths.push_back(1000 * static_cast<double>(count) / total);
        }
    }
    return {"codon_usage",
            "Codon usage",
            {column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcids)),
             column("codon", "Codon", "DNA letters.", std::move(codons)),
             column("count", "Count", "Sense codons in the CDS that are used, start codons among them.",
                    std::move(numbers)),
             column("fraction", "Fraction", "Share among the synonymous codons, 0..1.", std::move(fractions)),
             column("per_thousand", "Per thousand", "Codons in 1,000 sense codons.", std::move(thousandths))}};
}

}  // namespace pleio
