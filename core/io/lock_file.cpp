// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/lock_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSysInfo>

namespace pleio {

namespace {

/// Between making a lock file and writing who holds it lie microseconds.
constexpr qint64 kTimeToSignMs = 2000;

}  // namespace

bool takeLock(QLockFile& lock)
{
    lock.setStaleLockTime(0);
    if (lock.tryLock(0)) return true;
    const QFileInfo file(lock.fileName());
    const bool isUnsigned = lock.error() == QLockFile::LockFailedError && file.exists() && file.size() == 0 &&
                            file.lastModified().msecsTo(QDateTime::currentDateTime()) > kTimeToSignMs;
    return isUnsigned && lock.removeStaleLockFile() && lock.tryLock(0);
}

std::optional<LockHolder> lockHolder(const QLockFile& lock)
{
    qint64 process = 0;
    QString host, program;
    if (!lock.getLockInfo(&process, &host, &program)) return std::nullopt;
    const bool isHere = host == QSysInfo::machineHostName();
    return LockHolder{program.toStdString(), "process " + std::to_string(process) + " on " + host.toStdString(),
                      isHere ? std::string() : host.toStdString(),
                      isHere && process == QCoreApplication::applicationPid()};
}

}  // namespace pleio
