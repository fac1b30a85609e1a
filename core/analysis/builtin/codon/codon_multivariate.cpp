// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/codon/codon_axes.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/columns.h"
#include "core/base/text.h"
#include "core/math/ranks.h"
#include "core/plot/codon_biplot.h"
#include "core/plot/scree_plot.h"

#include <algorithm>

namespace pleio::builtin {

namespace {

std::string axisId(Eigen::Index axis) { return "axis" + std::to_string(axis + 1); }
std::string axisName(Eigen::Index axis) { return "Axis " + std::to_string(axis + 1); }

/// Two columns: Spearman's correlation of every axis with one number of the genes, and the genes it is from.
void addCorrelation(Table& table, const CodonAxes& axes, Eigen::Index shown, const std::string& id,
                    const std::string& title, const std::vector<double>& values)
{
    std::vector<double> rho;
    std::vector<std::int64_t> n;
    const std::vector<double> own = axes.ofActive(values);
    for (Eigen::Index a = 0; a < shown; ++a) {
        const RankCorrelation correlation = spearman(axes.ofActive(axes.axis(a)), own);
        rho.push_back(correlation.rho);
        n.push_back(static_cast<std::int64_t>(correlation.n));
    }
    table.columns.push_back(column("rho_" + id, "ρ with " + title,
                                   "Spearman's correlation of the genes' scores with " + title + ", -1 to 1.",
                                   std::move(rho)));
    table.columns.push_back(
        column("n_" + id, "n, " + title, "Genes that make the axes and have this number.", std::move(n)));
}

Table axisTable(const CodonAxes& axes, Eigen::Index shown)
{
    const Correspondence& analysis = axes.analysis;
    std::vector<std::int64_t> number;
    std::vector<double> eigenvalue, share, cumulative;
    double sum = 0;
    for (Eigen::Index a = 0; a < shown; ++a) {
        number.push_back(a + 1);
        eigenvalue.push_back(analysis.eigenvalues[a]);
        share.push_back(100 * analysis.eigenvalues[a] / analysis.inertia);
        sum += share.back();
        cumulative.push_back(sum);
    }
    Table table{"axes", "Axes", {}};
    table.columns = {
        column("axis", "Axis", "1 is the axis along which genes differ most.", std::move(number)),
        column("eigenvalue", "Eigenvalue", "Inertia along the axis: weighted variance of the scores.",
               std::move(eigenvalue)),
        column("share", "Share (%)", "Of the inertia of all axes.", std::move(share)),
        column("cumulative", "Cumulative (%)", "Share of this axis and those before it.", std::move(cumulative)),
    };
    addCorrelation(table, axes, shown, "gc3s", "GC3s", axes.gc3s);
    addCorrelation(table, axes, shown, "cai", "CAI", axes.cai);
    addCorrelation(table, axes, shown, "length", "length", axes.codons);
    if (std::ranges::any_of(axes.expression, [](double value) { return value == value; }))
        addCorrelation(table, axes, shown, "expression", "expression", axes.expression);
    return table;
}

Table geneScoreTable(const Dataset& dataset, const CodonAxes& axes, Eigen::Index shown)
{
    const std::size_t n = axes.genes.rows();
    std::vector<std::string> id, symbol, flags;
    Categories role{{"active", "supplementary"}, std::vector<std::int32_t>(n, 1)};
    for (const std::int32_t row : axes.active) role.codes[static_cast<std::size_t>(row)] = 0;
    for (std::size_t row = 0; row < n; ++row) {
        const Gene& gene = dataset.genome.genes[static_cast<std::size_t>(axes.genes.codons.genes[row])];
        id.push_back(gene.id);
        symbol.push_back(gene.symbol);
        flags.push_back(flagText(axes.genes.flags[row]));
    }
    Table table{"gene_scores", "Genes", {}};
    table.columns = {column("gene_id", "Gene", "Identifier as in the file.", std::move(id)),
                     column("symbol", "Symbol", "Gene name.", std::move(symbol))};
    for (Eigen::Index a = 0; a < shown; ++a)
        table.columns.push_back(
            column(axisId(a), axisName(a), "Principal coordinate of the gene; 0 is the average gene.", axes.axis(a)));
    const auto add = [&](Column one) { table.columns.push_back(countedBy(axes.genes.start, std::move(one))); };
    add(column("gc3s", "GC3s", "Share of codons with synonyms that end in G or C, 0 to 1.", axes.gc3s));
    add(column("cai", "CAI", "Codon adaptation index (Sharp & Li 1987) against the ribosomal proteins, 0 to 1.",
               axes.cai));
    add(column("codons", "Codons", "Sense codons.", std::vector<std::int64_t>(axes.codons.begin(), axes.codons.end())));
    table.columns.push_back(column(
        "role", "Role", "active: the axes are made from it; supplementary: projected onto them.", std::move(role)));
    table.columns.push_back(column("flags", "Flags", "What to know of the gene's codons.", std::move(flags)));
    return table;
}

Table codonScoreTable(const CodonAxes& axes, Eigen::Index shown)
{
    std::vector<std::string> aminoAcid, codon;
    std::vector<double> count;
    const Eigen::RowVectorXd sums = axes.counts(axes.active, Eigen::all).colwise().sum();
    for (const CodonFamily& family : axes.layout.families)
        for (const int c : family.codons) {
            count.push_back(sums[static_cast<Eigen::Index>(codon.size())]);
            aminoAcid.emplace_back(1, family.aminoAcid);
            codon.push_back(codonText(c));
        }
    Table table{"codon_scores", "Codons", {}};
    table.columns = {column("amino_acid", "Amino acid", "One-letter code.", std::move(aminoAcid)),
                     column("codon", "Codon", "Codon with synonyms.", std::move(codon)),
                     column("count", "Count", "Codons in the genes that make the axes.",
                            std::vector<std::int64_t>(count.begin(), count.end()))};
    for (Eigen::Index a = 0; a < shown; ++a) {
        const Eigen::VectorXd scores = axes.analysis.columnScores(a);
        table.columns.push_back(column(axisId(a), axisName(a),
                                       "Principal coordinate of the codon; empty if it does not occur.",
                                       std::vector<double>(scores.begin(), scores.end())));
    }
    for (Eigen::Index a = 0; a < shown; ++a) {
        const Eigen::VectorXd shares = 100 * axes.analysis.contributions.col(a);
        table.columns.push_back(column(
            "contribution" + std::to_string(a + 1), "Contribution to axis " + std::to_string(a + 1) + " (%)",
            "Share of the axis' inertia that is due to the codon.", std::vector<double>(shares.begin(), shares.end())));
    }
    return table;
}

std::vector<CodonPoint> codonPoints(const CodonAxes& axes)
{
    const Correspondence& analysis = axes.analysis;
    const Eigen::VectorXd x = analysis.columnScores(0), y = analysis.columnScores(1);
    const double plane = analysis.eigenvalues[0] + analysis.eigenvalues[1];
    std::vector<CodonPoint> points;
    for (const CodonFamily& family : axes.layout.families)
        for (const int codon : family.codons) {
            const auto at = static_cast<Eigen::Index>(points.size());
            const double contribution = (analysis.eigenvalues[0] * analysis.contributions(at, 0) +
                                         analysis.eigenvalues[1] * analysis.contributions(at, 1)) /
                                        plane;
            points.push_back({std::string(1, family.aminoAcid), codonText(codon), x[at], y[at], contribution});
        }
    return points;
}

Result<Report> runCodonMultivariate(const Dataset& dataset, const Parameters& parameters, std::uint64_t,
                                    Progress& progress)
{
    Report report;
    const auto wanted = static_cast<Eigen::Index>(parameters.integer("axes"));
    const auto axes = codonAxes(dataset, parameters, std::max<Eigen::Index>(wanted, 2), report.notes, progress);
    if (!axes) return axes.error();
    const Correspondence& analysis = axes->analysis;
    const Eigen::Index shown = std::min(wanted, axes->scores.cols());

    report.scalars = {
        {"genes_active", "Genes that make the axes", static_cast<double>(axes->active.size()),
         "Long enough and without a flag."},
        {"genes_supplementary", "Genes projected", static_cast<double>(axes->genes.rows() - axes->active.size()),
         "They have scores but do not make the axes."},
        {"genetic_code", "Genetic code", static_cast<double>(axes->genes.code->id()),
         "NCBI number of the table that defines the synonyms."},
        {"inertia", "Inertia", analysis.inertia, "Sum of the eigenvalues of all axes."},
        {"table_inertia", "Inertia of the table", analysis.tableInertia,
         "Chi-square of the analysed table over its total; within amino acids, what is more than the inertia is due to "
         "amino acids."},
        {"axes", "Axes", static_cast<double>(analysis.axes()), "With an eigenvalue above rounding."},
    };
    report.tables = {axisTable(*axes, shown), geneScoreTable(dataset, *axes, shown), codonScoreTable(*axes, shown)};
    if (progress.isCancelled()) return cancelled();

    const std::string& trait = parameters.text("trait");
    const auto genes = genesOnAxes(dataset, *axes, 0, axes->scores.cols() > 1 ? 1 : 0, trait);
    if (!genes) return genes.error();
    const bool projects = axes->genes.rows() > axes->active.size();
    const std::string about = axes->about() + (projects ? " Other genes are projected onto its axes." : "");
    if (axes->scores.cols() > 1)
        report.plots.push_back(codonBiplot(*genes, codonPoints(*axes),
                                           {axisName(0), analysis.eigenvalues[0] / analysis.inertia},
                                           {axisName(1), analysis.eigenvalues[1] / analysis.inertia}, about));
    report.plots.push_back(
        screePlot({analysis.eigenvalues.data(), static_cast<std::size_t>(analysis.axes())}, axes->about()));
    return report;
}

}  // namespace

AnalysisDescriptor codonMultivariate()
{
    AnalysisDescriptor descriptor{
        .id = std::string(kCodonMultivariate),
        .title = "Axes of codon usage",
        .answers = "Along which axes do genes differ in their use of synonymous codons, and what do the axes follow?",
        .citation =
            "Greenacre MJ (1984) Theory and Applications of Correspondence Analysis; Lobry JR, Chessel D (2003) "
            "Journal of Applied Genetics 44:235 (within amino acids); Perrière G, Thioulouse J (2002) Nucleic Acids "
            "Research 30:4548 (why not RSCU)",
        .version = 2,
        .parameters = codonAxisParameters(),
        .tables = {"axes", "gene_scores", "codon_scores"},
        .needsSequence = true,
        .run = runCodonMultivariate,
    };
    descriptor.parameters.push_back({"axes", "Axes", "How many axes the tables show.", "", std::int64_t{4}, 1, 63, {}});
    descriptor.parameters.push_back({"trait",
                                     "Trait",
                                     "Name of a trait whose genes are highlighted; empty for the ribosomal proteins.",
                                     "",
                                     std::string(),
                                     {},
                                     {},
                                     {},
                                     ParameterKind::Trait});
    return descriptor;
}

}  // namespace pleio::builtin
