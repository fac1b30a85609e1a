// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/bias_tables.h"

#include "core/analysis/builtin/bias_columns.h"
#include "core/analysis/builtin/codon_genes.h"
#include "core/analysis/builtin/columns.h"

#include <cmath>
#include <map>

namespace pleio::builtin {

namespace {

constexpr std::size_t kExamplesShown = 3;

const char* reasonText(UndefinedReason reason)
{
    switch (reason) {
    case UndefinedReason::Defined: break;
    case UndefinedReason::NoCodons: return "the gene has no sense codon";
    case UndefinedReason::NoSynonymousCodons: return "no codon that takes part has a synonym";
    case UndefinedReason::NoSuchBases: return "none of the bases or codons that are compared occurs";
    case UndefinedReason::FamilyMissing: return "no amino acid of some degree of degeneracy occurs often enough";
    case UndefinedReason::NoReference: return "there is no reference set";
    case UndefinedReason::NoBackground: return "there is no sequence between genes";
    case UndefinedReason::NoOptimalCodons: return "no optimal codons are known";
    case UndefinedReason::NoTrna: return "no tRNA gene copy numbers are known";
    case UndefinedReason::NotInReference: return "none of the gene's amino acids occurs in the reference set";
    case UndefinedReason::NoChoice: return "every synonymous gene of this protein has the same value";
    case UndefinedReason::AtReference: return "the gene does not differ from the reference set";
    }
    return "";
}

}  // namespace

Table geneBiasTable(const Genome& genome, const GeneCodons& genes, const std::vector<GeneBias>& bias)
{
    const std::size_t n = genes.rows();
    Table table{"gene_bias", "Codon bias of genes", geneColumns(genome, genes)};
    for (const BiasColumn& statistic : biasColumns()) {
        std::vector<double> values(n);
        for (std::size_t row = 0; row < n; ++row) values[row] = bias[row].*statistic.value;
        table.columns.push_back(column(statistic.id, statistic.title, statistic.help, std::move(values)));
    }
    table.columns.push_back(column("flags", "Flags", "short: below 80 codons; any other flag keeps the gene out of pooled counts.", flagColumn(genes)));
    return table;
}

Table codonWeightTable(const BiasReferences& references)
{
    const GeneticCode& code = *references.code;
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
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
            optimal.codes.push_back(references.optimal && family.codons.size() > 1 ? ((*references.optimal)[c] ? 1 : 0) : -1);
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

Table undefinedTable(const Genome& genome, const GeneCodons& genes, const std::vector<GeneBias>& bias,
                     const BiasModel& model)
{
    std::vector<std::string> statistics, reasons, examples;
    std::vector<std::int64_t> counts;
    for (const BiasColumn& statistic : biasColumns()) {
        struct Found {
            std::int64_t genes = 0;
            std::string examples;
        };
        std::map<UndefinedReason, Found> byReason;
        for (std::size_t row = 0; row < genes.rows(); ++row) {
            if (!std::isnan(bias[row].*statistic.value)) continue;
            Found& found = byReason[undefinedReason(bias[row], statistic.value, model)];
            if (static_cast<std::size_t>(found.genes++) < kExamplesShown)
                found.examples += (found.examples.empty() ? "" : ", ") + geneOfRow(genome, genes, row).id;
        }
        for (const auto& [reason, found] : byReason) {
            statistics.emplace_back(statistic.title);
            reasons.emplace_back(reasonText(reason));
            counts.push_back(found.genes);
            examples.push_back(found.examples);
        }
    }
    Table table{"undefined", "Where numbers are undefined", {}};
    table.columns = {column("statistic", "Statistic", "Column of the table of genes.", std::move(statistics)),
                     column("reason", "Reason", "Why the number does not exist.", std::move(reasons)),
                     column("genes", "Genes", "In how many genes.", std::move(counts)),
                     column("examples", "Examples", "The first of them.", std::move(examples))};
    return table;
}

}  // namespace pleio::builtin
