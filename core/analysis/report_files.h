// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// What stands before a table in a TSV file; empty unless the data is simulated.
[[nodiscard]] std::string_view tsvComment(bool simulated);

/// Writes <table id>.tsv for every table, report.json and report.html (with `svgFigures`, see
/// reportToHtml). A folder that is missing is made beside its place and renamed, so that it appears
/// whole or not at all. In a folder that is there, only files of these names are replaced, after all of
/// them have been written. Io if the disk is full or the folder cannot be written; Internal if a table's
/// id is not fit for a file name.
[[nodiscard]] Result<void> writeReportFiles(const Report& report,
                                            const std::vector<std::pair<std::string, std::string>>& svgFigures,
                                            const std::string& folder, Progress& progress);

}  // namespace pleio
