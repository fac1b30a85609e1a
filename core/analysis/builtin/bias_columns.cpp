// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/bias_columns.h"

namespace pleio::builtin {

namespace {

constexpr BiasColumn kColumns[] = {
    {"codons", "Codons", "Sense codons counted.", &GeneBias::codons},
    {"codons_synonymous", "Synonymous codons", "Codons counted that have synonyms.", &GeneBias::synonymousCodons},
    {"gc", "GC", "Share of G and C in the sense codons, 0 to 1.", &GeneBias::gc},
    {"gc1", "GC1", "GC at first positions, 0 to 1.", &GeneBias::gc1},
    {"gc2", "GC2", "GC at second positions, 0 to 1.", &GeneBias::gc2},
    {"gc3", "GC3", "GC at third positions, 0 to 1.", &GeneBias::gc3},
    {"gc12", "GC12", "Mean of GC1 and GC2.", &GeneBias::gc12},
    {"gc3s", "GC3s", "Share of codons with synonyms that end in G or C, 0 to 1 (Wright 1990).", &GeneBias::gc3s},
    {"gc4d_amino_acids", "GC4d, amino acids", "GC3 of the amino acids with exactly four codons.", &GeneBias::gc4dAminoAcids},
    {"gc4d_boxes", "GC4d, boxes", "GC3 of the boxes whose four codons give one amino acid, also those of six-fold amino acids.", &GeneBias::gc4dBoxes},
    {"t3s", "T3s", "Codons ending in T among those of amino acids that have such a codon (codonW).", &GeneBias::t3s},
    {"c3s", "C3s", "Codons ending in C among those of amino acids that have such a codon (codonW).", &GeneBias::c3s},
    {"a3s", "A3s", "Codons ending in A among those of amino acids that have such a codon (codonW).", &GeneBias::a3s},
    {"g3s", "G3s", "Codons ending in G among those of amino acids that have such a codon (codonW).", &GeneBias::g3s},
    {"gc_skew", "GC skew", "(G - C) / (G + C) of all positions, -1 to 1.", &GeneBias::gcSkew},
    {"at_skew", "AT skew", "(A - T) / (A + T) of all positions, -1 to 1.", &GeneBias::atSkew},
    {"gc3_skew", "GC3 skew", "(G - C) / (G + C) at third positions, -1 to 1.", &GeneBias::gc3Skew},
    {"at3_skew", "AT3 skew", "(A - T) / (A + T) at third positions, -1 to 1.", &GeneBias::at3Skew},
    {"pr2_a3", "PR2 A3", "A3 / (A3 + T3) of the four-fold boxes (Sueoka 1995); 0.5 under parity.", &GeneBias::pr2A3},
    {"pr2_g3", "PR2 G3", "G3 / (G3 + C3) of the four-fold boxes (Sueoka 1995); 0.5 under parity.", &GeneBias::pr2G3},
    {"nc", "Nc", "Effective number of codons (Wright 1990), at most the number of sense codons.", &GeneBias::nc},
    {"nc_uncapped", "Nc, uncapped", "The same before it is cut at the number of sense codons.", &GeneBias::ncUncapped},
    {"nc_sun", "Nc, Sun", "Effective number of codons with pseudocounts and six-fold amino acids split (Sun et al. 2013).", &GeneBias::ncSun},
    {"nc_sun_amino_acids", "Nc, Sun, unsplit", "The same by amino acid.", &GeneBias::ncSunAminoAcids},
    {"nc_prime", "Nc'", "Effective number of codons against the genome's synonymous fractions (Novembre 2002).", &GeneBias::ncPrime},
    {"nc_prime_gene", "Nc', gene", "Nc' against the gene's own base composition.", &GeneBias::ncPrimeGene},
    {"nc_prime_intergenic", "Nc', intergenic", "Nc' against the base composition between genes.", &GeneBias::ncPrimeIntergenic},
    {"cai", "CAI", "Codon adaptation index against the reference set, 0 to 1 (Sharp & Li 1987); a gene of the set is left out of it.", &GeneBias::cai},
    {"cai_expected", "CAI, expected", "CAI that this protein would have with the genome's synonymous codons: exp of the mean of ln CAI.", &GeneBias::caiExpected},
    {"cai_z", "CAI, z", "Standard deviations of ln CAI above that expectation; no p-value, because codons are overdispersed.", &GeneBias::caiZ},
    {"cai_95", "CAI, 95 %", "95 % quantile of CAI of this protein with the genome's synonymous codons.", &GeneBias::cai95},
    {"rca", "RCA", "Relative codon adaptation against the reference set (Fox & Erill 2010).", &GeneBias::rca},
    {"nrca", "nRCA", "RCA with the largest of each amino acid as one.", &GeneBias::nrca},
    {"tai", "tAI", "tRNA adaptation index from tRNA gene copy numbers, 0 to 1 (dos Reis et al. 2004).", &GeneBias::tai},
    {"dp", "DP", "Deviation of synonymous codon use from proportionality to the tRNA supply.", &GeneBias::dp},
    {"fop", "Fop", "Frequency of optimal codons, 0 to 1 (Ikemura 1981).", &GeneBias::fop},
    {"cbi", "CBI", "Codon bias index: optimal codons beyond chance, at most 1 (Bennetzen & Hall 1982).", &GeneBias::cbi},
    {"gcb", "GCB", "Gene codon bias by Merkl's iteration (2003).", &GeneBias::gcb},
    {"scuo", "SCUO", "Synonymous codon usage order, 0 to 1 (Wan et al. 2004).", &GeneBias::scuo},
    {"rcbs", "RCBS", "Relative codon bias strength (Roymondal et al. 2009); falls with length.", &GeneBias::rcbs},
    {"dcbs", "DCBS", "Directional codon bias score (Sabi & Tuller 2014); falls with length.", &GeneBias::dcbs},
    {"milc", "MILC", "Distance from the genome's codon usage, independent of length (Supek & Vlahovicek 2005).", &GeneBias::milc},
    {"milc_reference", "MILC, reference", "The same from the reference set.", &GeneBias::milcReference},
    {"melp", "MELP", "MILC from the genome by MILC from the reference set; above 1 for genes like the set.", &GeneBias::melp},
    {"karlin_b", "B", "Codon bias B against the genome (Karlin et al. 1998).", &GeneBias::karlinB},
    {"karlin_b_reference", "B, reference", "Codon bias B against the reference set.", &GeneBias::karlinBReference},
    {"karlin_e", "E", "B against the genome by B against the reference set; above 1 for genes like the set.", &GeneBias::karlinE},
    {"mcb", "MCB", "Measure of codon bias from the gene's own base composition (Urrutia & Hurst 2001).", &GeneBias::mcb},
    {"gravy", "GRAVY", "Mean hydropathy of the protein (Kyte & Doolittle 1982).", &GeneBias::gravy},
    {"aromaticity", "Aromaticity", "Share of Phe, Tyr and Trp in the protein, 0 to 1.", &GeneBias::aromaticity},
};

}  // namespace

std::span<const BiasColumn> biasColumns() { return kColumns; }

}  // namespace pleio::builtin
