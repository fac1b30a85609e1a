// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/undefined.h"
#include "core/codon/bias_model.h"

#include <cstdint>
#include <span>

namespace pleio {

/// All statistics of codon bias of one gene, with the members of BaseComposition. NaN is "undefined", and
/// undefinedReason() says why. A member pointer, &GeneBias::cai, names a statistic.
struct GeneBias : BaseComposition {
    // Effective number of codons (effective_number.h).
    double nc = kUndefined, ncUncapped = kUndefined;          ///< Wright 1990
    double ncSun = kUndefined, ncSunAminoAcids = kUndefined;  ///< Sun 2013, families by box and by amino acid
    double ncPrime = kUndefined;            ///< Novembre 2002 against the genome's synonymous fractions, capped
    double ncPrimeGene = kUndefined;        ///< against the base composition of the gene with its stop codon
    double ncPrimeIntergenic = kUndefined;  ///< against the given base frequencies

    // Adaptation to a reference set, to optimal codons or to tRNA.
    double cai = kUndefined, caiExpected = kUndefined, caiZ = kUndefined, cai95 = kUndefined;  ///< cai.h
    double rca = kUndefined, nrca = kUndefined;  ///< relative_adaptation.h
    double tai = kUndefined, dp = kUndefined;    ///< trna_adaptation.h
    double fop = kUndefined, cbi = kUndefined;   ///< optimal_codons.h
    double gcb = kUndefined;                     ///< reference_set.h

    // Distance from even or expected usage.
    double scuo = kUndefined;                                                 ///< usage_distance.h
    double rcbs = kUndefined, dcbs = kUndefined;                              ///< relative_codon_bias.h
    double milc = kUndefined, milcReference = kUndefined, melp = kUndefined;  ///< usage_distance.h
    double karlinB = kUndefined, karlinBReference = kUndefined, karlinE = kUndefined;
    double mcb = kUndefined;

    double gravy = kUndefined, aromaticity = kUndefined;  ///< protein_composition.h
};

/// The statistics of one gene. `counts` are the 64 counts of its sense codons; `stopCodon` is the index of its terminal
/// stop codon, -1 if it has none: the frequencies of RCBS and DCBS and the bases of ncPrimeGene are those of the whole
/// coding sequence with it, all else is of sense codons. Allocates nothing.
[[nodiscard]] GeneBias geneBias(std::span<const std::uint32_t> counts, const BiasModel& model, int stopCodon = -1);

/// Why a statistic of a gene is undefined.
enum class UndefinedReason : std::uint8_t {
    Defined,             ///< it is not
    NoCodons,            ///< the gene has no sense codon
    NoSynonymousCodons,  ///< no codon with a synonym that takes part
    NoSuchBases,         ///< none of the codons or bases that are compared occurs
    FamilyMissing,       ///< a class of amino acids of equal degeneracy has no usable member
    NoReference,         ///< no reference set was given
    NoBackground,        ///< no base frequencies were given
    NoOptimalCodons,     ///< no optimal codons were given
    NoTrna,              ///< no tRNA gene copy numbers were given
    NotInReference,      ///< none of the gene's amino acids occurs in the reference set
    NoChoice,            ///< every synonymous gene of this protein has the same value
    AtReference,         ///< no distance from the reference set to divide by
};
/// Reason for one statistic, e.g. undefinedReason(bias, &GeneBias::cai, model).
[[nodiscard]] UndefinedReason undefinedReason(const GeneBias& bias, double GeneBias::*statistic,
                                              const BiasModel& model);

}  // namespace pleio
