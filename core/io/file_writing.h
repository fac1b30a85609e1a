// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSaveFile>

#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// How files are written everywhere, because Qt alone does not do: of a write that the disk takes in part it tells no
/// reason ("Unknown error"), and until version 6.6 QSaveFile::commit() puts a file cut short in place of the old one
/// where the last buffer found no room.

/// Writes all of the bytes. The reason in the system's words if that fails, as "No space left on device".
[[nodiscard]] std::optional<std::string> whyNotWritten(QFileDevice& file, std::string_view bytes);
/// Hands what is buffered to the system. The reason if that fails.
[[nodiscard]] std::optional<std::string> whyNotFlushed(QFileDevice& file);
/// Gives the file its name. The reason if that fails; then what had the name before is still there.
[[nodiscard]] std::optional<std::string> whyNotCommitted(QSaveFile& file);
/// Opens, writes and commits a file.
[[nodiscard]] std::optional<std::string> whyNotSaved(const QString& path, std::string_view bytes);

/// What is told where a file could not be written whole and what was there is still there.
[[nodiscard]] Error fileNotWritten(const std::string& path, const std::string& reason);
/// whyNotSaved with that error.
[[nodiscard]] Result<void> saveFile(const std::string& path, std::string_view bytes);

}  // namespace pleio
