// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/phenotype_input.h"
#include "core/analysis/builtin/structure_tables.h"
#include "core/base/text.h"
#include "core/math/effective_tests.h"
#include "core/math/leaf_order.h"
#include "core/math/ranks.h"
#include "core/plot/heat_map_plot.h"
#include "core/plot/trait_structure_plots.h"
#include "core/traits/cluster_stability.h"
#include "core/traits/trait_clusters.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio::builtin {

namespace {

using Eigen::Index;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kChanceLevel = 0.95;

struct Method {
    ClusterDistance distance;
    Linkage linkage;
    std::string words;  // "average linkage on 1 - |r|"
};

Result<Method> methodOf(const Parameters& parameters)
{
    Method method{ClusterDistance::AbsoluteCorrelation, Linkage::Average, {}};
    const std::string &distance = parameters.text("distance"), &linkage = parameters.text("linkage");
    if (distance == "correlation") method.distance = ClusterDistance::Correlation;
    if (distance == "euclidean") method.distance = ClusterDistance::Euclidean;
    if (linkage == "complete") method.linkage = Linkage::Complete;
    if (linkage == "single") method.linkage = Linkage::Single;
    if (linkage == "ward") method.linkage = Linkage::Ward;
    if (method.linkage == Linkage::Ward && method.distance != ClusterDistance::Euclidean)
        return Error{ErrorKind::Usage, "Ward's linkage is for Euclidean distances; choose these or another linkage.",
                     "linkage"};
    method.words = (linkage == "ward" ? "Ward's" : linkage) + " linkage on " +
                   (distance == "euclidean"     ? "Euclidean distances"
                    : distance == "correlation" ? "1 - r"
                                                : "1 - |r|");
    return method;
}

struct OrderedTree {
    Dendrogram tree;
    std::vector<float> apart;
};

/// Tree of the columns of `items` with its leaves in their best order, where that is feasible.
Result<OrderedTree> orderedTree(const Eigen::MatrixXd& items, ClusterDistance distance, Linkage linkage,
                                Progress& progress)
{
    SubProgress comparing(progress, 0, 0.4), linking(progress, 0.4, 1);
    const std::span<const double> values(items.data(), static_cast<std::size_t>(items.size()));
    const auto n = static_cast<std::size_t>(items.cols());
    auto apart = rowDistances(values, n, static_cast<std::size_t>(items.rows()), distance, comparing);
    if (!apart) return apart.error();
    auto tree = linkInOrder(*apart, n, linkage, linking);
    if (!tree) return tree.error();
    return OrderedTree{std::move(*tree), std::move(*apart)};
}

/// Effects as colours: calls from -1 or 0 to 1, scores to where 98 % of them lie.
void scaleColours(HeatMapData& data, const PhenotypeInput& input)
{
    data.valueLabel = input.scale == PhenotypeScale::Score ? "Score" : "Call";
    if (input.scale == PhenotypeScale::Binary) {
        data.scale = plot::HeatMap::Scale::Sequential;
        return;
    }
    data.lower = -1;
    if (input.scale != PhenotypeScale::Score) return;
    std::vector<double> sizes;
    for (const double v : input.effect.reshaped())
        if (!std::isnan(v)) sizes.push_back(std::abs(v));
    std::ranges::sort(sizes);
    if (const double reach = quantile(sizes, 0.98); reach > 0) {
        data.upper = reach;
        data.lower = -reach;
    }
}

Result<PlotSpec> phenotypeMap(const PhenotypeInput& input, const Dendrogram& traits, const Method& method,
                              Progress& progress)
{
    const auto genes = orderedTree(input.effect.transpose(), ClusterDistance::Correlation, Linkage::Average, progress);
    if (!genes) return genes.error();
    HeatMapData data;
    data.id = "phenotypes";
    data.title = "Genes and traits";
    data.caption = "All genes and traits (" + input.source +
                   "). Genes are ordered by average linkage on 1 - r of their " + "profiles, traits by " +
                   method.words + ", both with neighbours as alike as the tree allows.";
    data.rowLabels = input.names;
    data.columnLabels = input.traits;
    data.rowKeys = input.ids;
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.values.resize(static_cast<std::size_t>(input.effect.size()));
    Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
        data.values.data(), input.effect.rows(), input.effect.cols()) = input.effect;
    scaleColours(data, input);
    return orderedHeatMap(data, {.tree = &genes->tree, .cut = {}}, {.tree = &traits, .cut = {}});
}

