// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/analysis/parameters.h"
#include "core/base/note.h"
#include "core/base/result.h"
#include "core/codon/synonymous_table.h"
#include "core/genome/gene_codons.h"
#include "core/math/correspondence.h"
#include "core/plot/gene_points.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pleio::builtin {

/// The genes of a dataset on axes of their synonymous codon usage, with what axes are compared to. Vectors
/// have one entry a row of `genes`; NaN is "not defined".
struct CodonAxes {
    explicit CodonAxes(const GeneCodons& counted) : genes(counted), layout(*genes.code) {}

    const GeneCodons& genes;  ///< of the dataset, which outlives the axes
    CodonLayout layout;
    SynonymousTable counts;            ///< of all rows
    std::vector<std::int32_t> active;  ///< rows the axes are made from: pooled and long enough
    std::vector<double> codons;        ///< sense codons
    Correspondence analysis;           ///< of the active rows
    Eigen::MatrixXd scores;            ///< all rows × at least the axes asked for, as far as there are
    std::string name;                  ///< "Within-amino-acid correspondence analysis"
    std::vector<double> gc3s, cai, expression;
    bool caiDefined = false;
    std::int64_t minCodons = 0;  ///< of active rows

    [[nodiscard]] std::vector<double> axis(Eigen::Index number) const;
    /// The values of the active rows.
    [[nodiscard]] std::vector<double> ofActive(const std::vector<double>& values) const;
    /// "Within-amino-acid correspondence analysis of 4,288 genes of at least 80 codons, by the 59 codons that have
    /// synonyms."
    [[nodiscard]] std::string about() const;
};

/// Parameters "method", "min_codons" and "start_codon", for every analysis that stands on these axes.
[[nodiscard]] std::vector<ParameterSpec> codonAxisParameters();

/// Analyses the genes as the parameters say; at least `axes` scores are made if there are so many axes. Notes say
/// which genes the axes are made from, the genetic code and the reference of CAI. BadInput if fewer than three
/// genes are long enough or all of them use codons alike.
[[nodiscard]] Result<CodonAxes> codonAxes(const Dataset& dataset, const Parameters& parameters, Eigen::Index axes,
                                          std::vector<Note>& notes, Progress& progress);

/// The genes on two axes, those of `trait` or, if it is empty, the ribosomal proteins on top. Usage if there is no
/// such trait.
[[nodiscard]] Result<GenePoints> genesOnAxes(const Dataset& dataset, const CodonAxes& axes, Eigen::Index x,
                                             Eigen::Index y, const std::string& trait);

}  // namespace pleio::builtin
