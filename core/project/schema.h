// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

/// The tables of a .pleio file; docs/project-format.md describes them for readers of other programs.
namespace pleio::schema {

/// PRAGMA application_id: "Plei" in ASCII.
inline constexpr std::int32_t kApplicationId = 0x506c6569;
/// PRAGMA user_version. Raised when a file of the new form cannot be read by the old program.
/// 2: sources may be codon tables and tRNA copies; 3: and phenotypes with what belongs to them; 4: and predicted genes,
/// which older programs would take for an annotation, several files of phenotypes, and ontologies. A project is written
/// as the lowest version that holds it.
inline constexpr std::int32_t kVersion = 4;
inline constexpr std::int32_t kVersionWithoutPredictions = 3;
inline constexpr std::int32_t kVersionWithoutPhenotypes = 2;
inline constexpr std::int32_t kVersionWithoutReferences = 1;

struct TableSql {
    const char* name;
    const char* create;
};

inline constexpr std::array<TableSql, 6> kTables{{
    {"meta", "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"},
    {"source", "CREATE TABLE source (position INTEGER PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, "
               "sha256 TEXT NOT NULL, size INTEGER NOT NULL, encoding TEXT NOT NULL, bytes BLOB NOT NULL)"},
    {"setting", "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"},
    {"trial", "CREATE TABLE trial (position INTEGER PRIMARY KEY, id TEXT NOT NULL, analysis TEXT NOT NULL, "
              "version INTEGER NOT NULL, parameters TEXT NOT NULL, inputs TEXT NOT NULL, seed TEXT NOT NULL, "
              "state TEXT NOT NULL, started TEXT NOT NULL, finished TEXT NOT NULL, message TEXT NOT NULL)"},
    {"result", "CREATE TABLE result (trial INTEGER PRIMARY KEY REFERENCES trial (position), "
               "size INTEGER NOT NULL, encoding TEXT NOT NULL, report BLOB NOT NULL)"},
    {"view", "CREATE TABLE view (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"},
}};

/// Values of the columns named `encoding`.
inline constexpr const char* kPlain = "none";
inline constexpr const char* kZstd = "zstd";

}  // namespace pleio::schema
