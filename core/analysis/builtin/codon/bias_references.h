// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/codon/reference_set.h"
#include "core/codon/bias_model.h"

namespace pleio::builtin {

/// Parameters of `codon.bias` beside those of the reference set: zero counts, optimal codons, tRNA pairing.
[[nodiscard]] std::vector<ParameterSpec> biasParameters();

/// True if CAI is the one that is meant where nothing else is said: against the ribosomal proteins, half a count where
/// they lack a codon (ribosomalCai). Any other is reported as `cai_reference`.
[[nodiscard]] bool measuresUsualCai(const Parameters& parameters);

/// What there is to measure genes against.
struct BiasSources {
    const GeneticCode* code = nullptr;
    CodonVector genome{};  ///< pooled counts of all genes
    const ReferenceSet* reference = nullptr;
    const TrnaCopies* trnaCopies = nullptr;           ///< may be missing
    std::optional<CodonVector> gcbWeights;            ///< see merklWeights()
    std::optional<std::array<double, 4>> background;  ///< see intergenicBaseFrequencies()
};
/// Everything the genes are measured against: the genome's pooled usage, the reference set, optimal codons, tRNA
/// copies of the file or the annotation, base composition between genes. What is not at hand is left out with
/// a note. Usage if the list of optimal codons holds anything but sense codons.
[[nodiscard]] Result<BiasReferences> biasReferences(const BiasSources& sources, const Parameters& parameters,
                                                    std::vector<Note>& notes);
[[nodiscard]] Result<BiasReferences> biasReferences(const Dataset& dataset, const GeneCodons& genes,
                                                    const ReferenceSet& reference, const Parameters& parameters,
                                                    std::vector<Note>& notes);

}  // namespace pleio::builtin
