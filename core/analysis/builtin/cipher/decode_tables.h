// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/table.h"
#include "core/cipher/decode.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio::builtin {

/// The traits that have enough genes, as rows of the training set, and the others with the reason.
struct TraitChoice {
    struct Left {
        enum class Why { TooFew, TooMany, Everyone };
        std::size_t trait;   ///< index into dataset.traits.traits
        std::int64_t genes;  ///< of the training set
        Why why;
        std::string reason;  ///< for people
    };
    std::vector<std::size_t> tested;  ///< index into dataset.traits.traits
    MemberRows members;               ///< of the tested ones
    std::vector<Left> left;
};
[[nodiscard]] TraitChoice chooseTraits(const Dataset& dataset, const TrainingSet& set, std::int64_t minGenes,
                                       std::int64_t maxGenes);

[[nodiscard]] Table traitTable(const Dataset& dataset, const TraitChoice& choice, const DecodeResult& result,
                               Channel channel);
[[nodiscard]] Table untestedTable(const Dataset& dataset, const TraitChoice& choice);
/// Keys learned from all members (no fold held out).
[[nodiscard]] Table keyTable(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set);
[[nodiscard]] Table decodeTable(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set,
                                const DecodeResult& result, Channel channel);
[[nodiscard]] Table pleiotropyTable(const Dataset& dataset, const TraitChoice& choice, const TrainingSet& set,
                                    const DecodeResult& result);
[[nodiscard]] Table reliabilityTable(const Dataset& dataset, const TraitChoice& choice, const DecodeResult& result);

/// "genes annotated T share codon preferences (held-out AUC a, q …)" in plain words.
[[nodiscard]] std::string verdict(const TraitEvidence& evidence, Channel channel);

/// Bins of the reliability table.
inline constexpr int kReliabilityBins = 10;

}  // namespace pleio::builtin
