// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/structure_tables.h"

#include "core/analysis/builtin/columns.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <set>

namespace pleio::builtin {

namespace {

using Eigen::Index;

void addComponents(Table& table, const Eigen::MatrixXd& values, const std::string& help)
{
    for (Index k = 0; k < values.cols(); ++k)
        table.columns.push_back(column("pc" + std::to_string(k + 1), "PC " + std::to_string(k + 1), help,
                                       std::vector<double>(values.col(k).begin(), values.col(k).end())));
}

/// From 1, of each leaf in the order of the tree.
std::vector<std::int64_t> placesOf(const Dendrogram& tree)
{
    std::vector<std::int64_t> place(tree.order.size());
    for (std::size_t at = 0; at < place.size(); ++at)
        place[static_cast<std::size_t>(tree.order[at])] = static_cast<std::int64_t>(at) + 1;
    return place;
}

}  // namespace

Table componentTable(const TraitStructure& structure)
{
    const Eigen::VectorXd& eigenvalues = structure.components.eigenvalues;
    const bool tested = structure.chance.size() > 0;
    const Index kept = tested ? componentsAboveChance(eigenvalues, structure.chance) : 0;
    std::vector<std::int64_t> number;
    std::vector<double> share, cumulative;
    Categories above{{"yes", "no"}, {}};
    double sum = 0;
    for (Index k = 0; k < eigenvalues.size(); ++k) {
        number.push_back(k + 1);
        share.push_back(100 * eigenvalues[k] / eigenvalues.sum());
        sum += share.back();
        cumulative.push_back(sum);
        above.codes.push_back(!tested ? -1 : k < kept ? 0 : 1);
    }
    std::vector<double> chance(number.size(), kUndefined);
    if (tested) chance.assign(structure.chance.begin(), structure.chance.end());
    Table table{"components", "Principal components", {}};
    table.columns = {
        column("component", "Component", "1 is the direction along which genes differ most.", std::move(number)),
        column("eigenvalue", "Eigenvalue", "Variance along it, in traits of variance 1.",
               std::vector<double>(eigenvalues.begin(), eigenvalues.end())),
        column("share", "Share (%)", "Of the variance of all traits.", std::move(share)),
        column("cumulative", "Cumulative (%)", "Share of this component and those before it.", std::move(cumulative)),
        column("chance", "By chance", "95 % of the eigenvalues in this place when every trait is shuffled.",
               std::move(chance)),
        column("above", "Above chance", "Whether this and all components before it exceed chance.", std::move(above))};
    return table;
}

Table loadingTable(const PhenotypeInput& input, const TraitStructure& structure)
{
    std::vector<std::int64_t> cluster;
    for (const std::int32_t own : structure.clusters) cluster.push_back(own + 1);
    Table table{"traits", "Traits", {}};
    table.columns = {
        column("trait", "Trait", "Column of the matrix.", input.traits),
        column("group", "Group", "Of the condition table; the trait itself without one.", input.groups),
        column("cluster", "Cluster", "Number of its cluster; traits of one count as one.", std::move(cluster)),
        column("place", "Place", "In the order of the tree, from the left.", placesOf(structure.tree))};
    addComponents(table, structure.components.loadings,
                  "Correlation of the trait with the component; empty if it does not vary.");
    return table;
}

Table scoreTable(const PhenotypeInput& input, const TraitStructure& structure)
{
    Table table{"genes", "Genes", {}};
    table.columns = {column("gene_id", "Gene", "Identifier as in the file.", input.ids),
                     column("gene", "Symbol", "Gene name.", input.names)};
    addComponents(table, structure.components.scores, "Score of the gene; 0 is the average gene.");
    return table;
}

Table clusterTable(const PhenotypeInput& input, const TraitStructure& structure)
{
    const auto& clusters = structure.clusters;
    const std::size_t count = clusters.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(clusters)) + 1;
    std::vector<std::int64_t> number(count), size(count, 0), groups(count);
    std::vector<std::string> members(count);
    std::vector<std::set<std::string>> groupSets(count);
    for (std::size_t trait = 0; trait < clusters.size(); ++trait) {
        const auto at = static_cast<std::size_t>(clusters[trait]);
        ++size[at];
        members[at] += (members[at].empty() ? "" : "; ") + input.traits[trait];
        groupSets[at].insert(input.groups[trait]);
    }
    for (std::size_t at = 0; at < count; ++at) {
        number[at] = static_cast<std::int64_t>(at) + 1;
        groups[at] = static_cast<std::int64_t>(groupSets[at].size());
    }
    std::vector<double> stability = structure.stability;
    stability.resize(count, kUndefined);
    Table table{"clusters", "Clusters of traits", {}};
    table.columns = {
        column("cluster", "Cluster", "Number, in the order of the clusters' first traits.", std::move(number)),
        column("traits", "Traits", "Traits that count as one.", std::move(size)),
        column("groups", "Groups", "Groups of the condition table among them.", std::move(groups)),
        column(
            "stability", "Stability",
            "Mean Jaccard similarity with the most like cluster of genes drawn anew, 0 to 1; 0.75 and more is stable.",
            std::move(stability)),
        column("members", "Members", "The traits.", std::move(members))};
    return table;
}

Table geneClusterTable(const PhenotypeInput& input, const GeneTree& genes)
{
    std::vector<std::int64_t> cluster;
    for (const std::int32_t own : genes.clusters) cluster.push_back(own + 1);
    Table table{"gene_clusters", "Clusters of genes", {}};
    table.columns = {column("gene_id", "Gene", "Identifier as in the file.", input.ids),
                     column("symbol", "Symbol", "Gene name.", input.names),
                     column("cluster", "Cluster", "Number, from the top of the tree.", std::move(cluster)),
                     column("place", "Place", "In the order of the tree, from the top.", placesOf(*genes.tree))};
    return table;
}

Table mergeTable(const PhenotypeInput& input, const TraitStructure& structure)
{
    const std::size_t n = input.traits.size();
    const auto name = [&](std::int32_t node) {
        const auto at = static_cast<std::size_t>(node);
        return at < n ? input.traits[at] : "merge " + std::to_string(at - n + 1);
    };
    std::vector<std::int64_t> number, size;
    std::vector<std::string> left, right;
    std::vector<double> height;
    for (const Dendrogram::Merge& merge : structure.tree.merges) {
        number.push_back(static_cast<std::int64_t>(number.size()) + 1);
        left.push_back(name(merge.left));
        right.push_back(name(merge.right));
        height.push_back(static_cast<double>(merge.height));
        size.push_back(merge.size);
    }
    Table table{"merges", "Tree of the traits", {}};
    table.columns = {column("merge", "Merge", "By rising height.", std::move(number)),
                     column("left", "Left", "Trait, or an earlier merge.", std::move(left)),
                     column("right", "Right", "Trait, or an earlier merge.", std::move(right)),
                     column("height", "Height", "Distance at which the two join.", std::move(height)),
                     column("traits", "Traits", "Under the merge.", std::move(size))};
    return table;
}

}  // namespace pleio::builtin
