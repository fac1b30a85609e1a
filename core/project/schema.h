// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

/// The tables of a .pleio file; docs/project-format.md describes them for readers of other programs.
namespace pleio::schema {

/// PRAGMA application_id: "Plei" in ASCII.
inline constexpr std::int32_t kApplicationId = 0x506c6569;
/// PRAGMA user_version. Raised when a file of the new form cannot be read by the old program; migrations.h brings older
/// files to it.
inline constexpr std::int32_t kVersion = 5;

struct TableSql {
    const char* name;
    const char* create;
    /// The columns that are copied from one project to another, and in which order of rows.
    const char* columns;
    const char* order;
};

inline constexpr std::array<TableSql, 11> kTables{{
    {"meta", "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", "name, value", "name"},
    {"blob",
     "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, encoding TEXT NOT NULL, bytes BLOB NOT NULL)",
     "sha256, size, encoding, bytes", "sha256"},
    {"source",
     "CREATE TABLE source (position INTEGER PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, "
     "sha256 TEXT NOT NULL REFERENCES blob (sha256))",
     "position, role, name, sha256", "position"},
    {"setting", "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", "name, value",
     "name"},
    {"view", "CREATE TABLE view (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", "name, value", "name"},
    {"trial",
     "CREATE TABLE trial (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, analysis TEXT NOT NULL, "
     "version INTEGER NOT NULL, program TEXT NOT NULL, parameters TEXT NOT NULL, inputs TEXT NOT NULL, "
     "seed TEXT NOT NULL, simulated INTEGER NOT NULL, legacy INTEGER NOT NULL, state TEXT NOT NULL, "
     "started TEXT NOT NULL, finished TEXT NOT NULL, duration INTEGER, message TEXT NOT NULL, place TEXT NOT NULL, "
     "parent TEXT NOT NULL, name TEXT NOT NULL, hypothesis TEXT NOT NULL, note TEXT NOT NULL, "
     "starred INTEGER NOT NULL, removed INTEGER NOT NULL)",
     "position, id, analysis, version, program, parameters, inputs, seed, simulated, legacy, state, started, finished, "
     "duration, message, place, parent, name, hypothesis, note, starred, removed",
     "position"},
    {"trial_tag",
     "CREATE TABLE trial_tag (trial INTEGER NOT NULL REFERENCES trial (position) ON DELETE CASCADE, "
     "position INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (trial, position)) WITHOUT ROWID",
     "trial, position, tag", "trial, position"},
    {"result",
     "CREATE TABLE result (trial INTEGER PRIMARY KEY REFERENCES trial (position) ON DELETE CASCADE, "
     "size INTEGER NOT NULL, encoding TEXT NOT NULL, report BLOB NOT NULL)",
     "trial, size, encoding, report", "trial"},
    {"history",
     "CREATE TABLE history (position INTEGER PRIMARY KEY, time TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL)",
     "position, time, who, what", "position"},
    {"named_set",
     "CREATE TABLE named_set (position INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, "
     "note TEXT NOT NULL, UNIQUE (kind, name))",
     "position, kind, name, note", "position"},
    {"named_set_member",
     "CREATE TABLE named_set_member (named_set INTEGER NOT NULL REFERENCES named_set (position) ON DELETE CASCADE, "
     "position INTEGER NOT NULL, member TEXT NOT NULL, PRIMARY KEY (named_set, position)) WITHOUT ROWID",
     "named_set, position, member", "named_set, position"},
}};

/// One for every order and filter of a list of trials.
inline constexpr std::array<const char*, 7> kIndices{{
    "CREATE INDEX trial_made ON trial (removed, position)",
    "CREATE INDEX trial_by_name ON trial (removed, name COLLATE NOCASE, position)",
    "CREATE INDEX trial_by_analysis ON trial (removed, analysis, position)",
    "CREATE INDEX trial_by_state ON trial (removed, state, position)",
    "CREATE INDEX trial_by_duration ON trial (removed, duration, position)",
    "CREATE INDEX trial_by_star ON trial (removed, starred, position)",
    "CREATE INDEX trial_tag_by_tag ON trial_tag (tag, trial)",
}};

/// What is searched for words: made from the table trial, and made anew wherever a project is written.
inline constexpr const char* kText =
    "CREATE VIRTUAL TABLE trial_text USING fts5 (name, hypothesis, note, tags, analysis, parameters, message, "
    "content='', tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')";

/// Of a working copy alone: the file that it belongs to, and whether it holds what that does not.
inline constexpr const char* kWork =
    "CREATE TABLE work (only INTEGER PRIMARY KEY CHECK (only = 1), file TEXT NOT NULL, unsaved INTEGER NOT NULL)";

/// Values of the columns named `encoding`.
inline constexpr const char* kPlain = "none";
inline constexpr const char* kZstd = "zstd";

}  // namespace pleio::schema
