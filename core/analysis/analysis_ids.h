// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pleio {

// The ids of the analyses. They are stable and stand in saved projects, so each is written here and nowhere else; an
// analysis and whoever needs it by name take it from here.

inline constexpr std::string_view kDecode = "cipher.decode";
inline constexpr std::string_view kCodonBias = "codon.bias";
inline constexpr std::string_view kCodonMultivariate = "codon.multivariate";
inline constexpr std::string_view kCodonOptimal = "codon.optimal";
inline constexpr std::string_view kCodonPairs = "codon.pairs";
inline constexpr std::string_view kCodonUsage = "codon.usage";
inline constexpr std::string_view kCodonWindows = "codon.windows";
inline constexpr std::string_view kGenomeSummary = "genome.summary";
inline constexpr std::string_view kTraitsAgreement = "traits.agreement";
inline constexpr std::string_view kTraitsCombine = "traits.combine";
inline constexpr std::string_view kTraitsCondition = "traits.condition";
inline constexpr std::string_view kTraitsCorrelation = "traits.correlation";
inline constexpr std::string_view kTraitsEnrichment = "traits.enrichment";
inline constexpr std::string_view kTraitsNetwork = "traits.network";
inline constexpr std::string_view kTraitsPleiotropy = "traits.pleiotropy";
inline constexpr std::string_view kTraitsStructure = "traits.structure";

}  // namespace pleio
