// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <new>
#include <string>
#include <type_traits>

namespace pleio {

/// What was wanted of a database when SQLite could not do it; decides what the message says.
enum class DatabaseUse { Reading, Writing };

/// The sentence for what SQLite threw. `path` is the file that the user knows, which need not be the one that is open.
[[nodiscard]] Error databaseError(const SQLite::Exception& error, DatabaseUse use, const std::string& path);
[[nodiscard]] Error notAProject(const std::string& path);
[[nodiscard]] Error damagedProject(const std::string& path, const std::string& what);
[[nodiscard]] Error notWritten(const std::string& path, const std::string& reason);

/// Does what needs SQLite; what is thrown there becomes an Error. `work` returns a Result.
template <class Work>
[[nodiscard]] std::invoke_result_t<Work> guarded(DatabaseUse use, const std::string& path, Work&& work)
{
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        return databaseError(error, use, path);
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::Internal, "There is not enough memory for the project; close other programs.", path};
    }
}

/// What is said to every database before its content is touched: nothing that stands in the file is run, and damage is
/// found where it is.
void distrust(SQLite::Database& database);

enum class FileEnd { IsThere, MayBeMissing };
/// Whether the file at `path` can be a project at all, before SQLite sees it: there, readable, and an SQLite 3 file,
/// whole unless its end may be missing. BadInput.
[[nodiscard]] Result<void> checkIsDatabase(const std::string& path, FileEnd end = FileEnd::IsThere);

/// The path as SQLite opens it for reading without leaving anything beside it, even if the folder cannot be written.
[[nodiscard]] std::string immutableUri(const std::string& path);

}  // namespace pleio
