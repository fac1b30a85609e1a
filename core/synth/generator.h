// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/result_files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// What the generator makes. Every choice is drawn from `seed`; the same values give the same files.
struct SynthParams {
    std::int64_t genes = 2000;         ///< CDS, 20..100,000; three pseudogenes and one of wrong length among them
    std::int64_t traits = 8;           ///< 1..1,000
    std::int64_t plantedTraits = 4;    ///< so many of the first carry a key, the others are names only; 0..200
    std::int64_t genesPerTrait = 100;  ///< 1..genes - 4
    /// Share of a trait's genes drawn from genes that carry another trait, 0..1. It is larger where too few
    /// genes without a trait are left; truth.tsv says how many were shared.
    double overlap = 0.1;
    double redrawn = 0.3;           ///< share of a member's codons redrawn from the trait's key, 0..1
    double gc = 0.5;                ///< GC of the third codon position's background, 0.1..0.9
    double meanCodons = 300;        ///< of a log-normal length distribution cut at 30 codons, 30..10,000
    double sdLogCodons = 0.5;       ///< 0..2
    double overdispersion = 0.03;   ///< Dirichlet-multinomial rho per family, 0 = multinomial, 0..0.9
    std::int64_t unmatchedIds = 5;  ///< trait rows whose gene is not in the genome, 0..100,000
    std::uint64_t seed = 1;
};

/// The planted truth beside the files it was written to. All text; nothing is on disk yet.
struct SynthFiles {
    std::string genbank;                     ///< genome.gbk
    std::string fasta;                       ///< genome.fna
    std::string gff;                         ///< genome.gff
    std::string traits;                      ///< traits.tsv
    std::string truth;                       ///< truth.tsv: trait, planted, genes, shared, redrawn, mean_abs_weight
    std::string truthKeys;                   ///< truth_keys.tsv: trait, amino_acid, codon, background, key
    std::string codonTable;                  ///< codon_usage.tsv: amino_acid, codon, count, fraction, per_thousand
    std::vector<std::string> plantedTraits;  ///< names
    /// Genes of the smallest and of the largest trait that are long enough to learn keys from (makeTrainingSet); traits
    /// that all such genes carry are left out, and 0 if there are no others.
    std::int64_t fewestToLearn = 0, mostToLearn = 0;
};

/// What fits a genome of so many genes where nobody says otherwise: a quarter of them, 100 at most.
[[nodiscard]] std::int64_t usualGenesPerTrait(std::int64_t genes);
/// The same for the traits with a key: all of the first four.
[[nodiscard]] std::int64_t usualPlantedTraits(std::int64_t traits);

/// A parameter out of its range gives a Usage error that names it as the command line does. About a tenth of a second
/// for 2,000 genes.
[[nodiscard]] Result<SynthFiles> synthesize(const SynthParams& params, Progress& progress);
/// Claims the folder for them (claimResultPlace).
[[nodiscard]] Result<ResultHold> claimSynthFolder(const std::string& folder);
/// Writes the files into a folder, all or none, by the rules of ResultFiles (core/io/result_files.h).
[[nodiscard]] Result<void> writeSynthFiles(const SynthFiles& files, const std::string& folder);

}  // namespace pleio
