// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/builtin.h"

#include <array>

namespace pleio {

// The list of analyses. A new one is a file in builtin/ and a line here.
std::span<const AnalysisDescriptor> builtinAnalyses()
{
    static const std::array analyses{
        builtin::cipherDecode(),    builtin::codonBias(),         builtin::codonMultivariate(),
        builtin::codonOptimal(),    builtin::codonPairs(),        builtin::codonUsage(),
        builtin::codonWindows(),    builtin::genomeSummary(),     builtin::traitsPleiotropy(),
        builtin::traitsStructure(), builtin::traitsCorrelation(), builtin::traitsCondition(),
        builtin::traitsNetwork(),   builtin::traitsCombine(),     builtin::traitsEnrichment(),
        builtin::traitsAgreement(),
    };
    return analyses;
}

}  // namespace pleio
