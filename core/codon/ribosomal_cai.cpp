// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/ribosomal_cai.h"

#include "core/base/undefined.h"
#include "core/codon/cai.h"

#include <algorithm>

namespace pleio {

std::vector<std::int32_t> pooledRibosomalRows(const Genome& genome, const GeneCodons& genes)
{
    std::vector<std::int32_t> rows = ribosomalProteinRows(genome, genes.codons);
    std::erase_if(rows, [&](std::int32_t row) { return !genes.pooled(static_cast<std::size_t>(row)); });
    return rows;
}

RibosomalCai ribosomalCai(const Genome& genome, const GeneCodons& genes)
{
    RibosomalCai cai{{}, pooledRibosomalRows(genome, genes)};
    cai.values = cai.defined() ? codonAdaptationIndices(genes.codons, cai.reference, *genes.code)
                               : std::vector<double>(genes.rows(), kUndefined);
    return cai;
}

}  // namespace pleio
