// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace pleio {

/// Makes the tables, indices and search of an empty project, of this version of the schema.
void makeTables(SQLite::Database& database);

/// Refuses what is no project, was saved by a newer program, lacks a table, or holds what SQLite would run or compute
/// and Pleioscope never writes: triggers, views, generated columns, partial indices and those of expressions. Gives the
/// version of the schema. BadInput; `path` is for messages. What SQLite throws goes on to the caller.
[[nodiscard]] Result<int> checkedVersion(SQLite::Database& database, const std::string& path);

/// Brings a copy of an older project to this version of the schema, in one transaction, so that it is either all new
/// or as it was. Does nothing to one that is of this version. Cancelled.
[[nodiscard]] Result<void> migrate(SQLite::Database& database, int version, Progress& progress);

}  // namespace pleio
