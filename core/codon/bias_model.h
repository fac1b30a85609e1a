// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/base_composition.h"
#include "core/codon/cai.h"
#include "core/codon/codon_weights.h"
#include "core/codon/family_table.h"
#include "core/codon/optimal_codons.h"
#include "core/codon/trna_adaptation.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace pleio {

/// What the genes are measured against. A part that is not given leaves its statistics undefined.
struct BiasReferences {
    const GeneticCode* code = &GeneticCode::standard();
    CodonVector genome{};                     ///< pooled counts of all genes: expected usage
    std::optional<CodonVector> reference;     ///< pooled counts of highly expressed genes
    std::optional<CodonVector> adaptiveness;  ///< w of each codon, instead of those of `reference`, for CAI alone
    ZeroCounts zeroCounts = ZeroCounts::Half;
    std::optional<CodonSet> optimal;  ///< optimal codons, for Fop and CBI
    std::optional<CodonVector> trna;  ///< tRNA genes by the codon they pair with exactly
    WobblePenalties wobble = kDosReisWobble;
    std::optional<CodonVector> gcbWeights;            ///< see merklWeights() in reference_set.h
    std::optional<std::array<double, 4>> background;  ///< base frequencies T, C, A, G, e.g. between genes
};

/// BiasReferences with everything worked out that does not depend on the gene. Read-only once made, about 30 kB.
struct BiasModel {
    /// The statistics that are sums over the codons of a gene. A pair of a sum of logarithms and the number of codons
    /// that take part makes a geometric mean.
    enum Sum : std::uint8_t {
        LnW,  // CAI and its expectation
        WCodons,
        LnWMean,
        LnWVariance,
        LnRca,
        RcaCodons,
        LnNrca,
        NrcaCodons,
        LnTai,
        TaiCodons,
        LnGenome,  // MILC
        LnReference,
        Gcb,
        Optimal,  // Fop and CBI
        OptimalCounted,
        OptimalExpected,
        Hydropathy,
        Aromatic,
        kSums
    };
    static constexpr std::size_t kStride = 24;  ///< kSums rounded up to whole vectors
    /// Shares by column of `aminoAcids`, and their inverse (0 where the share is 0 or unknown: not compared).
    struct Shares {
        CodonVector share{}, inverse{};
    };

    const GeneticCode* code = nullptr;
    FamilyTable aminoAcids, boxes;
    BaseWeights bases;
    CodonWeights<kStride> sums;
    Shares genome, reference, background;
    CodonVector trnaShares{};  ///< by column of `boxes`
    bool hasReference = false, hasAdaptiveness = false, hasOptimal = false, hasTrna = false, hasGcb = false,
         hasBackground = false;

    // What withoutGene() starts from.
    CodonVector genomeCounts{}, referenceCounts{};
    ZeroCounts zeroCounts = ZeroCounts::Half;
};

[[nodiscard]] BiasModel biasModel(const BiasReferences& references);

/// The model for a gene of the reference set: its counts are taken out of the reference, so that it does not
/// vouch for itself in CAI, RCA, nRCA, MILC, MELP and Karlin's B and E against the reference. A given table of w,
/// optimal codons and GCB weights stay.
[[nodiscard]] BiasModel withoutGene(const BiasModel& model, std::span<const std::uint32_t> counts);

}  // namespace pleio
