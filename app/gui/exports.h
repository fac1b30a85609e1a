// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/plot/plot_spec.h"
#include "core/project/trial_query.h"

#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

class Session;

/// What is shown goes into files that the user named, by jobs of Session::writes; what goes wrong becomes a problem of
/// the session. Never over a file that the open document was read from, nor over its project.

/// Codon tables go by the suffix, all else is TSV.
void exportTable(Session& session, const std::shared_ptr<const Table>& table, const QString& path);
/// The format follows the suffix. Drawing is done here (see BusyCursor); writing is a job.
void exportFigure(Session& session, const PlotSpec& spec, const QString& path);
/// All tables of a result, report.json and report.html into a folder.
void exportReport(Session& session, std::string_view analysis, const QString& folder);
/// Runs of these ids, or all that `query` finds where none is given: with their results as JSON, or as a list in CSV by
/// the suffix.
void exportTrials(Session& session, const std::vector<std::string>& ids, const TrialQuery& query, const QString& path);
/// Text as it is.
void exportText(Session& session, const std::string& text, const QString& path);

}  // namespace pleio
