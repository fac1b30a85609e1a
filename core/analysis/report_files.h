// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/result_files.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// What stands before a table in a TSV file; empty unless the data is simulated.
[[nodiscard]] std::string_view tsvComment(bool simulated);

/// Names of the files of a report that may hold these tables: <table id>.tsv, report.json, report.html and that of the
/// crate (report_crate.h).
[[nodiscard]] std::vector<std::string> reportFileNames(const std::vector<std::string>& tables);

/// Figures by plot id, as SVG.
using SvgFigures = std::vector<std::pair<std::string, std::string>>;

/// Adds <table id>.tsv for every table, report.json, report.html (with `svgFigures`, see reportToHtml) and the crate,
/// which describes these files and those that were added before. Io if the disk is full; Internal if a table's id is
/// not fit for a file name.
[[nodiscard]] Result<void> addReportFiles(ResultFiles& files, const Report& report, const SvgFigures& svgFigures,
                                          Progress& progress);

/// These files into a folder, all or none, by the rules of ResultFiles: Usage if one of them would replace what this
/// program did not write or what is an input of the run.
[[nodiscard]] Result<void> writeReportFiles(const Report& report, const SvgFigures& svgFigures,
                                            const ResultPlace& place, Progress& progress);

}  // namespace pleio
