// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/database.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QtEndian>

namespace pleio {

namespace {

/// Places in the head of an SQLite file.
constexpr qsizetype kHeadBytes = 100, kPageSizeAt = 16, kChangesAt = 24, kPagesAt = 28, kSizeIsOfChangeAt = 92;
constexpr qint64 kLargestPage = 65'536;

}  // namespace

Error notAProject(const std::string& path)
{
    return badInput("This is not a Pleioscope project; give a file that was saved as a project (.pleio).", path);
}

Error damagedProject(const std::string& path, const std::string& what)
{
    return badInput("The project is damaged (" + what +
                        "); pleioscope-cli project repair saves what can be read, or use a copy of it.",
                    path);
}

Error notWritten(const std::string& path, const std::string& reason)
{
    return {ErrorKind::Io,
            "The project could not be saved (" + reason +
                "); what was there before is unchanged. Make room or choose another place.",
            path};
}

Error databaseError(const SQLite::Exception& error, DatabaseUse use, const std::string& path)
{
    const int code = error.getErrorCode();
    if (code == SQLITE_INTERRUPT) return cancelled();
    if (use == DatabaseUse::Writing && (code == SQLITE_CORRUPT || code == SQLITE_NOTADB))
        return {ErrorKind::Io,
                std::string("The project could not be saved, because its working copy is damaged (") + error.what() +
                    "); what was there before is unchanged. Open that again.",
                path};
    if (use == DatabaseUse::Writing) return notWritten(path, code == SQLITE_FULL ? "the disk is full" : error.what());
    switch (code) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_BUSY:
        return badInput(std::string("The project cannot be opened (") + error.what() +
                            "); check its permissions and whether another program uses it.",
                        path);
    case SQLITE_NOTADB:
        return notAProject(path);
    default:
        return damagedProject(path, error.what());
    }
}

void distrust(SQLite::Database& database)
{
    database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA ignore_check_constraints = ON");
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
}

Result<void> checkIsDatabase(const std::string& path, FileEnd end)
{
    const QFileInfo info(QString::fromStdString(path));
    if (path.empty() || !info.exists()) return badInput("There is no such file; check the path.", path);
    if (info.isDir()) return badInput("This is a folder; give a project file.", path);
    if (!info.isFile()) return badInput("This is no file but a pipe or device; give a project file.", path);
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return badInput("The file cannot be read (" + file.errorString().toStdString() + "); check its permissions.",
                        path);
    const QByteArray magic("SQLite format 3\0", 16);
    const QByteArray head = file.read(kHeadBytes);
    if (!head.startsWith(magic)) return notAProject(path);
    if (end == FileEnd::MayBeMissing) return {};
    // Where the head says its size, the whole file must be there (https://www.sqlite.org/fileformat2.html, 1.3).
    const auto number = [&](qsizetype at) { return qFromBigEndian<quint32>(head.constData() + at); };
    if (head.size() == kHeadBytes && number(kChangesAt) == number(kSizeIsOfChangeAt)) {
        qint64 page = qFromBigEndian<quint16>(head.constData() + kPageSizeAt);
        if (page == 1) page = kLargestPage;
        if (file.size() < page * number(kPagesAt)) return damagedProject(path, "its end is missing");
    }
    return {};
}

std::string immutableUri(const std::string& path)
{
    QUrl url = QUrl::fromLocalFile(QFileInfo(QString::fromStdString(path)).absoluteFilePath());
    url.setQuery(QStringLiteral("immutable=1"));
    return url.toEncoded().toStdString();
}

}  // namespace pleio
