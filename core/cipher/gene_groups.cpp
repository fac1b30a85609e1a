// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/gene_groups.h"

#include "core/cipher/protein_similarity.h"
#include "core/genome/coding_sequence.h"
#include "core/math/random.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace pleio {

namespace {

class DisjointSets {
public:
    explicit DisjointSets(std::size_t n) : m_parent(n) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    std::int32_t find(std::int32_t i)
    {
        while (at(i) != i) i = at(i) = at(at(i));
        return i;
    }
    void join(std::int32_t a, std::int32_t b)
    {
        a = find(a);
        b = find(b);
        at(std::max(a, b)) = std::min(a, b);
    }

private:
    std::int32_t& at(std::int32_t i) { return m_parent[static_cast<std::size_t>(i)]; }
    std::vector<std::int32_t> m_parent;
};

void joinOperons(const Genome& genome, DisjointSets& sets)
{
    std::vector<std::int32_t> order;
    for (std::size_t i = 0; i < genome.genes.size(); ++i)
        if (genome.genes[i].replicon >= 0 && !genome.genes[i].location.parts.empty())
            order.push_back(static_cast<std::int32_t>(i));
    const auto gene = [&](std::int32_t i) -> const Gene& { return genome.genes[static_cast<std::size_t>(i)]; };
    std::ranges::sort(order, {},
                      [&](std::int32_t i) { return std::tuple(gene(i).replicon, gene(i).location.start(), i); });
    for (std::size_t k = 1; k < order.size(); ++k) {
        const Gene& left = gene(order[k - 1]);
        const Gene& right = gene(order[k]);
        if (left.replicon == right.replicon && left.location.strand() == right.location.strand() &&
            right.location.start() - left.location.end() < kOperonGap)
            sets.join(order[k - 1], order[k]);
    }
}

}  // namespace

Result<GeneGroups> groupGenes(const Genome& genome, const TrainingSet& set, std::span<const std::int32_t> clusters,
                              Progress& progress)
{
    DisjointSets sets(genome.genes.size());
    joinOperons(genome, sets);
    if (clusters.empty()) {
        std::vector<std::string> proteins;
        proteins.reserve(set.rows());
        for (const std::int32_t gene : set.genes)
            proteins.push_back(translate(genome.genes[static_cast<std::size_t>(gene)]));
        for (const auto& [a, b] : similarProteins(proteins, {}, progress))
            sets.join(set.genes[static_cast<std::size_t>(a)], set.genes[static_cast<std::size_t>(b)]);
        if (progress.isCancelled()) return cancelled();
    } else {
        std::unordered_map<std::int32_t, std::int32_t> firstOfCluster;
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            if (clusters[i] < 0) continue;
            const auto index = static_cast<std::int32_t>(i);
            sets.join(firstOfCluster.try_emplace(clusters[i], index).first->second, index);
        }
    }

    GeneGroups groups;
    std::unordered_map<std::int32_t, std::int32_t> number;
    for (const std::int32_t gene : set.genes)
        groups.group.push_back(
            number.try_emplace(sets.find(gene), static_cast<std::int32_t>(number.size())).first->second);
    groups.count = static_cast<std::int32_t>(number.size());
    return groups;
}

std::vector<std::int32_t> dealFolds(const GeneGroups& groups, int folds, std::uint64_t seed)
{
    std::vector<std::int32_t> size(static_cast<std::size_t>(groups.count), 0);
    for (const std::int32_t g : groups.group) ++size[static_cast<std::size_t>(g)];
    std::vector<std::int32_t> order(size.size());
    std::iota(order.begin(), order.end(), 0);
    Random random(seed);
    shuffle(order, random);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::int32_t g) { return size[static_cast<std::size_t>(g)]; });

    std::vector<std::int64_t> load(static_cast<std::size_t>(folds), 0);
    std::vector<std::int32_t> foldOfGroup(size.size());
    for (const std::int32_t g : order) {
        const auto lightest = std::ranges::min_element(load);
        *lightest += size[static_cast<std::size_t>(g)];
        foldOfGroup[static_cast<std::size_t>(g)] = static_cast<std::int32_t>(lightest - load.begin());
    }
    std::vector<std::int32_t> fold;
    fold.reserve(groups.group.size());
    for (const std::int32_t g : groups.group) fold.push_back(foldOfGroup[static_cast<std::size_t>(g)]);
    return fold;
}

}  // namespace pleio
