// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/traits/hops.h"
#include "core/traits/mediation.h"
#include "core/traits/null_correlation.h"
#include "core/traits/partial_conjunction.h"
#include "core/traits/phenotype_rules.h"
#include "core/traits/trait_calls.h"
#include "core/traits/trait_clusters.h"
#include "core/traits/trait_diversity.h"

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleio::builtin {

struct PleiotropyOptions {
    /// How p-values are combined; nothing: by the number of calls (for matrices of calls alone).
    std::optional<Conjunction> form = Conjunction::Bonferroni;
    double alpha = 0.05;                         ///< of the lower bounds on the number of traits
    double clusterHeight = kTraitClusterHeight;  ///< of 1 - |r|, below which traits are one cluster
    double pruneAbove = 0.8;                     ///< |r| above which the later of two traits takes no part in HOPS
    int permutations = 10;                       ///< of HOPS
    std::uint64_t seed = 1;
};

/// Two traits of one gene, and whether one of the effects follows from the other.
struct GeneRelation {
    std::size_t gene = 0, first = 0, second = 0;  ///< row and columns
    double secondGivenFirst = 0, firstGivenSecond = 0;
    TraitRelation relation = TraitRelation::Undecided;
};

/// The test of "at least two" of every gene, over traits, clusters of traits or groups (chemicals).
struct PluralityTest {
    std::vector<double> p, q;         ///< p_{2/n}, and its q over the genes; NaN without p-values
    std::vector<std::int64_t> bound;  ///< traits the gene affects at least, see supportedTraits
};

struct HopsEvidence {
    NullCorrelation correlation;  ///< of all traits
    std::vector<TraitPair> redundant;
    std::vector<Eigen::Index> kept;
    HopsScores scores;
    HopsPermutation permutation;  ///< empty without permutations
};

/// What the measured phenotypes say on the pleiotropy of every gene (row of the input).
struct PleiotropyEvidence {
    bool hasP = false;                         ///< there are p-values
    bool sized = false;                        ///< of the cells' own
    Eigen::MatrixXd z, q;                      ///< empty unless `sized`
    CallMatrix called, tested;                 ///< genes × traits
    std::vector<std::int32_t> cluster, group;  ///< of every trait: 0, 1, …
    std::vector<std::string> groupNames;
    std::size_t clusters = 0;
    CallCounts byCluster, byGroup;
    std::vector<std::int64_t> testedTraits;
    PluralityTest overTraits, overClusters, overGroups;
    std::vector<TraitDiversity> diversity;
    std::optional<HopsEvidence> hops;                ///< of scores
    std::vector<std::vector<PricePhenotype>> price;  ///< of scores; empty for calls
    std::vector<GeneRelation> relations;             ///< of scores
};

/// Which cells are called. Scores with p-values of their own are called at q <= fdr; calls, and scores whose p is from
/// a table of q values, where the matrix or that table says so.
struct PhenotypeCalls {
    bool sized = false;         ///< as PhenotypeInput::sized
    Eigen::MatrixXd q;          ///< if sized
    CallMatrix called, tested;  ///< genes × traits
};
[[nodiscard]] PhenotypeCalls phenotypeCalls(const PhenotypeInput& input, CallFamily family, double fdr);

/// Cancelled is the only error.
[[nodiscard]] Result<PleiotropyEvidence> pleiotropyEvidence(const PhenotypeInput& input, PhenotypeCalls calls,
                                                            const PleiotropyOptions& options, Progress& progress);

}  // namespace pleio::builtin
