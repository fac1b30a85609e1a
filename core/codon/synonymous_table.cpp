// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/synonymous_table.h"

namespace pleio {

SynonymousTable synonymousCounts(const CodonCounts& codons, const CodonLayout& layout)
{
    return codons.counts(Eigen::all, layout.codons).cast<double>();
}

SynonymousTable synonymousRscu(const SynonymousTable& counts, const CodonLayout& layout)
{
    SynonymousTable table = SynonymousTable::Zero(counts.rows(), counts.cols());
    for (std::size_t f = 0; f < layout.families.size(); ++f) {
        const auto first = static_cast<Eigen::Index>(layout.familyStart[f]);
        const auto size = static_cast<Eigen::Index>(layout.familySize(f));
        for (Eigen::Index i = 0; i < counts.rows(); ++i) {
            const auto own = counts.row(i).segment(first, size);
            const double total = own.sum();
            if (total > 0) table.row(i).segment(first, size) = own * (static_cast<double>(size) / total);
        }
    }
    return table;
}

std::vector<int> familyOfColumns(const CodonLayout& layout)
{
    std::vector<int> families;
    for (std::size_t f = 0; f < layout.families.size(); ++f)
        families.insert(families.end(), layout.familySize(f), static_cast<int>(f));
    return families;
}

}  // namespace pleio
