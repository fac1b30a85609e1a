// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"

#include "core/io/file_writing.h"
#include "core/io/result_files.h"

#include <QDir>
#include <QFileInfo>

namespace pleio::cli {

void addReplaceFlag(CLI::App& command, OutputFile& file)
{
    command.add_flag("--replace", file.replace, "Replace the file if it is there.");
}

Result<void> checkOutputFile(const OutputFile& file, std::span<const std::string> inputs)
{
    if (auto free = checkIsNoInput(file.path, inputs); !free) return free;
    const QFileInfo info(QString::fromStdString(file.path));
    if (info.isDir()) return Error{ErrorKind::Usage, "This is a folder; give the name of a file in it.", file.path};
    if (!file.replace && (info.exists() || info.isSymLink()))
        return Error{ErrorKind::Usage, "There is such a file already; choose another name or give --replace.",
                     file.path};
    return {};
}

Result<void> makeFolderOf(const OutputFile& file)
{
    if (QFileInfo(QString::fromStdString(file.path)).absoluteDir().mkpath(QStringLiteral("."))) return {};
    return Error{ErrorKind::Io, "The folder of the file cannot be made; look whether its place may be written.",
                 file.path};
}

Result<void> writeOutputFile(const OutputFile& file, std::span<const std::string> inputs, std::string_view content)
{
    if (auto free = checkOutputFile(file, inputs); !free) return free;
    if (auto made = makeFolderOf(file); !made) return made;
    return saveFile(file.path, content);
}

}  // namespace pleio::cli
