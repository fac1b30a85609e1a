// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/bias_tables.h"

#include "core/analysis/builtin/codon/bias_columns.h"
#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/undefined.h"

namespace pleio::builtin {

Table geneBiasTable(const Genome& genome, const GeneCodons& genes, const std::vector<GeneBias>& bias, bool usualCai)
{
    const std::size_t n = genes.rows();
    Table table{"gene_bias", "Codon bias of genes", geneColumns(genome, genes)};
    for (const BiasColumn& statistic : biasColumns()) {
        std::vector<double> values(n);
        for (std::size_t row = 0; row < n; ++row) values[row] = bias[row].*statistic.value;
        Column one = column(statistic.id, statistic.title, statistic.help, std::move(values));
        if (statistic.value == &GeneBias::cai && !usualCai) {
            one.id = "cai_reference";
            one.title = "CAI, reference";
        }
        table.columns.push_back(countedBy(genes.start, std::move(one)));
    }
    table.columns.push_back(column("flags", "Flags",
                                   "short: below 80 codons; any other flag keeps the gene out of pooled counts.",
                                   flagColumn(genes)));
    return table;
}

void writeGeneBias(TsvRows& rows, std::string_view gene, std::string_view symbol, const GeneBias& bias,
                   std::uint8_t flags)
{
    rows.cell(gene);
    rows.cell(symbol);
    for (const BiasColumn& statistic : biasColumns()) rows.cell(bias.*statistic.value);
    rows.cell(std::string_view(flagText(flags)));
}

Table codonWeightTable(const BiasReferences& references)
{
    const GeneticCode& code = *references.code;
    CodonVector reference, w, tai;
    reference.fill(kUndefined);
    w = tai = reference;
    if (references.reference) {
        reference = *references.reference;
        w = relativeAdaptiveness(reference, code, references.zeroCounts);
    }
    if (references.trna) tai = trnaWeights(*references.trna, code, references.wobble);

    std::vector<std::string> aminoAcid, codons;
    std::vector<double> genomeCount, referenceCount, adaptiveness, trna;
    Categories optimal{{"no", "yes"}, {}};
    for (const CodonFamily& family : codonFamilies(code))
        for (const int codon : family.codons) {
            const auto c = static_cast<std::size_t>(codon);
            aminoAcid.emplace_back(1, family.aminoAcid);
            codons.push_back(codonText(codon));
            genomeCount.push_back(references.genome[c]);
            referenceCount.push_back(reference[c]);
            adaptiveness.push_back(w[c]);
            trna.push_back(tai[c]);
            optimal.codes.push_back(references.optimal && family.codons.size() > 1 ? ((*references.optimal)[c] ? 1 : 0)
                                                                                   : -1);
        }
    Table table{"codon_weights", "Codon weights", {}};
    table.columns = {
        column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcid)),
        column("codon", "Codon", "Sense codon.", std::move(codons)),
        column("count_genome", "Count, genome", "Codons of the pooled genes.", std::move(genomeCount)),
        column("count_reference", "Count, reference", "Codons of the reference set.", std::move(referenceCount)),
        column("w", "w", "Relative adaptiveness for CAI, 0 to 1 (Sharp & Li 1987).", std::move(adaptiveness)),
        column("w_trna", "w, tRNA", "Relative tRNA supply for tAI, 0 to 1 (dos Reis et al. 2004).", std::move(trna)),
        column("optimal", "Optimal", "Counted as optimal in Fop and CBI.", std::move(optimal)),
    };
    return table;
}

Table referenceGeneTable(const Genome& genome, const GeneCodons& genes, const ReferenceSet& reference)
{
    std::vector<std::string> id, symbol, product;
    for (const std::int32_t row : reference.rows) {
        const Gene& gene = geneOfRow(genome, genes, static_cast<std::size_t>(row));
        id.push_back(gene.id);
        symbol.push_back(gene.symbol);
        product.push_back(gene.product);
    }
    Table table{"reference_genes", "Reference genes", {}};
    table.columns = {column("gene_id", "Gene", "Identifier as in the file.", std::move(id)),
                     column("symbol", "Symbol", "/gene of the annotation.", std::move(symbol)),
                     column("product", "Product", "/product of the annotation.", std::move(product))};
    return table;
}

}  // namespace pleio::builtin
