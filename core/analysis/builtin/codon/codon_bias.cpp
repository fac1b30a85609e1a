// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/codon/bias_plots.h"
#include "core/analysis/builtin/codon/bias_references.h"
#include "core/analysis/builtin/codon/bias_summary.h"
#include "core/analysis/builtin/codon/bias_tables.h"
#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/codon/reference_set.h"

namespace pleio::builtin {

namespace {

constexpr std::size_t kBiasesBetweenReports = 1000;

Result<std::vector<GeneBias>> biasOfGenes(const GeneCodons& genes, const ReferenceSet& reference,
                                          const BiasModel& model, Progress& progress)
{
    std::vector<char> inReference(genes.rows(), 0);
    for (const std::int32_t row : reference.rows) inReference[static_cast<std::size_t>(row)] = 1;
    std::vector<GeneBias> out(genes.rows());
    for (std::size_t row = 0; row < genes.rows(); ++row) {
        if (row % kBiasesBetweenReports == 0) {
            if (progress.isCancelled()) return cancelled();
            progress.report(static_cast<double>(row) / static_cast<double>(genes.rows()), "Measuring codon bias");
        }
        const auto counts = genes.counts(row);
        out[row] = inReference[row] != 0 ? geneBias(counts, withoutGene(model, counts), genes.stopCodons[row])
                                         : geneBias(counts, model, genes.stopCodons[row]);
    }
    return out;
}

Result<Report> runCodonBias(const Dataset& dataset, const Parameters& parameters, std::uint64_t, Progress& progress)
{
    progress.report(0, "Counting codons");
    const GeneCodons& genes = dataset.counted(startCodonOf(parameters));
    Report report;
    noteGenes(dataset.genome, genes, report.notes);
    const auto reference = referenceSet(dataset, genes, parameters, report.notes);
    if (!reference) return reference.error();
    const auto references = biasReferences(dataset, genes, *reference, parameters, report.notes);
    if (!references) return references.error();
    const BiasModel model = biasModel(*references);
    SubProgress measuring(progress, 0.1, 0.8);
    const auto bias = biasOfGenes(genes, *reference, model, measuring);
    if (!bias) return bias.error();

    progress.report(0.8, "Making tables and figures");
    const bool usualCai = measuresUsualCai(parameters);
    BiasSummary summary(model);
    for (std::size_t row = 0; row < genes.rows(); ++row)
        summary.add((*bias)[row], geneOfRow(dataset.genome, genes, row).id, genes.pooled(row));
    report.scalars = summary.scalars(reference->rows.size(), genes.start, usualCai);
    report.tables.push_back(geneBiasTable(dataset.genome, genes, *bias, usualCai));
    report.tables.push_back(codonWeightTable(*references));
    report.tables.push_back(referenceGeneTable(dataset.genome, genes, *reference));
    report.tables.push_back(summary.undefined());
    report.plots = biasPlots(dataset.genome, genes, *reference, *bias);
    return report;
}

}  // namespace

AnalysisDescriptor codonBias()
{
    std::vector<ParameterSpec> parameters{startCodonParameter()};
    const auto add = [&](std::vector<ParameterSpec> more) {
        parameters.insert(parameters.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    add(referenceParameters());
    add(biasParameters());
    return {
        .id = std::string(kCodonBias),
        .title = "Codon bias of genes",
        .answers = "How biased is the codon usage of each gene, and is it that of highly expressed genes or of the "
                   "genome's base composition?",
        .citation =
            "Wright F (1990) Gene 87:23 (Nc); Sun X et al. (2013) Mol Biol Evol 30:191 (Nc); Novembre JA (2002) Mol "
            "Biol Evol "
            "19:1390 (Nc'); Sharp PM, Li W-H (1987) Nucleic Acids Research 15:1281 (CAI); Fox JM, Erill I (2010) DNA "
            "Research 17:185 (RCA); Ikemura T (1981) J Mol Biol 151:389 (Fop); Bennetzen JL, Hall BD (1982) J Biol "
            "Chem "
            "257:3026 (CBI); dos Reis M et al. (2004) Nucleic Acids Research 32:5036 (tAI); Wan X-F et al. (2004) BMC "
            "Evol "
            "Biol 4:19 (SCUO); Roymondal U et al. (2009) DNA Research 16:13 (RCBS); Sabi R, Tuller T (2014) DNA "
            "Research "
            "21:511 (DCBS, refitted tAI); Supek F, Vlahovicek K (2005) BMC Bioinformatics 6:182 (MILC, MELP); Karlin S "
            "et "
            "al. (1998) Mol Microbiol 29:1341 (B, E); Urrutia AO, Hurst LD (2001) Genetics 159:1191 (MCB); Merkl R "
            "(2003) J "
            "Mol Evol 57:453 (GCB); Carbone A et al. (2003) Bioinformatics 19:2005 (self-consistent set); Sueoka N "
            "(1995) J "
            "Mol Evol 40:318 (PR2); Kyte J, Doolittle RF (1982) J Mol Biol 157:105 (GRAVY)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"gene_bias", "codon_weights", "reference_genes", "undefined"},
        .needsSequence = true,
        .run = runCodonBias,
    };
}

}  // namespace pleio::builtin