PlotSpec biplot(const PhenotypeInput& input, const PrincipalComponents& components)
{
    GenePoints genes;
    genes.ids = input.ids;
    genes.names = input.names;
    genes.x.assign(components.scores.col(0).begin(), components.scores.col(0).end());
    genes.y.assign(components.scores.col(1).begin(), components.scores.col(1).end());
    std::vector<TraitPoint> traits;
    for (Index j = 0; j < components.loadings.rows(); ++j)
        traits.push_back(
            {input.traits[static_cast<std::size_t>(j)], components.loadings(j, 0), components.loadings(j, 1)});
    const auto axis = [&](Index k) {
        return "PC " + std::to_string(k + 1) + " (" +
               displayNumber(100 * components.eigenvalues[k] / components.eigenvalues.sum()) + " %)";
    };
    return traitBiplot(genes, traits, axis(0), axis(1),
                       "Principal components of the correlation of traits (" + input.source +
                           "). Traits far apart from the others are named.");
}

std::string screeCaption(const PhenotypeInput& input, const TraitStructure& structure, Index above)
{
    std::string text = "Eigenvalues of the correlation matrix of " +
                       displayCount(structure.components.eigenvalues.size()) + " traits that vary (" + input.source +
                       ").";
    if (structure.chance.size() > 0)
        text += " The line is the 95 % quantile when every trait is shuffled over the genes: " + displayCount(above) +
                " components exceed it.";
    return text;
}

void addNotes(Report& report, const PhenotypeInput& input, const Method& method, const TraitStructure& structure)
{
    const auto add = [&](const char* code, std::string text, std::int64_t count = 1) {
        report.notes.push_back({Severity::Info, code, std::move(text), count, {}, {}});
    };
    add("structure.clusters",
        "Traits are clustered by " + method.words + "; those that join at or below the height count as one trait.");
    if (input.effect.array().isNaN().any())
        add("structure.missing", "Distances take the genes both traits have; principal components take a missing value "
                                 "as its trait's mean.");
    const auto flat = input.effect.cols() - structure.components.eigenvalues.size();
    if (flat > 0)
        add("structure.flat",
            displayCount(flat) +
                " traits do not vary over the genes; they have no component and stand alone in the tree.",
            flat);
    if (input.ids.size() > kMostLeavesToOrder)
        add("structure.order",
            "More than " + displayCount(static_cast<std::int64_t>(kMostLeavesToOrder)) +
                " genes are left in the order of their tree, as the best order of its branches would "
                "take minutes.");
}

Result<TraitStructure> structureOf(const PhenotypeInput& input, const Parameters& parameters, const Method& method,
                                   OrderedTree ordered, std::uint64_t seed, Progress& progress)
{
    TraitStructure structure;
    structure.tree = std::move(ordered.tree);
    const double height = parameters.real("cluster_height");
    structure.clusters = cutTree(structure.tree, height);
    SubProgress first(progress, 0, 0.05), second(progress, 0.05, 0.5), third(progress, 0.5, 1);
    auto components = principalComponents(input.effect, parameters.integer("components"), first);
    if (!components) return components.error();
    structure.components = std::move(*components);
    if (const auto permutations = static_cast<int>(parameters.integer("permutations")); permutations > 0) {
        auto chance = parallelEigenvalues(input.effect, permutations, kChanceLevel, seed, second);
        if (!chance) return chance.error();
        structure.chance = std::move(*chance);
    }
    if (const auto samples = static_cast<int>(parameters.integer("bootstraps")); samples > 0) {
        auto stability = clusterStability(input.effect, structure.clusters, method.distance, method.linkage, height,
                                          samples, seed, third);
        if (!stability) return stability.error();
        structure.stability = std::move(*stability);
    }
    return structure;
}

