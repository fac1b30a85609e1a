// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/target_file.h"

#include "core/project/database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace pleio {

namespace {

std::string systemReason() { return std::generic_category().message(errno); }

/// Lets what is there also have the other name. Where the file system has no hard links it is copied.
bool keepAs(const QString& file, const QString& backup)
{
    const QString waiting = backup + QStringLiteral(".new");
    QFile::remove(waiting);
    if (::link(QFile::encodeName(file).constData(), QFile::encodeName(waiting).constData()) != 0) {
        // What is still buffered when a copy is closed may find no room without a word.
        const bool isWhole = QFile::copy(file, waiting) && QFileInfo(waiting).size() == QFileInfo(file).size();
        if (!isWhole) QFile::remove(waiting);
        if (!isWhole) return false;
    }
    return std::rename(QFile::encodeName(waiting).constData(), QFile::encodeName(backup).constData()) == 0;
}

/// Brings a renaming to the disk; where the file system cannot do it, the file is still whole under one of its names.
void syncFolder(const QString& path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
}

}  // namespace

Result<void> checkProjectPlace(const std::string& path)
{
    const QFileInfo target(QDir::current().absoluteFilePath(QString::fromStdString(path)));
    if (target.isDir()) return Error{ErrorKind::Io, "This is a folder; give the name of a project file in it.", path};
    if (!QFileInfo(target.absolutePath()).isDir())
        return Error{ErrorKind::Io, "There is no folder " + target.absolutePath().toStdString() + "; make it first.",
                     path};
    if (target.exists() && !target.isFile())
        return Error{ErrorKind::Io, "This is no file but a pipe or device; give another name.", path};
    if (target.exists() && !target.isWritable()) return notWritten(path, "the file is write-protected");
    return {};
}

Result<TargetFile> TargetFile::beside(const std::string& target)
{
    if (Result<void> ok = checkProjectPlace(target); !ok) return ok.error();
    QFileInfo info(QDir::current().absoluteFilePath(QString::fromStdString(target)));
    if (info.exists() && info.isSymLink()) info.setFile(info.canonicalFilePath());
    return TargetFile(info.absolutePath() + QStringLiteral("/.") + info.fileName() + QLatin1Char('-') +
                          QUuid::createUuid().toString(QUuid::Id128),
                      info.absoluteFilePath());
}

TargetFile::TargetFile(TargetFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_target(std::exchange(other.m_target, {}))
{
}

TargetFile::~TargetFile()
{
    if (!m_path.isEmpty()) QFile::remove(m_path);
}

Result<void> TargetFile::commit()
{
    const std::string where = m_target.toStdString();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadWrite)) return notWritten(where, file.errorString().toStdString());
    if (::fsync(file.handle()) != 0) return notWritten(where, systemReason());
    file.close();
    if (QFileInfo::exists(m_target)) {
        file.setPermissions(QFile::permissions(m_target));
        if (!keepAs(m_target, m_target + QLatin1Char('~')))
            return notWritten(where, "no copy of what was there could be kept: " + systemReason());
    }
    if (std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_target).constData()) != 0)
        return notWritten(where, systemReason());
    m_path.clear();
    syncFolder(QFileInfo(m_target).path());
    return {};
}

}  // namespace pleio
