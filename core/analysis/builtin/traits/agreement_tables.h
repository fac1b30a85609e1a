// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/traits/codon_evidence.h"
#include "core/analysis/dataset.h"
#include "core/base/table.h"
#include "core/math/partial_correlation.h"
#include "core/plot/plot_spec.h"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace pleio::builtin {

struct GeneCovariates {
    std::vector<std::string> names;        ///< in sentences
    std::vector<std::string> ids, titles;  ///< of their columns
    Eigen::MatrixXd values;                ///< genes of the comparison × names; NaN unknown
};

/// Correlation of codon and measured evidence over genes given covariates.
struct Agreement {
    std::string given;
    PartialCorrelation correlation;
};

/// Correlation of codon score and measured size over genes, for one trait.
struct TraitAgreement {
    PartialCorrelation raw, given;  ///< without and with all covariates
    double q = 0;                   ///< of `given`, over the traits
};

/// Table "agreement": one row a choice of covariates.
[[nodiscard]] Table agreementTable(const std::vector<Agreement>& agreements);
/// Table "agreement_genes": one row a gene.
[[nodiscard]] Table agreementGeneTable(const Dataset& dataset, const CodonEvidence& evidence,
                                       const GeneCovariates& covariates);
/// Table "agreement_traits": one row a trait.
[[nodiscard]] Table agreementTraitTable(const PhenotypeInput& input, const CodonEvidence& evidence,
                                        const std::vector<TraitAgreement>& traits);
/// agreement_correlations and agreement_genes.
[[nodiscard]] std::vector<PlotSpec> agreementPlots(const std::vector<Agreement>& agreements,
                                                   const CodonEvidence& evidence, const std::string& source);

}  // namespace pleio::builtin
