// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/traits/named_set.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace pleio {

/// Named sets as rows of a database, in their order. What SQLite throws goes on to the caller (database.h). BadInput
/// for a kind that this version does not know, with `shown` as the place.
[[nodiscard]] Result<std::vector<NamedSet>> readSets(SQLite::Database& database, const std::string& shown);
/// Puts these in place of all that are there.
void writeSets(SQLite::Database& database, const std::vector<NamedSet>& sets);

}  // namespace pleio
