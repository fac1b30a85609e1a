// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/training_set.h"

#include <algorithm>
#include <tuple>

namespace pleio {

TrainingSet makeTrainingSet(const Genome& genome, const CodonCounts& codons)
{
    TrainingSet set{CodonLayout(mostCommonCode(genome)), {}, {}, {}, {}, {}, {}};
    const CodonLayout& layout = set.layout;

    std::vector<std::int32_t> rows;
    for (std::size_t row = 0; row < codons.genes.size(); ++row) {
        const Gene& gene = genome.genes[static_cast<std::size_t>(codons.genes[row])];
        if (!gene.used()) continue;
        if (gene.geneticCode != layout.code->id())
            ++set.otherCode;
        else if (codons.counts.row(static_cast<Eigen::Index>(row)).sum() < kMinTrainingCodons)
            ++set.tooShort;
        else
            rows.push_back(static_cast<std::int32_t>(row));
    }
    const auto place = [&](std::int32_t row) {
        const std::int32_t index = codons.genes[static_cast<std::size_t>(row)];
        const Gene& gene = genome.genes[static_cast<std::size_t>(index)];
        return std::tuple(gene.replicon, gene.location.parts.empty() ? 0 : gene.location.start(), index);
    };
    std::ranges::sort(rows, {}, place);

    const auto n = static_cast<Eigen::Index>(rows.size());
    set.codonRows = rows;
    set.codons.resize(n, static_cast<Eigen::Index>(layout.synonymousColumns()));
    set.families.setZero(n, static_cast<Eigen::Index>(layout.families.size()));
    set.aminoAcids.setZero(n, static_cast<Eigen::Index>(layout.aminoAcids.size()));
    for (Eigen::Index i = 0; i < n; ++i) {
        const std::int32_t row = rows[static_cast<std::size_t>(i)];
        set.genes.push_back(codons.genes[static_cast<std::size_t>(row)]);
        for (std::size_t f = 0; f < layout.families.size(); ++f)
            for (std::size_t column = layout.familyStart[f]; column < layout.familyStart[f + 1]; ++column) {
                const auto count = static_cast<float>(codons.counts(row, layout.codons[column]));
                set.codons(i, static_cast<Eigen::Index>(column)) = count;
                set.families(i, static_cast<Eigen::Index>(f)) += count;
            }
        float length = 0;
        for (int c = 0; c < kCodons; ++c) {
            if (!layout.code->isSense(c)) continue;
            const auto letter = std::ranges::lower_bound(layout.aminoAcids, layout.code->aminoAcid(c));
            const auto count = static_cast<float>(codons.counts(row, c));
            set.aminoAcids(i, letter - layout.aminoAcids.begin()) += count;
            length += count;
        }
        set.length.push_back(length);
    }
    return set;
}

}  // namespace pleio
