// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <span>
#include <string>
#include <vector>

namespace pleio {

/// One of the runs that are compared.
struct ComparedRun {
    std::string name;  ///< as people call it; the title of its columns
    Provenance provenance;
    const Report* report = nullptr;  ///< null for a run that came to no result
};

/// What sets runs apart. The columns of the first run end in "_1", those of the second in "_2" …; "_2_minus_1" is the
/// value of the second less that of the first. A difference is undefined (NaN) where a value is missing or undefined.
struct ReportComparison {
    /// settings: what differs in what the runs were made from (kind, id, value_1, value_2 …).
    /// scalars: the numbers that differ (id, title, value_1, value_2 …, value_2_minus_1 …, relative_2 …). A relative
    /// difference is the difference over the larger of both magnitudes, so that it changes its sign with the sides.
    /// joined: for each table that could be joined, its key, rows, rows that are not in every run, and rows that
    /// differ. Then these tables, by their own ids: the columns of the key, only_in (the names of the runs that have
    /// the row; empty if all do), differences (how many columns of the row differ), each column of numbers of every run
    /// side by side with its differences, and the columns of text that differ somewhere. The rows of the first run come
    /// first, in its order, then those that only the second has …
    std::vector<Table> tables;
    /// What could not be compared: tables that are in some runs alone, that have no key, and runs without result.
    std::vector<Note> notes;
};

/// Precondition: two runs at least. Tables are joined by the first text columns that tell their rows apart in every
/// run, gene_id first, then trait, then the others in their order. Takes time in proportion to the rows. Cancelled;
/// Internal if there is no room.
[[nodiscard]] Result<ReportComparison> compareReports(std::span<const ComparedRun> runs, Progress& progress);

}  // namespace pleio
