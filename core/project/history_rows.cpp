// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history_rows.h"

#include "core/project/trial_rows.h"

namespace pleio {

std::vector<HistoryEntry> readHistory(SQLite::Database& database)
{
    std::vector<HistoryEntry> entries;
    SQLite::Statement select(database, "SELECT time, who, what FROM history ORDER BY position");
    while (select.executeStep())
        entries.push_back({timeFrom(select.getColumn(0).getString()), select.getColumn(1).getString(),
                           select.getColumn(2).getString()});
    return entries;
}

void appendHistory(SQLite::Database& database, const HistoryEntry& entry)
{
    SQLite::Statement insert(database, "INSERT INTO history (time, who, what) VALUES (?, ?, ?)");
    insert.bind(1, timeText(entry.time));
    insert.bind(2, entry.who);
    insert.bind(3, entry.what);
    insert.exec();
}

}  // namespace pleio
