// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

namespace pleio {

/// What was done to a project as rows of a database, oldest first. What SQLite throws goes on to the caller
/// (database.h).
[[nodiscard]] std::vector<HistoryEntry> readHistory(SQLite::Database& database);
void appendHistory(SQLite::Database& database, const HistoryEntry& entry);

}  // namespace pleio
