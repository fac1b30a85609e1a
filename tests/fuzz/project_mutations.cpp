// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/project_mutations.h"

#include "core/io/compression.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <vector>

namespace pleio::fuzz {

namespace {

constexpr std::size_t kPage = 4096;

std::size_t below(Random& random, std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); }

template <class List>
auto oneOf(const List& list, Random& random)
{
    return list[below(random, std::size(list))];
}

// ---- bytes

std::string damageBytes(std::string& bytes, Random& random)
{
    const auto at = [&](std::size_t within) { return below(random, std::min(within, bytes.size())); };
    const std::size_t pages = std::max<std::size_t>(1, bytes.size() / kPage);
    const std::size_t one = kPage * below(random, pages), other = kPage * below(random, pages);
    switch (below(random, 9)) {
    case 0:
        for (std::size_t flips = 1 + below(random, 20); flips > 0; --flips)
            bytes[at(bytes.size())] = static_cast<char>(random());
        return "bytes";
    case 1:
        for (std::size_t flips = 1 + below(random, 4); flips > 0; --flips) bytes[at(100)] = static_cast<char>(random());
        return "bytes of the head";
    case 2:  // where pages say what is in them
        for (std::size_t flips = 1 + below(random, 6); flips > 0; --flips)
            bytes[std::min(bytes.size() - 1, one + below(random, 60))] = static_cast<char>(random());
        return "head of a page";
    case 3:
        std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(one),
                         bytes.begin() + static_cast<std::ptrdiff_t>(one + kPage),
                         bytes.begin() + static_cast<std::ptrdiff_t>(other));
        return "two pages";
    case 4:
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(one), kPage,
                    bytes.begin() + static_cast<std::ptrdiff_t>(other));
        return "a page twice";
    case 5:
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(one), kPage, static_cast<char>(random() % 2 * 255));
        return "an empty page";
    case 6:
        bytes.resize(below(random, bytes.size()));
        return "cut";
    case 7:
        for (std::size_t more = below(random, 3 * kPage); more > 0; --more) bytes += static_cast<char>(random());
        return "longer";
    default:
        for (std::size_t i = 0; i < kPage; ++i) bytes[one + i] = static_cast<char>(random());
        return "noise in a page";
    }
}

// ---- SQL

std::vector<std::string> namesIn(SQLite::Database& database, const std::string& sql)
{
    std::vector<std::string> names;
    SQLite::Statement select(database, sql);
    while (select.executeStep()) names.push_back(select.getColumn(0).getString());
    return names;
}

std::string quoted(const std::string& name) { return '"' + name + '"'; }

