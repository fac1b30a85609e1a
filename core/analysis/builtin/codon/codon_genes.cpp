// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_genes.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"

namespace pleio::builtin {

const Gene& geneOfRow(const Genome& genome, const GeneCodons& genes, std::size_t row)
{
    return genome.genes[static_cast<std::size_t>(genes.codons.genes[row])];
}

std::vector<Column> geneColumns(const Genome& genome, const GeneCodons& genes)
{
    std::vector<std::string> id, symbol;
    for (std::size_t row = 0; row < genes.rows(); ++row) {
        id.push_back(geneOfRow(genome, genes, row).id);
        symbol.push_back(geneOfRow(genome, genes, row).symbol);
    }
    return {
        column("gene_id", "Gene", "Identifier as in the file: locus_tag, else protein_id, gene or ID.", std::move(id)),
        column("symbol", "Symbol", "/gene of the annotation.", std::move(symbol))};
}

std::vector<std::string> flagColumn(const GeneCodons& genes)
{
    std::vector<std::string> flags;
    for (const std::uint8_t gene : genes.flags) flags.push_back(flagText(gene));
    return flags;
}

ParameterSpec permutationParameter()
{
    return {"permutations",
            "Permutations",
            "Synonymous permutations of each gene; p cannot be below 1 / (permutations + 1).",
            "",
            std::int64_t{200},
            19.0,
            10000.0,
            {}};
}

Note permutationNote(std::int64_t permutations)
{
    return {Severity::Info,
            "null.synonymous_permutation",
            "Null model: " + displayCount(permutations) +
                " permutations of each gene that deal the codons of every amino acid anew among its places; protein, "
                "codon counts "
                "and start codon stay. p is at least " +
                displayNumber(1 / (static_cast<double>(permutations) + 1), 2) +
                ", so with many genes take more permutations for small q.",
            1,
            {},
            {}};
}

}  // namespace pleio::builtin
