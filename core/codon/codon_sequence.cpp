// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_sequence.h"

#include "core/genome/coding_sequence.h"

namespace pleio {

CodonSequence codonSequence(const Gene& gene, const GeneticCode& code, StartCodon start)
{
    CodonSequence out;
    out.hasStart = hasCompleteStart(gene);
    const std::size_t codons = gene.coding.size() / 3;
    out.codons.reserve(codons);
    for (std::size_t i = 0; i < codons; ++i) {
        const char* at = gene.coding.data() + 3 * i;
        const int codon = codonIndex(at[0], at[1], at[2]);
        const bool terminal =
            i + 1 == codons && codon >= 0 && code.isStop(codon) && (!gene.location.fuzzyEnd || !code.isSense(codon));
        if (terminal) break;
        out.codons.push_back(codon >= 0 && code.isSense(codon) ? static_cast<std::int8_t>(codon) : kNoCodon);
    }
    if (out.codons.empty()) out.hasStart = false;
    if (out.hasStart && start == StartCodon::Drop) {
        out.codons.erase(out.codons.begin());
        out.hasStart = false;
    }
    return out;
}

std::vector<CodonSequence> codonSequences(const Genome& genome, const GeneCodons& genes)
{
    std::vector<CodonSequence> out;
    out.reserve(genes.rows());
    for (const std::int32_t gene : genes.codons.genes)
        out.push_back(codonSequence(genome.genes[static_cast<std::size_t>(gene)], *genes.code, genes.start));
    return out;
}

}  // namespace pleio
