// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/set_rows.h"

#include "core/project/database.h"

#include <cstdint>

namespace pleio {

Result<std::vector<NamedSet>> readSets(SQLite::Database& database, const std::string& shown)
{
    std::vector<NamedSet> sets;
    SQLite::Statement select(database, "SELECT position, kind, name, note FROM named_set ORDER BY position");
    SQLite::Statement members(database, "SELECT member FROM named_set_member WHERE named_set = ? ORDER BY position");
    while (select.executeStep()) {
        const auto kind = findSetKind(select.getColumn(1).getString());
        NamedSet set{select.getColumn(2).getString(), {}, {}, select.getColumn(3).getString()};
        if (!kind) return damagedProject(shown, "the kind of the set '" + set.name + "' is unknown");
        set.kind = *kind;
        members.reset();
        members.bind(1, select.getColumn(0).getInt64());
        while (members.executeStep()) set.members.push_back(members.getColumn(0).getString());
        sets.push_back(std::move(set));
    }
    return sets;
}

void writeSets(SQLite::Database& database, const std::vector<NamedSet>& sets)
{
    database.exec("DELETE FROM named_set_member; DELETE FROM named_set");
    SQLite::Statement insert(database, "INSERT INTO named_set (position, kind, name, note) VALUES (?, ?, ?, ?)");
    SQLite::Statement add(database, "INSERT INTO named_set_member (named_set, position, member) VALUES (?, ?, ?)");
    std::int64_t position = 0;
    for (const NamedSet& set : sets) {
        insert.reset();
        insert.bind(1, ++position);
        insert.bind(2, std::string(setKindId(set.kind)));
        insert.bind(3, set.name);
        insert.bind(4, set.note);
        insert.exec();
        std::int64_t place = 0;
        for (const std::string& member : set.members) {
            add.reset();
            add.bind(1, position);
            add.bind(2, ++place);
            add.bind(3, member);
            add.exec();
        }
    }
}

}  // namespace pleio