std::string anyTable(SQLite::Database& database, Random& random)
{
    const auto tables =
        namesIn(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'trial_text'");
    return tables.empty() ? "meta" : oneOf(tables, random);
}

std::string anyColumn(SQLite::Database& database, const std::string& table, Random& random)
{
    const auto columns = namesIn(database, "SELECT name FROM pragma_table_info('" + table + "')");
    return columns.empty() ? "name" : oneOf(columns, random);
}

/// A value as SQL.
std::string anyValue(SQLite::Database& database, Random& random)
{
    static constexpr std::array<const char*, 29> kValues{
        "NULL",
        "''",
        "x''",
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "1e308",
        "9e999",
        "1000000000000",
        "'none'",
        "'zstd'",
        "'done'",
        "'genome'",
        "'1'",
        "'-1'",
        "x'28b52ffd'",
        "x'00ff00ff'",
        "'a' || char(0) || 'b'",
        "CAST(x'fffe80' AS TEXT)",
        "zeroblob(1000000)",
        "zeroblob(2000000)",
        "replace(hex(zeroblob(50000)), '0', '[')",
        "replace(hex(zeroblob(50000)), '00', '{\"a\":')",
        "'{\"a\":1e999,\"b\":[],\"c\":null,\"d\":9223372036854775808}'",
        "'[{\"role\":7},3,null,{\"role\":\"genome\",\"name\":[]}]'",
        "'99999-99-99T99:99:99.999Z'",
        "'294247-01-10T04:00:54.775Z'",
        "hex(randomblob(32))",
    };
    if (below(random, 8) == 0) {
        const std::string table = anyTable(database, random);
        return "(SELECT " + quoted(anyColumn(database, table, random)) + " FROM " + quoted(table) +
               " ORDER BY 1 LIMIT 1 OFFSET " + std::to_string(below(random, 5)) + ")";
    }
    return oneOf(kValues, random);
}

/// Lets cells be what the schema forbids.
void loosen(SQLite::Database& database)
{
    database.exec("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(replace(replace(sql, "
                  "' NOT NULL', ''), ' UNIQUE', ''), 'CHECK', '--') WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'; "
                  "PRAGMA writable_schema = RESET");
}

std::string changeCells(SQLite::Database& database, Random& random)
{
    const std::string table = anyTable(database, random), column = anyColumn(database, table, random);
    if (below(random, 3) == 0) loosen(database);
    const bool isAll = below(random, 5) == 0;
    const std::string key =
        namesIn(database, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk = 1").empty()
            ? "rowid"
            : namesIn(database, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk = 1")[0];
    const std::string which = isAll ? ""
                                    : " WHERE " + quoted(key) + " IN (SELECT " + quoted(key) + " FROM " +
                                          quoted(table) + " LIMIT 1 OFFSET " + std::to_string(below(random, 40)) + ")";
    const std::string value = anyValue(database, random);
    database.tryExec("UPDATE OR IGNORE " + quoted(table) + " SET " + quoted(column) + " = " + value + which);
    return table + "." + column + " = " + value.substr(0, 60) + (isAll ? " everywhere" : "");
}

std::string changeRows(SQLite::Database& database, Random& random)
{
    const std::string table = anyTable(database, random);
    switch (below(random, 3)) {
    case 0:
        database.tryExec("DELETE FROM " + quoted(table) + " WHERE random() % 2");
        return "rows of " + table + " gone";
    case 1:
        database.tryExec("DELETE FROM " + quoted(table));
        return "all rows of " + table + " gone";
    default:
        database.tryExec(
            "INSERT OR IGNORE INTO trial (position, id, analysis, version, program, parameters, inputs, "
            "seed, simulated, legacy, state, started, finished, message, place, parent, name, hypothesis, "
            "note, starred, removed) SELECT 9223372036854775807 - position, id || 'again', analysis, version, "
            "program, parameters, inputs, seed, simulated, legacy, state, started, finished, message, "
            "place, id, name, hypothesis, note, starred, removed FROM trial");
        return "trials at the end of all positions";
    }
}

std::string changeSchema(SQLite::Database& database, Random& random)
{
    static constexpr std::array<const char*, 27> kChanges{
        "CREATE TRIGGER bad AFTER INSERT ON trial BEGIN DELETE FROM trial; END",
        "CREATE VIEW bad AS SELECT * FROM trial",
        "CREATE VIEW bad AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "ALTER TABLE source RENAME TO s; CREATE VIEW source AS SELECT * FROM s",
        "ALTER TABLE trial RENAME COLUMN name TO title",
        "ALTER TABLE trial DROP COLUMN message",
        "ALTER TABLE trial ADD COLUMN more TEXT NOT NULL DEFAULT 'x'",
        "ALTER TABLE trial ADD COLUMN more AS (hex(zeroblob(400000000)))",
        "ALTER TABLE trial RENAME COLUMN message TO m; ALTER TABLE trial ADD COLUMN message AS "
        "(hex(zeroblob(400000000)))",
        "ALTER TABLE meta RENAME TO m; CREATE TABLE meta (name TEXT PRIMARY KEY, value AS (hex(zeroblob(400000000))))",
        "ALTER TABLE trial RENAME COLUMN note TO n; ALTER TABLE trial ADD COLUMN note AS "
        "(replace(hex(zeroblob(60000)), '0', hex(zeroblob(1000))))",
        "CREATE INDEX slow ON trial (length(hex(zeroblob(40000000))))",
        "CREATE INDEX slow ON trial (position) WHERE length(hex(zeroblob(40000000))) > 3",
        "CREATE TABLE more (a, b); INSERT INTO more VALUES (1, zeroblob(1000))",
        "ALTER TABLE meta RENAME TO m; CREATE VIRTUAL TABLE meta USING fts5 (name, value)",
        "ALTER TABLE view RENAME TO v; CREATE VIRTUAL TABLE view USING fts5vocab (trial_text, row)",
        "ALTER TABLE trial_tag RENAME TO t; CREATE TABLE trial_tag (trial, position, tag)",
        "ALTER TABLE result RENAME TO r; CREATE TABLE result (trial, size, encoding, report); INSERT INTO result "
        "SELECT * "
        "FROM r; INSERT INTO result SELECT * FROM r",
        "ALTER TABLE blob RENAME TO b; CREATE TABLE blob (sha256, size, encoding, bytes); INSERT INTO blob SELECT * "
        "FROM "
        "b; INSERT INTO blob SELECT * FROM b",
        "DROP TABLE trial_text",
        "DROP TABLE trial_text; CREATE TABLE trial_text (name, hypothesis, note, tags, analysis, parameters, message)",
        "ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1 1 1 1 1'",
        "ANALYZE; UPDATE sqlite_stat1 SET stat = '-9999999999999999999 x'",
        "CREATE TABLE work (only INTEGER, file TEXT, unsaved INTEGER)",
        "PRAGMA encoding = 'UTF-16'; VACUUM",
        "PRAGMA auto_vacuum = FULL; VACUUM",
        "PRAGMA page_size = 512; VACUUM",
    };
    switch (below(random, 6)) {
    case 0: {
        const auto indices =
            namesIn(database, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
        if (indices.empty()) return "nothing";
        const std::string index = oneOf(indices, random);
        database.tryExec("DROP INDEX " + quoted(index));
        return "index " + index + " gone";
    }
    case 1: {
        const std::string table = anyTable(database, random);
        database.tryExec("DROP TABLE " + quoted(table));
        return "table " + table + " gone";
    }
    case 2: {
        const std::string at = std::to_string(1 + below(random, 300)), to = std::to_string(below(random, 256));
        const std::string row = std::to_string(below(random, 20));
        database.tryExec("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = substr(sql, 1, " + at +
                         ") || char(" + to + ") || substr(sql, " + at +
                         " + 2) WHERE rowid IN (SELECT rowid FROM sqlite_master WHERE sql IS NOT NULL LIMIT 1 OFFSET " +
                         row + ")");
        return "a letter of the schema";
    }
    case 3:
        database.tryExec(
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = " + std::to_string(below(random, 40)) +
            " WHERE rowid IN (SELECT rowid FROM sqlite_master LIMIT 1 OFFSET " + std::to_string(below(random, 20)) +
            ")");
        return "a root page";
    default: {
        const std::string change = oneOf(kChanges, random);
        database.tryExec(change);
        return change.substr(0, 100);
    }
    }
}

/// Does a change, which a damaged database may refuse, and says which it was.
std::string changeBy(const char* sql, SQLite::Database& database)
{
    database.tryExec(sql);
    return sql;
}

std::string changeSearch(SQLite::Database& database, Random& random)
{
    static constexpr std::array<const char*, 6> kChanges{
        "UPDATE trial_text_data SET block = randomblob(length(block)) WHERE random() % 3 = 0",
        "UPDATE trial_text_data SET block = substr(block, 1, length(block) / 2)",
        "DELETE FROM trial_text_data WHERE id > 10",
        "UPDATE trial_text_config SET v = 99999",
        "UPDATE trial_text_docsize SET sz = x'ffffffffff'",
        "UPDATE trial_text_idx SET pgno = pgno * 100000",
    };
    return changeBy(oneOf(kChanges, random), database);
}

std::string changeParents(SQLite::Database& database, Random& random)
{
    static constexpr std::array<const char*, 3> kChanges{
        "UPDATE trial SET parent = id",
        "UPDATE trial SET parent = (SELECT id FROM trial AS other WHERE other.position = trial.position % 7 + 1)",
        "UPDATE trial SET parent = (SELECT id FROM trial AS other WHERE other.position > trial.position LIMIT 1)",
    };
    return changeBy(oneOf(kChanges, random), database);
}

std::string changeSizes(SQLite::Database& database, Random& random)
{
    static constexpr std::array<const char*, 7> kSizes{"size + 1",      "size - 1",  "-size",     "9223372036854775807",
                                                       "1000000000000", "500000000", "size * 100"};
    static constexpr std::array<const char*, 4> kTables{"blob", "result", "source", "blob"};
    const std::string change = std::string("UPDATE ") + oneOf(kTables, random) + " SET size = " + oneOf(kSizes, random);
    database.tryExec(change);
    return change;
}

std::string changeVersion(SQLite::Database& database, Random& random)
{
    const std::string change = below(random, 4) == 0
                                   ? "PRAGMA application_id = " + std::to_string(below(random, 3))
                                   : "PRAGMA user_version = " + std::to_string(static_cast<int>(below(random, 9)) - 1);
    database.tryExec(change);
    return change;
}

std::string manyTags(SQLite::Database& database, Random&)
{
    database.tryExec("WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                     "INSERT OR IGNORE INTO trial_tag (trial, position, tag) SELECT 1 + i % 3, i, 'tag ' || i FROM n");
    return "20,000 tags";
}

/// A report that is compressed soundly and is none.
std::string changeReport(SQLite::Database& database, Random& random)
{
    NoProgress none;
    SQLite::Statement select(database, "SELECT trial, size, report FROM result LIMIT 1 OFFSET " +
                                           std::to_string(below(random, 3)));
    if (!select.executeStep()) return "nothing";
    const std::int64_t trial = select.getColumn(0).getInt64(), size = select.getColumn(1).getInt64();
    const auto bytes = decompressZstd(select.getColumn(2).getString(), size, none);
    select.reset();
    if (!bytes) return "nothing";
    std::string bad = *bytes;
    for (std::size_t edits = 1 + below(random, 5); edits > 0 && !bad.empty(); --edits) {
        const std::size_t at = below(random, bad.size());
        if (below(random, 3) == 0)
            bad.erase(at, 1 + below(random, 9));
        else
            bad[at] = static_cast<char>(random());
    }
    const auto frame = compressZstd(bad, none);
    SQLite::Statement update(database, "UPDATE result SET size = ?, report = ? WHERE trial = ?");
    update.bind(1, static_cast<std::int64_t>(bad.size()));
    update.bind(2, frame->data(), static_cast<int>(frame->size()));
    update.bind(3, trial);
    update.exec();
    return "a report";
}

using SqlChange = std::string (*)(SQLite::Database&, Random&);
constexpr std::array<SqlChange, 14> kSqlChanges{changeCells,   changeCells,  changeCells,  changeCells, changeRows,
                                                changeSchema,  changeSchema, changeSearch, changeSizes, changeParents,
                                                changeVersion, manyTags,     changeReport, changeReport};

}  // namespace

std::string mutateProject(const std::string& path, Random& random)
{
    std::string words;
    if (below(random, 5) != 0) {
        try {
            SQLite::Database database(path, SQLite::OPEN_READWRITE);
            database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; "
                          "PRAGMA journal_mode = OFF");
            sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
            for (std::size_t changes = 1 + below(random, 3); changes > 0; --changes)
                words += oneOf(kSqlChanges, random)(database, random) + "; ";
        } catch (const SQLite::Exception& error) {
            words += std::string("not done: ") + error.what() + "; ";
        }
        if (below(random, 6) != 0) return words;
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    in.close();
    words += damageBytes(bytes, random);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return words;
}

}  // namespace pleio::fuzz
