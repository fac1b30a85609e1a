// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

/// One function an analysis; builtin.cpp lists them all.
namespace pleio::builtin {

[[nodiscard]] AnalysisDescriptor cipherDecode();
[[nodiscard]] AnalysisDescriptor codonBias();
[[nodiscard]] AnalysisDescriptor codonMultivariate();
[[nodiscard]] AnalysisDescriptor codonOptimal();
[[nodiscard]] AnalysisDescriptor codonPairs();
[[nodiscard]] AnalysisDescriptor codonUsage();
[[nodiscard]] AnalysisDescriptor codonWindows();
[[nodiscard]] AnalysisDescriptor genomeSummary();
[[nodiscard]] AnalysisDescriptor traitsAgreement();
[[nodiscard]] AnalysisDescriptor traitsCombine();
[[nodiscard]] AnalysisDescriptor traitsEnrichment();
[[nodiscard]] AnalysisDescriptor traitsPleiotropy();
[[nodiscard]] AnalysisDescriptor traitsCondition();
[[nodiscard]] AnalysisDescriptor traitsNetwork();
[[nodiscard]] AnalysisDescriptor traitsCorrelation();
[[nodiscard]] AnalysisDescriptor traitsStructure();

}  // namespace pleio::builtin
