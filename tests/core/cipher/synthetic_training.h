// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cipher/decode.h"
#include "core/math/random.h"
#include "core/synth/synthetic_genome.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio::test {

/// A synthetic genome made ready for decoding.
struct SyntheticTraining {
    SyntheticGenome made;
    TrainingSet set;
    GeneGroups groups;
    MemberRows members;  ///< of made.traits
    Covariates covariates;
};
[[nodiscard]] SyntheticTraining makeSyntheticTraining(const SynthParams& params);

/// CAI is left out: GC3s and ln length of every row.
[[nodiscard]] Covariates plainCovariates(const TrainingSet& set);

/// `size` different rows drawn at random, ascending.
[[nodiscard]] std::vector<std::int32_t> randomMembers(std::size_t rows, std::size_t size, Random& random);
/// About `size` rows in runs of `run` neighbours at random places, ascending, as operons are.
[[nodiscard]] std::vector<std::int32_t> memberRuns(std::size_t rows, std::size_t size, std::size_t run, Random& random);

/// p of the Kolmogorov-Smirnov test that whole numbers 1..steps, given as multiples of 1 / steps, are
/// all equally likely (asymptotic, with Stephens' correction; conservative, as the values are discrete).
[[nodiscard]] double uniformityP(std::span<const double> p, int steps);

}  // namespace pleio::test
