// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/table.h"

#include <QJsonArray>
#include <QJsonObject>

#include <span>
#include <vector>

namespace pleio::cli {

/// {"id", "title", "columns": [{"id", "title", "help"}], "rows": [[…]]}; an undefined number is null.
[[nodiscard]] QJsonObject tableToJson(const Table& table);
/// Prints a JSON document.
void printJson(const QJsonObject& object);
void printJson(const QJsonArray& array);
/// Prints a table in columns that stand below each other, as far as rows go at most; says how many more there are.
void printTable(const Table& table, std::size_t mostRows);

}  // namespace pleio::cli
