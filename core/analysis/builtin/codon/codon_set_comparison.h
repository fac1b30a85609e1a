// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/codon/codon_sets.h"
#include "core/analysis/report.h"

namespace pleio::builtin {

/// Chooses the two sets of the parameters `set_a` and `set_b` and adds their comparison to the report: scalars, tables
/// "usage_comparison" (amino acids) and "usage_differences" (codons), plot "codon_difference" and notes. Nothing if
/// `set_b` is automatic and there is only the genome. Genes of both sets are left out of set A, so that no gene stands
/// on both sides. Usage if a chosen set was not given, or if nothing is left of set A.
[[nodiscard]] Result<void> addComparison(Report& report, const std::vector<ReportedCodons>& sets,
                                         const GeneCodons& codons, const Parameters& parameters);

}  // namespace pleio::builtin
