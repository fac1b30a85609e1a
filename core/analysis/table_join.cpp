// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/table_join.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/io/machine_memory.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

using TablesOfRuns = std::span<const TableOfRun>;

constexpr std::size_t kRowsBetweenLooks = 1 << 16;

bool holdsText(const Column& column)
{
    return std::holds_alternative<std::vector<std::string>>(column.values) ||
           std::holds_alternative<Categories>(column.values);
}

bool mayLookUp(std::size_t row, const Progress& progress)
{
    return row % kRowsBetweenLooks != 0 || !progress.isCancelled();
}

/// The cells of the key as one text. Lengths keep "ab", "c" apart from "a", "bc".
void setKeyOfRow(std::string& key, const std::vector<const Column*>& columns, std::size_t row)
{
    key.clear();
    for (const Column* column : columns) {
        const std::string cell = cellText(*column, row);
        key.append(std::to_string(cell.size())).append(":").append(cell);
    }
}

std::vector<const Column*> columnsOf(const Table& table, const std::vector<std::string>& ids)
{
    std::vector<const Column*> columns;
    for (const std::string& id : ids) columns.push_back(table.find(id));
    return columns;
}

Result<bool> areRowsToldApart(const Table& table, const std::vector<std::string>& ids, const Progress& progress)
{
    const std::vector<const Column*> columns = columnsOf(table, ids);
    std::unordered_set<std::string> seen;
    seen.reserve(table.rows());
    std::string key;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!mayLookUp(row, progress)) return cancelled();
        setKeyOfRow(key, columns, row);
        if (!seen.insert(key).second) return false;
    }
    return true;
}

/// Ids of the columns of text that every table has, those that name genes and traits first.
std::vector<std::string> keyCandidates(TablesOfRuns tables)
{
    std::vector<std::string> ids;
    const auto add = [&](const std::string& id) {
        const auto hasIt = [&](const TableOfRun& each) {
            const Column* column = each.table->find(id);
            return column != nullptr && holdsText(*column);
        };
        if (std::ranges::find(ids, id) == ids.end() && std::ranges::all_of(tables, hasIt)) ids.push_back(id);
    };
    add("gene_id");
    add("trait");
    for (const Column& column : tables.front().table->columns) add(column.id);
    return ids;
}

Result<bool> isKeyOfAll(TablesOfRuns tables, const std::vector<std::string>& ids, const Progress& progress)
{
    for (const TableOfRun& each : tables) {
        const Result<bool> apart = areRowsToldApart(*each.table, ids, progress);
        if (!apart || !*apart) return apart;
    }
    return true;
}

/// The first of the candidates that tell the rows of every table apart, without those that are not needed for it; none
/// if all together do not.
Result<std::vector<std::string>> keyOf(TablesOfRuns tables, const Progress& progress)
{
    const std::vector<std::string> candidates = keyCandidates(tables);
    std::vector<std::string> ids;
    bool isKey = false;
    for (std::size_t i = 0; i < candidates.size() && !isKey; ++i) {
        ids.push_back(candidates[i]);
        const Result<bool> apart = isKeyOfAll(tables, ids, progress);
        if (!apart) return apart.error();
        isKey = *apart;
    }
    if (!isKey) return std::vector<std::string>();
    for (std::size_t i = 0; ids.size() > 1 && i < ids.size();) {
        std::vector<std::string> fewer = ids;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        const Result<bool> apart = isKeyOfAll(tables, fewer, progress);
        if (!apart) return apart.error();
        if (*apart)
            ids = std::move(fewer);
        else
            ++i;
    }
    return ids;
}

constexpr std::int64_t kNoRow = -1;

/// Which row of each table makes each row of the joined one.
struct JoinedPlaces {
    std::vector<std::vector<std::int64_t>> rowOf;            ///< by table, then by joined row; kNoRow where it has none
    std::vector<std::pair<std::size_t, std::size_t>> first;  ///< a table and a row of it that have the key

    [[nodiscard]] std::size_t rows() const { return first.size(); }
    [[nodiscard]] bool isInAll(std::size_t row) const
    {
        return std::ranges::none_of(rowOf, [row](const auto& rows) { return rows[row] == kNoRow; });
    }
};

