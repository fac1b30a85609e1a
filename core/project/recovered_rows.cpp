// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/recovered_rows.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace pleio {

namespace {

/// So many ids in a row of which none gives a row, and no more are tried between two rows that can be read.
constexpr std::int64_t kMostProbesInVain = 2'000;
constexpr std::int64_t kLowestRow = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighestRow = std::numeric_limits<std::int64_t>::max();

void bindCell(SQLite::Statement& insert, int at, const SQLite::Column& cell)
{
    if (cell.isNull())
        insert.bind(at);
    else if (cell.isInteger())
        insert.bind(at, cell.getInt64());
    else if (cell.isFloat())
        insert.bind(at, cell.getDouble());
    else if (cell.isBlob())
        insert.bind(at, cell.getBlob(), cell.getBytes());
    else
        insert.bind(at, cell.getString());
}

/// Copies rows of one table.
class RowCopy {
public:
    RowCopy(SQLite::Database& from, SQLite::Database& to, const RecoveredTable& table)
        : m_from(from), m_to(to), m_table(table)
    {
    }

    /// Whether the row was not there yet.
    bool insert(SQLite::Statement& row)
    {
        if (!m_insert) {
            std::string marks;
            for (int i = 0; i < row.getColumnCount(); ++i) marks += i == 0 ? "?" : ", ?";
            m_insert.emplace(m_to, "INSERT OR IGNORE INTO " + m_table.name + " (" + m_table.columns + ") VALUES (" +
                                       marks + ")");
        }
        m_insert->reset();
        for (int i = 0; i < row.getColumnCount(); ++i) bindCell(*m_insert, i + 1, row.getColumn(i));
        return m_insert->exec() > 0;
    }

    /// Reads a table without row ids from one end, up to damage or to what is there already; false at damage.
    bool scan(const std::string& order, const Progress& progress)
    {
        return reading([&] {
            SQLite::Statement select(m_from,
                                     "SELECT " + m_table.columns + " FROM " + m_table.name + " ORDER BY " + order);
            while (select.executeStep())
                if (progress.isCancelled() || !insert(select)) return;
        });
    }

    /// Reads the row of an id; false at damage, and where there is none.
    bool copyRow(std::int64_t id)
    {
        bool isThere = false;
        const bool isRead = reading([&] {
            if (!m_one)
                m_one.emplace(m_from, "SELECT " + m_table.columns + " FROM " + m_table.name +
                                          " NOT INDEXED WHERE "
                                          "rowid = ?");
            m_one->reset();
            m_one->bind(1, id);
            isThere = m_one->executeStep();
            if (isThere) insert(*m_one);
        });
        return isRead && isThere;
    }

    /// Lists ids from `after` on, up or down, up to damage; false there.
    bool listRows(bool isUp, std::int64_t after, std::vector<std::int64_t>& ids, const Progress& progress)
    {
        return reading([&] {
            SQLite::Statement select(m_from, "SELECT rowid FROM " + m_table.name + " NOT INDEXED ORDER BY rowid" +
                                                 (isUp ? "" : " DESC"));
            while (select.executeStep() && !progress.isCancelled()) {
                const std::int64_t id = select.getColumn(0).getInt64();
                // In a damaged table rows may be out of order, or come again and again.
                if (isUp ? id <= after : id >= after) return;
                ids.push_back(id);
                after = id;
            }
        });
    }

    [[nodiscard]] const std::string& reason() const { return m_reason; }

private:
    template <class Read>
    bool reading(const Read& read)
    {
        try {
            read();
            return true;
        } catch (const SQLite::Exception& error) {
            m_reason = error.what();
            m_one.reset();  // which may be in the middle of the row
            return false;
        }
    }

    SQLite::Database& m_from;
    SQLite::Database& m_to;
    const RecoveredTable& m_table;
    std::optional<SQLite::Statement> m_insert, m_one;
    std::string m_reason;
};

}  // namespace

Result<LostRows> recoverRows(SQLite::Database& from, SQLite::Database& to, const RecoveredTable& table,
                             const Progress& progress)
{
    LostRows lost;
    RowCopy copy(from, to, table);
    if (!table.hasRowIds) {
        std::string down = table.order + " DESC";
        if (const auto comma = down.find(", "); comma != std::string::npos) down.insert(comma, " DESC");
        if (!copy.scan(table.order, progress)) {
            copy.scan(down, progress);
            lost.reason = copy.reason();
        }
        if (progress.isCancelled()) return cancelled();
        return lost;
    }
    std::vector<std::int64_t> ids;
    if (!copy.listRows(true, kLowestRow, ids, progress)) {
        lost.reason = copy.reason();
        std::vector<std::int64_t> above;
        copy.listRows(false, kHighestRow, above, progress);
        const std::int64_t low = ids.empty() ? 0 : ids.back();
        std::erase_if(above, [low](std::int64_t id) { return id <= low; });
        const std::int64_t high = above.empty() ? kHighestRow : above.back();
        lost.gaps.emplace_back(low, high);
        std::int64_t inVain = 0;
        for (std::int64_t id = low + 1; id < high && inVain < kMostProbesInVain; ++id) {
            if (progress.isCancelled()) return cancelled();
            inVain = copy.copyRow(id) ? 0 : inVain + 1;
        }
        ids.insert(ids.end(), above.rbegin(), above.rend());
    }
    for (const std::int64_t id : ids) {
        if (progress.isCancelled()) return cancelled();
        if (copy.copyRow(id)) continue;
        lost.rows.push_back(id);
        lost.reason = copy.reason();
    }
    return lost;
}

}  // namespace pleio
