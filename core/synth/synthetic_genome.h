// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genome.h"
#include "core/synth/codon_keys.h"
#include "core/synth/generator.h"
#include "core/synth/synthetic_traits.h"

#include <string>
#include <vector>

namespace pleio {

/// A genome with what was planted in it.
struct SyntheticGenome {
    Genome genome;  ///< one circular chromosome; `coding` of every gene is filled
    std::vector<CodonFamily> families;
    CodonFractions background{};
    std::vector<SyntheticTrait> traits;
    std::vector<CodonFractions> keys;  ///< one a planted trait
    std::int64_t ribosomalGenes = 0;
};

inline constexpr int kSyntheticGeneticCode = 11;
/// Shortest protein, in codons without the stop codon.
inline constexpr std::int64_t kMinSyntheticCodons = 30;
/// Fewest CDS of a genome; room for the faulty ones and some that are not.
inline constexpr std::int64_t kMinSyntheticGenes = 20;
/// CDS that are made to be excluded from statistics: pseudogenes, and one whose length is not a
/// multiple of three. One more CDS is joined; it is used.
inline constexpr std::int64_t kPseudogenes = 3;
inline constexpr std::int64_t kFaultyGenes = kPseudogenes + 1;

/// Draws the genome in steps that have random numbers of their own, so that a parameter of one step
/// (the share of redrawn codons, say) leaves what the other steps drew as it was.
/// Precondition: the parameters are within their ranges.
[[nodiscard]] Result<SyntheticGenome> drawGenome(const SynthParams& params, Progress& progress);

}  // namespace pleio