Result<JoinedPlaces> placesOf(TablesOfRuns tables, const std::vector<std::string>& key, const Progress& progress)
{
    JoinedPlaces places;
    places.rowOf.resize(tables.size());
    std::unordered_map<std::string, std::size_t> joined;
    std::string text;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const std::vector<const Column*> columns = columnsOf(*tables[t].table, key);
        for (std::size_t row = 0; row < tables[t].table->rows(); ++row) {
            if (!mayLookUp(row, progress)) return cancelled();
            setKeyOfRow(text, columns, row);
            const auto [found, isNew] = joined.try_emplace(text, places.rows());
            if (isNew) places.first.emplace_back(t, row);
            auto& rows = places.rowOf[t];
            if (rows.size() <= found->second) rows.resize(found->second + 1, kNoRow);
            rows[found->second] = static_cast<std::int64_t>(row);
        }
    }
    for (auto& rows : places.rowOf) rows.resize(places.rows(), kNoRow);
    return places;
}

std::string runColumn(const std::string& id, std::size_t run) { return id + "_" + std::to_string(run + 1); }

/// Makes the columns of a joined table, one column of the tables after another.
class JoinedColumns {
public:
    JoinedColumns(TablesOfRuns tables, const JoinedPlaces& places)
        : m_tables(tables), m_places(places), m_differences(places.rows(), 0)
    {
    }

    void addNumbers(const Column& first, const std::vector<const Column*>& columns)
    {
        std::vector<std::vector<double>> values;
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            values.emplace_back(m_places.rows(), kUndefined);
            for (std::size_t row = 0; row < m_places.rows(); ++row)
                if (const std::int64_t at = m_places.rowOf[t][row]; at != kNoRow)
                    values[t][row] = cellNumber(*columns[t], static_cast<std::size_t>(at));
        }
        countDifferences([&](std::size_t t, std::size_t row) { return !sameNumber(values[t][row], values[0][row]); });
        std::vector<Column> differences;
        for (std::size_t t = 1; t < m_tables.size(); ++t) {
            std::vector<double> difference(m_places.rows());
            for (std::size_t row = 0; row < difference.size(); ++row) difference[row] = values[t][row] - values[0][row];
            differences.push_back({runColumn(first.id, m_tables[t].run) + "_minus_1",
                                   first.title + ", " + m_tables[t].name + " − " + m_tables[0].name,
                                   "Difference to the first run.", std::move(difference),
                                   first.style == NumberStyle::Percent ? first.style : NumberStyle::Plain});
        }
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            m_columns.push_back({runColumn(first.id, m_tables[t].run), first.title + ", " + m_tables[t].name,
                                 first.help, std::move(values[t]), first.style});
        std::ranges::move(differences, std::back_inserter(m_columns));
    }

    void addTexts(const Column& first, const std::vector<const Column*>& columns)
    {
        std::vector<std::vector<std::string>> values;
        for (std::size_t t = 0; t < m_tables.size(); ++t) {
            values.emplace_back(m_places.rows());
            for (std::size_t row = 0; row < m_places.rows(); ++row)
                if (const std::int64_t at = m_places.rowOf[t][row]; at != kNoRow)
                    values[t][row] = cellText(*columns[t], static_cast<std::size_t>(at));
        }
        if (!countDifferences([&](std::size_t t, std::size_t row) { return values[t][row] != values[0][row]; })) return;
        for (std::size_t t = 0; t < m_tables.size(); ++t)
            m_columns.push_back({runColumn(first.id, m_tables[t].run), first.title + ", " + m_tables[t].name,
                                 first.help, std::move(values[t])});
    }

    [[nodiscard]] std::vector<std::int64_t> takeDifferences() { return std::move(m_differences); }
    [[nodiscard]] std::vector<Column> takeColumns() { return std::move(m_columns); }

