// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/codon_table_export.h"

namespace pleio {

std::optional<CodonTable> codonTableFrom(const Table& table)
{
    const Column* codons = table.find("codon");
    const Column* counts = table.find("count");
    if (codons == nullptr || counts == nullptr) return {};
    CodonTable out;
    double total = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string codon = cellText(*codons, row);
        const int index = codon.size() == 3 ? codonIndex(codon[0], codon[1], codon[2]) : -1;
        const double count = cellNumber(*counts, row);
        if (index < 0 || !(count >= 0)) return {};
        out.counts[static_cast<std::size_t>(index)] += count;
        total += count;
    }
    return total > 0 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace pleio
