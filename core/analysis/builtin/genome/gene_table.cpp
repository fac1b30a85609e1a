// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/genome/gene_table.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/cipher/training_set.h"
#include "core/codon/base_composition.h"

namespace pleio::builtin {

namespace {

std::string statusOf(const Gene& gene, double scored)
{
    if (!gene.used()) return std::string(exclusionText(gene.exclusion));
    if (gene.coding.empty()) return "no sequence";
    return scored < kMinTrainingCodons ? "short" : "used";
}

}  // namespace

Table geneTable(const Dataset& dataset, const RibosomalCai& cai)
{
    const auto& genes = dataset.genome.genes;
    const std::size_t n = genes.size();
    std::vector<std::string> id(n), locusTag(n), symbol(n), product(n);
    Categories replicon, strand{{"+", "-"}, std::vector<std::int32_t>(n, -1)}, status;
    for (const Replicon& r : dataset.genome.replicons) replicon.levels.push_back(r.id);
    std::vector<double> start(n, kUndefined), end(n, kUndefined), codons(n, kUndefined), gc(n, kUndefined),
        gc3(n, kUndefined), caiColumn(n, kUndefined);
    std::vector<std::int64_t> traits(n, 0);

    std::vector<double> scored(n, 0);
    const BaseWeights weights = baseWeights(*dataset.codons.code);
    for (std::size_t row = 0; row < dataset.codons.rows(); ++row) {
        const auto g = static_cast<std::size_t>(dataset.codons.codons.genes[row]);
        BaseSums sums;
        weights.sum(dataset.codons.counts(row).data(), sums.of.data());
        const BaseComposition composition = baseComposition(sums);
        codons[g] = composition.codons;
        gc[g] = composition.gc;
        gc3[g] = composition.gc3s;
        caiColumn[g] = cai.values[row];
        for (const std::uint32_t count : dataset.codonsWithoutStart.counts(row)) scored[g] += count;
    }
    for (const Trait& trait : dataset.traits.traits)
        for (const std::int32_t gene : trait.genes) ++traits[static_cast<std::size_t>(gene)];
    for (std::size_t g = 0; g < n; ++g) {
        const Gene& gene = genes[g];
        id[g] = gene.id;
        locusTag[g] = gene.locusTag;
        symbol[g] = gene.symbol;
        product[g] = gene.product;
        replicon.codes.push_back(gene.replicon);
        if (!gene.location.parts.empty()) {
            start[g] = static_cast<double>(gene.location.start() + 1);
            end[g] = static_cast<double>(gene.location.end());
            strand.codes[g] = gene.location.strand() == Strand::Forward ? 0 : 1;
        }
        const std::string text = statusOf(gene, scored[g]);
        std::size_t level = 0;
        while (level < status.levels.size() && status.levels[level] != text) ++level;
        if (level == status.levels.size()) status.levels.push_back(text);
        status.codes.push_back(static_cast<std::int32_t>(level));
    }

    Table table{"genes", "Genes", {}};
    table.columns = {
        column("gene_id", "Gene", "Identifier as in the file: locus_tag, else protein_id, gene or ID.", std::move(id)),
        column("locus_tag", "Locus tag", "/locus_tag of the annotation.", std::move(locusTag)),
        column("symbol", "Symbol", "/gene of the annotation.", std::move(symbol)),
        column("product", "Product", "/product of the annotation.", std::move(product)),
        column("replicon", "Replicon", "Chromosome, plasmid or contig.", std::move(replicon)),
        column("start", "Start", "First base on the forward strand, 1-based.", std::move(start)),
        column("end", "End", "Last base on the forward strand, 1-based.", std::move(end)),
        column("strand", "Strand", "Strand of the first part.", std::move(strand)),
        column("codons", "Codons", "Sense codons, the start codon among them; empty where no codons are counted.",
               std::move(codons)),
        column("gc", "GC", "Share of G and C in the sense codons, 0 to 1.", std::move(gc)),
        column("gc3s", "GC3s", "Share of codons with synonyms that end in G or C, 0 to 1.", std::move(gc3)),
        column("cai", "CAI", "Codon adaptation index (Sharp & Li 1987) against the ribosomal proteins, 0 to 1.",
               std::move(caiColumn)),
        column("traits", "Traits", "Traits the gene is annotated with.", std::move(traits)),
        column("status", "Status",
               "used; short: below 80 codons without the start codon, not trained on; or why the CDS is excluded.",
               std::move(status)),
    };
    return table;
}

Note caiNote(const RibosomalCai& cai)
{
    const auto count = static_cast<std::int64_t>(cai.reference.size());
    if (cai.defined())
        return {Severity::Info,
                "cai.reference",
                "CAI is measured against " + counted(count, "ribosomal protein", "ribosomal proteins") +
                    " found by product name.",
                count,
                {},
                {}};
    return {Severity::Warning,
            "cai.no_reference",
            "CAI is undefined: only " + counted(count, "ribosomal protein was", "ribosomal proteins were") +
                " found by product name, and " + std::to_string(kMinReferenceProteins) + " are needed.",
            count,
            {},
            {}};
}

}  // namespace pleio::builtin
