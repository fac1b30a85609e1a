// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/genome_checks.h"

#include "core/genome/coding_sequence.h"
#include "core/genome/gene_codons.h"
#include "core/io/genomes/insdc_location.h"

#include <algorithm>
#include <cstdlib>

namespace pleio::fuzz {

namespace {

void checkGene(const Gene& gene)
{
    require(!gene.id.empty());
    require(gene.codonStart >= 1 && gene.codonStart <= 3);
    bool plain = !gene.location.remote && !gene.location.parts.empty();
    for (const auto& part : gene.location.parts) plain = plain && part.start >= 0 && part.start < part.end;
    if (plain) {
        const auto back = parseInsdcLocation(gene.location.text());
        require(back && back->parts == gene.location.parts);
    }
    const std::string protein = translate(gene);
    require(protein.size() <= gene.coding.size() / 3);
    const CodonTally tally = countCodons(gene);
    const std::uint32_t ends = (tally.startCodon >= 0 ? 1U : 0U) + (tally.stopCodon >= 0 ? 1U : 0U);
    require(tally.senseCodons() + tally.internalStops + tally.ambiguous + ends == gene.coding.size() / 3);
    if (!gene.used()) return;
    require(tally.senseCodons() > 0 && tally.ambiguous == 0);
    require(protein.find('*') == std::string::npos);
}

}  // namespace

void checkGenome(Genome genome)
{
    finishGenes(genome);
    for (const Gene& gene : genome.genes) {
        require(gene.replicon >= -1 && gene.replicon < static_cast<std::int32_t>(genome.replicons.size()));
        checkGene(gene);
    }
    for (const Trna& trna : genome.trnas) {
        require(!trna.id.empty());
        require(trna.anticodon.empty() || codonOfAnticodon(trna.anticodon) >= 0);
        require(trna.replicon >= -1 && trna.replicon < static_cast<std::int32_t>(genome.replicons.size()));
    }
    std::int64_t noted = 0;
    for (const Note& note : genome.notes) {
        require(note.count > 0 && !note.text.empty() && note.examples.size() <= kMaxExamples);
        for (int reason = 1; reason <= static_cast<int>(Exclusion::TranslationMismatch); ++reason)
            if (note.code == "cds." + std::string(exclusionId(static_cast<Exclusion>(reason)))) noted += note.count;
    }
    require(noted >= static_cast<std::int64_t>(genome.genes.size()) - genome.usedGenes());
    const GeneCodons codons = geneCodons(genome, StartCodon::Drop);
    require(std::ranges::all_of(codons.codons.genes, [&](std::int32_t gene) {
        return gene >= 0 && static_cast<std::size_t>(gene) < genome.genes.size();
    }));
    require(static_cast<std::int64_t>(codons.rows()) >= genome.usedGenes());
}

}  // namespace pleio::fuzz
