// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// One self-contained page: what was asked, what was found in plain words, tables (long ones cut, with
/// the number of rows left out and the TSV named), figures, problems, provenance.
/// `svgFigures` holds plot ids with their SVG text, title and caption drawn in it; of plots without one only
/// title and caption are shown.
[[nodiscard]] std::string reportToHtml(const Report& report,
                                       const std::vector<std::pair<std::string, std::string>>& svgFigures);

}  // namespace pleio
