// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/blob_rows.h"

#include "core/io/compression.h"
#include "core/io/inflate.h"
#include "core/project/schema.h"

#include <sqlite3.h>

namespace pleio {

Result<StoredBytes> storedBytes(SQLite::Database& database, std::string_view content, const std::string& what,
                                Progress& progress)
{
    StoredBytes stored{static_cast<std::int64_t>(content.size()), schema::kPlain, {}};
    if (isGzip(content)) {
        stored.bytes = content;
    } else {
        Result<std::string> frame = compressZstd(content, progress);
        if (!frame) return frame.error();
        stored.encoding = schema::kZstd;
        stored.bytes = *std::move(frame);
    }
    if (progress.isCancelled()) return cancelled();
    const auto most = static_cast<std::size_t>(sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, -1));
    if (stored.bytes.size() > most)
        return Error{ErrorKind::Io, what + " is too large for a project file (1 GB compressed); leave it out.", {}};
    return stored;
}

void bindBlob(SQLite::Statement& statement, int index, const StoredBytes& stored)
{
    statement.bind(index, stored.size);
    statement.bind(index + 1, stored.encoding);
    statement.bindNoCopy(index + 2, stored.bytes.data(), static_cast<int>(stored.bytes.size()));
}

Result<std::string> blobContent(SQLite::Statement& row, int column, Progress& progress)
{
    const std::int64_t size = row.getColumn(column).getInt64();
    const std::string encoding = row.getColumn(column + 1).getString();
    const SQLite::Column blob = row.getColumn(column + 2);
    const std::string_view stored(static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes()));
    if (encoding == schema::kZstd) return decompressZstd(stored, size, progress);
    if (encoding != schema::kPlain || size != static_cast<std::int64_t>(stored.size()))
        return badInput("The stored content is damaged.");
    return std::string(stored);
}

}  // namespace pleio