private:
    /// Whether any row that all tables have differs.
    template <class Differs>
    bool countDifferences(const Differs& differs)
    {
        bool any = false;
        for (std::size_t row = 0; row < m_places.rows(); ++row) {
            if (!m_places.isInAll(row)) continue;
            bool here = false;
            for (std::size_t t = 1; t < m_tables.size(); ++t) here = here || differs(t, row);
            if (here) ++m_differences[row];
            any = any || here;
        }
        return any;
    }

    TablesOfRuns m_tables;
    const JoinedPlaces& m_places;
    std::vector<std::int64_t> m_differences;
    std::vector<Column> m_columns;
};

/// The names of the tables that have each row, where not all have it.
Column onlyInColumn(TablesOfRuns tables, const JoinedPlaces& places)
{
    Categories names;
    std::unordered_map<std::string, std::int32_t> codes;
    for (std::size_t row = 0; row < places.rows(); ++row) {
        if (places.isInAll(row)) {
            names.codes.push_back(-1);
            continue;
        }
        std::string text;
        for (std::size_t t = 0; t < tables.size(); ++t)
            if (places.rowOf[t][row] != kNoRow) addToList(text, tables[t].name);
        const auto [found, isNew] = codes.try_emplace(text, static_cast<std::int32_t>(names.levels.size()));
        if (isNew) names.levels.push_back(text);
        names.codes.push_back(found->second);
    }
    return {"only_in", "Only in", "The runs that have the row; empty where all have it.", std::move(names)};
}

Column keyColumn(TablesOfRuns tables, const JoinedPlaces& places, const std::string& id)
{
    const Column& first = *tables.front().table->find(id);
    std::vector<std::string> values;
    values.reserve(places.rows());
    for (const auto& [table, row] : places.first) values.push_back(cellText(*tables[table].table->find(id), row));
    return {first.id, first.title, first.help, std::move(values)};
}

}  // namespace

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

Result<std::optional<JoinedTable>> joinTables(TablesOfRuns tables, Progress& progress)
{
    const Table& first = *tables.front().table;
    progress.report(0, "Comparing " + first.id);
    const auto key = keyOf(tables, progress);
    if (!key) return key.error();
    if (key->empty()) return std::optional<JoinedTable>();
    const auto places = placesOf(tables, *key, progress);
    if (!places) return places.error();
    if (Result<void> ok = checkRoom(places->rows() * first.columns.size() * 2 * tables.size() * sizeof(double)); !ok)
        return ok.error();

    JoinedTable joined;
    JoinedColumns columns(tables, *places);
    for (const Column& column : first.columns) {
        if (progress.isCancelled()) return cancelled();
        if (std::ranges::find(*key, column.id) != key->end()) continue;
        std::vector<const Column*> same;
        for (const TableOfRun& each : tables) same.push_back(each.table->find(column.id));
        if (std::ranges::find(same, nullptr) != same.end()) {
            joined.leftOut.push_back(column.id);
            continue;
        }
        if (std::ranges::any_of(same, [](const Column* each) { return holdsText(*each); }))
            columns.addTexts(column, same);
        else
            columns.addNumbers(column, same);
    }

    for (const TableOfRun& each : tables)
        for (const Column& column : each.table->columns)
            if (first.find(column.id) == nullptr &&
                std::ranges::find(joined.leftOut, column.id) == joined.leftOut.end())
                joined.leftOut.push_back(column.id);

    for (const std::string& id : *key) addToList(joined.key, id);
    joined.table = {first.id, first.title, {}};
    for (const std::string& id : *key) joined.table.columns.push_back(keyColumn(tables, *places, id));
    joined.table.columns.push_back(onlyInColumn(tables, *places));
    std::vector<std::int64_t> differences = columns.takeDifferences();
    for (std::size_t row = 0; row < places->rows(); ++row) {
        if (!places->isInAll(row)) ++joined.notInAll;
        if (differences[row] > 0) ++joined.differing;
    }
    joined.table.columns.push_back(
        {"differences", "Differences", "How many columns of the row differ.", std::move(differences)});
    std::ranges::move(columns.takeColumns(), std::back_inserter(joined.table.columns));
    return std::optional(std::move(joined));
}

}  // namespace pleio
