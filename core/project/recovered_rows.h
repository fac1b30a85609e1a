// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

/// Rows of a database whose pages may be damaged. What SQLite throws stays here where it speaks of the damaged one.
namespace pleio {

/// A table of which rows are copied.
struct RecoveredTable {
    std::string name;
    std::string columns;  ///< as in SQL
    std::string order;    ///< its primary key
    bool hasRowIds = false;
};

/// What could not be read of it.
struct LostRows {
    std::vector<std::int64_t> rows;                           ///< ids of single rows
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;  ///< between these rows there may have been others
    std::string reason;                                       ///< of SQLite; empty if nothing was lost
};

/// Copies what can be read of a table into the table of the same name of `to`, which is there and has these columns.
/// Rows are read from both ends, and by their ids between, so that one damaged page hides no other. Cancelled.
[[nodiscard]] Result<LostRows> recoverRows(SQLite::Database& from, SQLite::Database& to, const RecoveredTable& table,
                                           const Progress& progress);

}  // namespace pleio
