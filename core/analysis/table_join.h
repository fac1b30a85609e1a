// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pleio {

/// Equal, or both undefined.
[[nodiscard]] bool sameNumber(double a, double b);

/// A table of one of several runs.
struct TableOfRun {
    std::size_t run = 0;  ///< its number, from 0; the first of them is what the others are compared with
    std::string name;
    const Table* table = nullptr;
};

struct JoinedTable {
    Table table;                         ///< as ReportComparison::tables describes it
    std::string key{};                   ///< "gene_id, trait"
    std::int64_t notInAll = 0;           ///< rows that some run does not have
    std::int64_t differing = 0;          ///< rows of every run of which a cell differs
    std::vector<std::string> leftOut{};  ///< ids of columns that some run does not have
};

/// Puts the tables side by side, row by row, as compareReports says; nothing if no columns of text tell their rows
/// apart. Cancelled; Internal if there is no room.
[[nodiscard]] Result<std::optional<JoinedTable>> joinTables(std::span<const TableOfRun> tables, Progress& progress);

}  // namespace pleio