Result<Report> run(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed, Progress& progress)
{
    Report report;
    const auto method = methodOf(parameters);
    if (!method) return method.error();
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    if (input->traits.size() < 2 || input->ids.size() < 3)
        return badInput("Structure needs at least two traits and three genes; load a larger table.");

    SubProgress treeing(progress, 0, 0.1), testing(progress, 0.1, 0.7), drawing(progress, 0.7, 1);
    auto ordered = orderedTree(input->effect, method->distance, method->linkage, treeing);
    if (!ordered) return ordered.error();
    const double cophenetic = copheneticCorrelation(ordered->tree, ordered->apart);
    const auto structure = structureOf(*input, parameters, *method, std::move(*ordered), seed, testing);
    if (!structure) return structure.error();

    const Eigen::VectorXd& values = structure->components.eigenvalues;
    const std::span<const double> eigenvalues(values.data(), static_cast<std::size_t>(values.size()));
    const bool tested = structure->chance.size() > 0;
    const Index above = tested ? componentsAboveChance(values, structure->chance) : 0;
    report.scalars = {
        {"genes", "Genes", static_cast<double>(input->ids.size()), "Rows of the matrix."},
        {"traits", "Traits", static_cast<double>(input->traits.size()), "Columns of the matrix."},
        {"trait_clusters", "Clusters of traits", 1.0 + *std::ranges::max_element(structure->clusters),
         "Traits that join at or below the height count as one."},
        {"meff_li_ji", "Effective traits, Li & Ji", effectiveTestsLiJi(eigenvalues),
         "Independent traits these amount to (Li & Ji 2005)."},
        {"meff_galwey", "Effective traits, Galwey", effectiveTestsGalwey(eigenvalues),
         "Independent traits these amount to (Galwey 2009)."},
        {"components_above", "Components above chance", tested ? static_cast<double>(above) : kUndefined,
         "Leading eigenvalues above the 95 % quantile of shuffled traits."},
        {"components_80", "Components for 80 %", static_cast<double>(componentsFor(eigenvalues, 0.8)),
         "Fewest components with 80 % of the variance."},
        {"components_90", "Components for 90 %", static_cast<double>(componentsFor(eigenvalues, 0.9)),
         "Fewest components with 90 % of the variance."},
        {"cophenetic", "Cophenetic correlation", cophenetic,
         "Correlation of distances and heights of the tree, how faithful it is."},
    };
    report.tables = {clusterTable(*input, *structure), loadingTable(*input, *structure), scoreTable(*input, *structure),
                     componentTable(*structure), mergeTable(*input, *structure)};
    if (parameters.flag("heat_map")) {
        auto map = phenotypeMap(*input, structure->tree, *method, drawing);
        if (!map) return map.error();
        report.plots.push_back(std::move(*map));
    }
    if (structure->components.scores.cols() > 1) report.plots.push_back(biplot(*input, structure->components));
    if (!eigenvalues.empty())
        report.plots.push_back(parallelScreePlot(
            eigenvalues, {structure->chance.data(), static_cast<std::size_t>(structure->chance.size())},
            screeCaption(*input, *structure, above)));
    addNotes(report, *input, *method, *structure);
    return report;
}

}  // namespace

AnalysisDescriptor traitsStructure()
{
    std::vector<ParameterSpec> parameters = phenotypeParameters();
    using Text = std::string;
    parameters.insert(
        parameters.end(),
        {{"distance",
          "Distance",
          "How far apart two traits are.",
          "",
          Text("absolute"),
          {},
          {},
          {{"absolute", "1 - |r|: opposite traits are alike"}, {"correlation", "1 - r"}, {"euclidean", "Euclidean"}}},
         {"linkage",
          "Linkage",
          "How far apart two clusters of traits are.",
          "",
          Text("average"),
          {},
          {},
          {{"average", "Average"},
           {"complete", "Complete"},
           {"single", "Single"},
           {"ward", "Ward, of Euclidean distances"}}},
         {"cluster_height",
          "Cluster height",
          "Traits that join at or below this height of the tree count as one; 0.3 is |r| of 0.7 or more on average.",
          "",
          kTraitClusterHeight,
          0,
          1e6,
          {}},
         {"components",
          "Components",
          "Principal components shown for traits and genes.",
          "",
          std::int64_t{5},
          2,
          100,
          {}},
         {"permutations",
          "Permutations",
          "Times the traits are shuffled for the eigenvalues by chance; 0 for none.",
          "",
          std::int64_t{50},
          0,
          10000,
          {}},
         {"bootstraps",
          "Bootstrap samples",
          "Times genes are drawn anew for the stability of the clusters; 0 for none.",
          "",
          std::int64_t{50},
          0,
          10000,
          {}},
         {"heat_map", "Heat map", "Draw all genes and traits, clustered both ways.", "", true, {}, {}, {}}});
    return {
        .id = "traits.structure",
        .title = "Structure of traits",
        .answers = "How many distinct traits do the measured ones amount to, and which of them count as one?",
        .citation =
            "Sokal RR, Michener CD (1958) Univ Kansas Sci Bull 38:1409 (average linkage); Murtagh F, Legendre P "
            "(2014) J Classif 31:274 (Ward); Bar-Joseph Z, Gifford DK, Jaakkola TS (2001) Bioinformatics "
            "17:S22 (leaf order); Horn JL (1965) Psychometrika 30:179 (parallel analysis); Li J, Ji L (2005) "
            "Heredity 95:221; Galwey NW (2009) Genet Epidemiol 33:559; Hennig C (2007) Comput Stat Data Anal "
            "52:258 (stability)",
        .version = 1,
        .parameters = std::move(parameters),
        .needsPhenotypes = true,
        .run = run,
    };
}

}  // namespace pleio::builtin
