// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_ids.h"
#include "core/analysis/builtin/builtin.h"
#include "core/analysis/builtin/traits/ordered_tree.h"
#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/structure_map.h"
#include "core/analysis/builtin/traits/structure_tables.h"
#include "core/analysis/builtin/traits/trait_names.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/effective_tests.h"
#include "core/math/leaf_order.h"
#include "core/plot/trait_structure_plots.h"
#include "core/traits/cluster_stability.h"
#include "core/traits/trait_clusters.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

using Eigen::Index;

constexpr double kChanceLevel = 0.95;

struct ClusterMethod {
    ClusterDistance distance;
    Linkage linkage;
    std::string words;  // "average linkage on 1 - |r|"
};

Result<ClusterMethod> clusterMethod(const Parameters& parameters)
{
    ClusterMethod method{ClusterDistance::AbsoluteCorrelation, Linkage::Average, {}};
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
                       counted(structure.components.eigenvalues.size(), "trait that varies", "traits that vary") +
                       " (" + input.source + ").";
    if (structure.chance.size() > 0)
        text += " The line is the 95 % quantile when every trait is shuffled over the genes: " +
                counted(above, "component exceeds", "components exceed") + " it.";
    return text;
}

void addStructureNotes(Report& report, const PhenotypeInput& input, const ClusterMethod& method,
                       const TraitStructure& structure, const GeneTree& genes)
{
    const auto add = [&](const char* code, std::string text, std::int64_t count = 1) {
        report.notes.push_back({Severity::Info, code, std::move(text), count, {}, {}});
    };
    add("structure.clusters",
        "Traits are clustered by " + method.words + "; those that join at or below the height count as one trait.");
    if (input.profile.array().isNaN().any())
        add("structure.missing", "Distances take the genes both traits have; principal components take a missing value "
                                 "as its trait's mean.");
    const auto flat = input.profile.cols() - structure.components.eigenvalues.size();
    if (flat > 0)
        add("structure.flat",
            counted(flat, "trait does", "traits do") + " not vary over the genes; " +
                (flat == 1 ? "it has no component and stands" : "they have no component and stand") +
                " alone in the tree.",
            flat);
    if (genes.tree && input.ids.size() > kMostLeavesToOrder)
        add("structure.order",
            "More than " + displayCount(static_cast<std::int64_t>(kMostLeavesToOrder)) +
                " genes are left in the order of their tree, as the best order of its branches would "
                "take minutes.");
}

Result<TraitStructure> structureOf(const PhenotypeInput& input, const Parameters& parameters,
                                   const ClusterMethod& method, OrderedTree ordered, std::uint64_t seed, Parts& parts,
                                   Progress& progress)
{
    TraitStructure structure;
    structure.tree = std::move(ordered.tree);
    structure.clusterHeight = parameters.real("cluster_height");
    structure.clusters = cutTree(structure.tree, structure.clusterHeight);
    SubProgress first(progress, 0, 0.05), second(progress, 0.05, 0.5), third(progress, 0.5, 1);
    auto components = principalComponents(input.profile, parameters.integer("components"), first);
    if (!components) return components.error();
    structure.components = std::move(*components);
    if (const auto permutations = static_cast<int>(parameters.integer("permutations")); permutations > 0) {
        auto chance = parallelEigenvalues(input.profile, permutations, kChanceLevel, seed, second);
        if (!chance) return chance.error();
        structure.chance = std::move(*chance);
    }
    if (const auto samples = static_cast<int>(parameters.integer("bootstraps")); samples > 0) {
        auto stability = clusterStability(input.profile, structure.clusters, method.distance, method.linkage,
                                          structure.clusterHeight, samples, seed, parts, third);
        if (!stability) return stability.error();
        structure.stability = std::move(*stability);
    }
    return structure;
}

/// One flag a row of the matrix for the genes of a trait of the trait tables; empty if none is named.
Result<std::vector<char>> markedRows(const Dataset& dataset, const PhenotypeInput& input, const std::string& trait,
                                     std::vector<Note>& notes)
{
    std::vector<char> marked;
    if (trait.empty()) return marked;
    const auto members = traitMembers(dataset, trait);
    if (!members) return members.error();
    for (const std::int32_t gene : input.genes)
        marked.push_back(gene >= 0 ? (*members)[static_cast<std::size_t>(gene)] : char{0});
    if (std::ranges::find(marked, char{1}) == marked.end())
        notes.push_back({Severity::Warning,
                         "structure.marked",
                         "No gene of trait \"" + trait + "\" is a row of the matrix; none is marked.",
                         1,
                         {},
                         {}});
    return marked;
}

