// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/codon_axes.h"

#include "core/analysis/builtin/codon/codon_genes.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/genome/gene_table.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/codon/cai.h"
#include "core/codon/composition.h"

#include <algorithm>

namespace pleio::builtin {

namespace {

constexpr std::size_t kMinGenes = 3;  // fewer cannot differ along two axes

std::string methodName(const std::string& method)
{
    if (method == "counts") return "Correspondence analysis of codon counts";
    if (method == "rscu") return "Correspondence analysis of RSCU";
    return "Within-amino-acid correspondence analysis";
}

/// The table that is analysed.
SynonymousTable analysedTable(const CodonAxes& axes, const std::string& method)
{
    return method == "rscu" ? synonymousRscu(axes.counts, axes.layout) : axes.counts;
}

void describeGenes(const Dataset& dataset, CodonAxes& axes, std::vector<Note>& notes)
{
    const RibosomalCai cai = ribosomalCai(dataset.genome, axes.genes);
    axes.caiDefined = cai.defined();
    notes.push_back(caiNote(cai));
    axes.cai = cai.values;
    for (std::size_t row = 0; row < axes.genes.rows(); ++row) {
        const auto gene = static_cast<std::size_t>(axes.genes.codons.genes[row]);
        axes.gc3s.push_back(gc3s(axes.genes.counts(row), *axes.genes.code));
        axes.expression.push_back(dataset.expression.empty() ? kUndefined : dataset.expression[gene]);
    }
}

void noteAxes(const Dataset& dataset, const CodonAxes& axes, std::vector<Note>& notes)
{
    const bool kept = axes.genes.start == StartCodon::Keep;
    notes.push_back({Severity::Info,
                     "axes.code",
                     "Synonymous codons are those of genetic code " + std::to_string(axes.genes.code->id()) +
                         "; codons without synonyms and stop codons are left out, start codons are " +
                         (kept ? "counted." : "not counted."),
                     1,
                     {},
                     {}});
    std::vector<std::string> examples;
    std::size_t next = 0;
    for (std::size_t row = 0; row < axes.genes.rows(); ++row) {
        if (next < axes.active.size() && static_cast<std::size_t>(axes.active[next]) == row) {
            ++next;
            continue;
        }
        if (examples.size() < kMaxExamples) examples.push_back(geneOfRow(dataset.genome, axes.genes, row).id);
    }
    const auto left = static_cast<std::int64_t>(axes.genes.rows() - axes.active.size());
    if (left > 0)
        notes.push_back({Severity::Info,
                         "axes.supplementary",
                         counted(left, "gene is", "genes are") + " not used to make the axes (shorter than " +
                             displayCount(axes.minCodons) + " codons, or flagged) but projected onto them.",
                         left,
                         std::move(examples),
                         {}});
}

}  // namespace

std::vector<double> CodonAxes::axis(Eigen::Index number) const
{
    return {scores.col(number).begin(), scores.col(number).end()};
}

std::vector<double> CodonAxes::ofActive(const std::vector<double>& values) const
{
    std::vector<double> out;
    for (const std::int32_t row : active) out.push_back(values[static_cast<std::size_t>(row)]);
    return out;
}

std::string CodonAxes::about() const
{
    return name + " of " + counted(active.size(), "gene", "genes") + " of at least " + displayCount(minCodons) +
           " codons, by the " + displayCount((analysis.columnMass.array() > 0).count()) + " codons that have synonyms.";
}

std::vector<ParameterSpec> codonAxisParameters()
{
    return {
        {"method",
         "Method",
         "What the axes are made from. Within amino acids: codon counts, with the differences that the proteins' amino "
         "acids make taken out; every codon weighs as often as it occurs. Counts: amino acids and codons mixed. RSCU: "
         "rare amino acids weigh as much as common ones, and one that a gene lacks counts as a preference.",
         "",
         std::string("within"),
         {},
         {},
         {{"within", "Within amino acids"}, {"counts", "Codon counts"}, {"rscu", "RSCU"}}},
        {"min_codons",
         "Shortest gene",
         "Genes with fewer sense codons do not make the axes; they are projected onto them.",
         "codons",
         std::int64_t{kShortGeneCodons},
         1,
         100000,
         {}},
        startCodonParameter(),
    };
}

Result<CodonAxes> codonAxes(const Dataset& dataset, const Parameters& parameters, Eigen::Index axisCount,
                            std::vector<Note>& notes, Progress& progress)
{
    progress.report(0, "Counting codons");
    const std::string& method = parameters.text("method");
    CodonAxes axes(dataset.counted(startCodonOf(parameters)));
    axes.name = methodName(method);
    axes.minCodons = parameters.integer("min_codons");
    axes.counts = synonymousCounts(axes.genes.codons, axes.layout);
    for (std::size_t row = 0; row < axes.genes.rows(); ++row) {
        double codons = 0;
        for (const std::uint32_t count : axes.genes.counts(row)) codons += count;
        axes.codons.push_back(codons);
        if (axes.genes.pooled(row) && codons >= static_cast<double>(axes.minCodons))
            axes.active.push_back(static_cast<std::int32_t>(row));
    }
    if (axes.active.size() < kMinGenes)
        return badInput("Only " + counted(axes.active.size(), "gene has", "genes have") + " at least " +
                            displayCount(axes.minCodons) + " codons, and " + std::to_string(kMinGenes) +
                            " are needed; lower the shortest gene or give a larger genome.",
                        "min_codons");
    if (progress.isCancelled()) return cancelled();

    progress.report(0.1, "Finding the axes");
    const SynonymousTable table = analysedTable(axes, method);
    const std::vector<int> blocks = method == "within" ? familyOfColumns(axes.layout) : std::vector<int>();
    axes.analysis = correspondenceAnalysis(table(axes.active, Eigen::all), blocks);
    if (axes.analysis.axes() == 0)
        return badInput("All genes use synonymous codons alike, so there is no axis along which they differ.");
    axes.scores = rowScores(table, axes.analysis, std::min(axisCount, axes.analysis.axes()));
    if (progress.isCancelled()) return cancelled();
    describeGenes(dataset, axes, notes);
    noteAxes(dataset, axes, notes);
    return axes;
}

Result<GenePoints> genesOnAxes(const Dataset& dataset, const CodonAxes& axes, Eigen::Index x, Eigen::Index y,
                               const std::string& trait)
{
    GenePoints points;
    points.x = axes.axis(x);
    points.y = axes.axis(y);
    for (std::size_t row = 0; row < axes.genes.rows(); ++row) {
        const Gene& gene = geneOfRow(dataset.genome, axes.genes, row);
        points.ids.push_back(gene.id);
        points.names.push_back(gene.displayName());
    }
    points.highlighted.assign(axes.genes.rows(), false);
    if (trait.empty()) {
        points.highlight = "Ribosomal proteins";
        for (const std::int32_t row : ribosomalProteinRows(dataset.genome, axes.genes.codons))
            points.highlighted[static_cast<std::size_t>(row)] = true;
        return points;
    }
    points.highlight = trait;
    const auto member = traitMembers(dataset, trait);
    if (!member) return member.error();
    for (std::size_t row = 0; row < axes.genes.rows(); ++row)
        points.highlighted[row] = (*member)[static_cast<std::size_t>(axes.genes.codons.genes[row])] != 0;
    return points;
}

}  // namespace pleio::builtin
