// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>

/// Bytes that are compressed once and kept in rows. What SQLite throws goes on to the caller (database.h).
namespace pleio {

/// How bytes are stored: as they are where they are gzip already, else as one Zstandard frame.
struct StoredBytes {
    std::int64_t size = 0;  ///< of the content
    const char* encoding = nullptr;
    std::string bytes;
};
/// Io if they are too large for a row, `what` ("The file 'x.gbk'") is for that message; Cancelled.
[[nodiscard]] Result<StoredBytes> storedBytes(SQLite::Database& database, std::string_view content,
                                              const std::string& what, Progress& progress);
/// Binds size, encoding and bytes to three columns from `index` on; `stored` must outlive the statement's step.
void bindBlob(SQLite::Statement& statement, int index, const StoredBytes& stored);
/// The content of the columns size, encoding and bytes, which follow each other from `column` on. BadInput if they are
/// damaged or missing, Internal if there is no room.
[[nodiscard]] Result<std::string> blobContent(SQLite::Statement& row, int column, Progress& progress);

}  // namespace pleio
