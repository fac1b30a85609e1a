// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/gene_codons.h"

#include "core/base/text.h"
#include "core/genome/coding_sequence.h"

#include <array>
#include <utility>

namespace pleio {

namespace {

bool hasRow(const Gene& gene)
{
    return !gene.coding.empty() && !gene.pseudo && gene.exclusion != Exclusion::Pseudogene &&
           gene.exclusion != Exclusion::DuplicateId && gene.exclusion != Exclusion::UnknownGeneticCode;
}

}  // namespace

std::vector<std::int32_t> GeneCodons::pooledRows() const
{
    std::vector<std::int32_t> out;
    for (std::size_t row = 0; row < rows(); ++row)
        if (pooled(row)) out.push_back(static_cast<std::int32_t>(row));
    return out;
}

GeneCodonTally tallyGene(const Gene& gene, const GeneticCode& code, StartCodon start)
{
    GeneCodonTally out;
    const bool dropStart = start == StartCodon::Drop && hasCompleteStart(gene);
    const CodonTally tally = countCodons(gene.coding, code, dropStart, !gene.location.fuzzyEnd);
    out.counts = tally.counts;
    out.ambiguous = tally.ambiguous;
    out.internalStops = tally.internalStops;
    out.stopCodon = static_cast<std::int8_t>(tally.stopCodon);
    // A stop codon that an exception gives an amino acid (selenocysteine) is not counted, but it is no defect.
    if (tally.senseCodons() < kShortGeneCodons) out.flags |= kShort;
    if (tally.trailingBases > 0 && !mayEndInsideCodon(gene)) out.flags |= kPartial;
    if (tally.ambiguous > 0) out.flags |= kAmbiguous;
    if (tally.internalStops > exceptionCodons(gene).size()) out.flags |= kInternalStop;
    if (gene.geneticCode != code.id()) out.flags |= kOtherCode;
    if (gene.exclusion == Exclusion::TranslationMismatch) out.flags |= kMismatch;
    return out;
}

GeneCodons geneCodons(const Genome& genome, StartCodon start)
{
    GeneCodons out;
    out.code = &mostCommonCode(genome);
    out.start = start;
    for (std::size_t i = 0; i < genome.genes.size(); ++i)
        if (hasRow(genome.genes[i])) out.codons.genes.push_back(static_cast<std::int32_t>(i));
    const std::size_t rows = out.codons.genes.size();
    out.codons.counts.resize(static_cast<Eigen::Index>(rows), kCodons);
    for (std::size_t row = 0; row < rows; ++row) {
        const Gene& gene = genome.genes[static_cast<std::size_t>(out.codons.genes[row])];
        const GeneCodonTally tally = tallyGene(gene, *out.code, start);
        for (std::size_t c = 0; c < kCodons; ++c)
            out.codons.counts(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(c)) = tally.counts[c];
        out.flags.push_back(tally.flags);
        out.ambiguous.push_back(tally.ambiguous);
        out.internalStops.push_back(tally.internalStops);
        out.stopCodons.push_back(tally.stopCodon);
    }
    return out;
}

std::string flagText(std::uint8_t flags)
{
    static constexpr std::array<std::pair<GeneFlag, const char*>, 6> kWords{{{kShort, "short"},
                                                                             {kPartial, "partial"},
                                                                             {kAmbiguous, "ambiguous"},
                                                                             {kInternalStop, "internal stop"},
                                                                             {kOtherCode, "other genetic code"},
                                                                             {kMismatch, "translation mismatch"}}};
    std::string text;
    for (const auto& [flag, word] : kWords)
        if ((flags & flag) != 0) addToList(text, word);
    return text;
}

}  // namespace pleio