Result<Report> runTraitsStructure(const Dataset& dataset, const Parameters& parameters, std::uint64_t seed,
                                  Parts& parts, Progress& progress)
{
    Report report;
    const auto method = clusterMethod(parameters);
    if (!method) return method.error();
    const auto input = phenotypeInput(dataset, parameters, report.notes);
    if (!input) return input.error();
    if (input->traits.size() < 2 || input->ids.size() < 3) {
        const bool merged = parameters.text("replicates") == "merge" && dataset.phenotypes &&
                            dataset.phenotypes->conditions.size() > input->traits.size();
        return badInput("Structure needs at least two traits and three genes, and there " +
                            std::string(input->traits.size() == 1 ? "is " : "are ") +
                            counted(input->traits.size(), "trait", "traits") + " and " +
                            counted(input->ids.size(), "gene", "genes") +
                            (merged ? " after merging; keep the conditions (replicates = keep) or load a larger table."
                                    : "; load a larger table."),
                        merged ? "replicates" : "");
    }

    const auto marked = markedRows(dataset, *input, parameters.text("trait"), report.notes);
    if (!marked) return marked.error();

    SubProgress treeing(progress, 0, 0.1), testing(progress, 0.1, 0.7), drawing(progress, 0.7, 1);
    auto ordered = orderedTree(input->profile, method->distance, method->linkage, treeing);
    if (!ordered) return ordered.error();
    const double cophenetic = copheneticCorrelation(ordered->tree, ordered->apart);
    const auto structure = structureOf(*input, parameters, *method, std::move(*ordered), seed, parts, testing);
    if (!structure) return structure.error();

    const Eigen::VectorXd& values = structure->components.eigenvalues;
    const std::span<const double> eigenvalues(values.data(), static_cast<std::size_t>(values.size()));
    const bool tested = structure->chance.size() > 0;
    const Index above = tested ? componentsAboveChance(values, structure->chance) : 0;
    report.scalars = {
        {"genes_measured", "Genes measured", static_cast<double>(input->ids.size()), "Rows of the matrix."},
        {"traits_measured", "Traits measured", static_cast<double>(input->traits.size()), "Columns of the matrix."},
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
    const auto genes = geneTree(*input, parameters, drawing);
    if (!genes) return genes.error();
    if (!genes->clusters.empty()) report.tables.push_back(geneClusterTable(*input, *genes));
    if (parameters.flag("heat_map"))
        report.plots.push_back(phenotypeMap(*input, *structure, *genes, *marked, method->words, parameters));
    if (structure->components.scores.cols() > 1) report.plots.push_back(biplot(*input, structure->components));
    if (!eigenvalues.empty())
        report.plots.push_back(parallelScreePlot(
            eigenvalues, {structure->chance.data(), static_cast<std::size_t>(structure->chance.size())},
            screeCaption(*input, *structure, above)));
    addStructureNotes(report, *input, *method, *structure, *genes);
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
          {}}});
    for (ParameterSpec& parameter : structureMapParameters()) parameters.push_back(std::move(parameter));
    return {
        .id = std::string(kTraitsStructure),
        .title = "Structure of traits",
        .answers = "How many distinct traits do the measured ones amount to, and which of them count as one?",
        .citation =
            "Sokal RR, Michener CD (1958) Univ Kansas Sci Bull 38:1409 (average linkage); Murtagh F, Legendre P "
            "(2014) J Classif 31:274 (Ward); Bar-Joseph Z, Gifford DK, Jaakkola TS (2001) Bioinformatics "
            "17:S22 (leaf order); Horn JL (1965) Psychometrika 30:179 (parallel analysis); Li J, Ji L (2005) "
            "Heredity 95:221; Galwey NW (2009) Genet Epidemiol 33:559; Hennig C (2007) Comput Stat Data Anal "
            "52:258 (stability)",
        .version = 2,
        .parameters = std::move(parameters),
        .tables = {"clusters", "traits", "genes", "components", "merges", "gene_clusters"},
        .needsPhenotypes = true,
        .splitsOver = "bootstrap samples",
        .runInParts = runTraitsStructure,
    };
}

}  // namespace pleio::builtin
