// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_files.h"

#include "core/io/file_writing.h"
#include "core/io/input_file.h"
#include "core/io/lock_file.h"
#include "core/io/result_list.h"
#include "core/io/sha256.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace pleio {

namespace {

QString absoluteTarget(const std::string& folder)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(QString::fromStdString(folder)));
}

Error noResultFolder(const QString& folder, const std::string& why)
{
    return {ErrorKind::Io, "The folder " + why + "; choose another place for the results.", folder.toStdString()};
}

bool isSameFile(const std::string& one, const std::string& other)
{
    struct stat a {
    }, b{};
    return ::stat(QFile::encodeName(QString::fromStdString(one)).constData(), &a) == 0 &&
           ::stat(QFile::encodeName(QString::fromStdString(other)).constData(), &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool isThere(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();  // a link that leads nowhere is somebody's, too
}

void removeFolder(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir() && !info.isSymLink()) QDir(path).removeRecursively();
}

/// The files of a run and its lock begin so where the folder is not there yet.
QString placeBeside(const QString& target)
{
    const QFileInfo info(target);
    return info.absolutePath() + QStringLiteral("/.") + info.fileName();
}

/// Where it is.
QString placeWithin(const QString& target) { return target + QStringLiteral("/.results"); }

QString waitingAt(const QString& place) { return place + QStringLiteral(".pleioscope-writing"); }

QString lockAt(const QString& place) { return place + QStringLiteral(".pleioscope-lock"); }

/// Io if another run holds it; nothing if this process does.
Result<std::unique_ptr<QLockFile>> lockOf(const QString& path, const QString& target)
{
    auto lock = std::make_unique<QLockFile>(path);
    if (takeLock(*lock)) return lock;
    if (lock->error() != QLockFile::LockFailedError) return noResultFolder(target, "cannot be written to");
    const auto holder = lockHolder(*lock);
    if (holder && holder->isThis) return std::unique_ptr<QLockFile>();
    return Error{ErrorKind::Io,
                 "Another run" + (holder ? " (" + holder->process + ')' : std::string()) +
                     " is writing results here; wait for it or choose another folder.",
                 target.toStdString()};
}

/// What stands in the list behind "# ", on one line.
std::string makerLine(std::string maker)
{
    std::ranges::replace_if(
        maker, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return maker;
}

QString listIn(const QString& folder) { return QDir(folder).filePath(QString::fromUtf8(kResultList.data())); }

Result<void> writeResultList(const QString& folder, const ResultList& list)
{
    return saveFile(listIn(folder).toStdString(), list.text());
}

/// The same by way of a folder in which a run that is killed may leave things.
Result<void> writeResultList(const QString& folder, const ResultList& list, const QString& waiting)
{
    if (Result<void> ok = writeResultList(waiting, list); !ok) return ok;
    if (std::rename(QFile::encodeName(listIn(waiting)).constData(), QFile::encodeName(listIn(folder)).constData()) == 0)
        return {};
    return fileNotWritten(listIn(folder).toStdString(), std::strerror(errno));
}

}  // namespace

Result<void> checkIsNoInput(const std::string& path, std::span<const std::string> inputs)
{
    if (std::ranges::any_of(inputs, [&](const std::string& input) { return isSameFile(path, input); }))
        return Error{ErrorKind::Usage,
                     "This file is also read, and what is read is never written over; choose another place for the "
                     "results.",
                     path};
    return {};
}

Result<void> checkResultPlace(const ResultPlace& place, std::span<const std::string> names)
{
    const QString target = absoluteTarget(place.folder);
    QFileInfo above(target);
    while (!above.exists() && !above.isRoot()) above = QFileInfo(above.absolutePath());
    if (!above.isDir())
        return noResultFolder(above.absoluteFilePath() == target ? target : above.absoluteFilePath(),
                              "cannot be made because a file has its name");
    if (!above.isWritable()) return noResultFolder(above.absoluteFilePath(), "cannot be written to");
    const auto list = ResultList::of(target);
    if (!list) return list.error();
    std::vector<std::string> all(names.begin(), names.end());
    all.emplace_back(kResultList);
    for (const std::string& name : all) {
        const QString path = QDir::cleanPath(QDir(target).filePath(QString::fromStdString(name)));
        if (!isThere(path)) continue;
        if (const auto free = checkIsNoInput(path.toStdString(), place.inputs); !free) return free;
        if (name == kResultList || list->isUnchanged(target, name)) continue;
        return Error{ErrorKind::Usage,
                     "A file of this name is there, and Pleioscope did not write it or it has been changed since; "
                     "choose another place for the results or move the file.",
                     path.toStdString()};
    }
    return {};
}

Result<ResultHold> ResultHold::of(const std::string& folder)
{
    const QString target = absoluteTarget(folder);
    const QFileInfo info(target);
    ResultHold hold;
    for (QFileInfo above(info.absolutePath()); !above.exists() && !above.isRoot();
         above = QFileInfo(above.absolutePath()))
        hold.m_made.append(above.absoluteFilePath());
    if (!QDir().mkpath(info.absolutePath())) return noResultFolder(info.absolutePath(), "could not be made");
    const bool isThere = info.isDir();
    auto lock = lockOf(lockAt(isThere ? placeWithin(target) : placeBeside(target)), target);
    if (!lock) return lock.error();
    hold.m_lock = *std::move(lock);
    // A run that has made the folder holds its place beside it until it ends; one that was killed left that behind.
    if (const QString beside = lockAt(placeBeside(target)); isThere && QFileInfo::exists(beside))
        if (const auto ended = lockOf(beside, target); !ended) return ended.error();
    return hold;
}

ResultHold::~ResultHold()
{
    m_lock.reset();
    for (const QString& made : m_made)
        if (!QDir().rmdir(made)) break;
}

Result<ResultHold> claimResultPlace(const ResultPlace& place, std::span<const std::string> names)
{
    if (Result<void> free = checkResultPlace(place, names); !free) return free.error();
    return ResultHold::of(place.folder);
}

std::string halfwayWarning(const std::string& folder)
{
    const auto list = ResultList::of(absoluteTarget(folder));
    if (!list || !list->isHalfway()) return {};
    return "The last run into the folder " + folder +
           " ended halfway, so that its files are of two runs; they are whole again when results have been written "
           "there anew.";
}

std::string nameInResultList(const std::string& folder, const std::string& path)
{
    return QDir(absoluteTarget(folder)).relativeFilePath(absoluteTarget(path)).toStdString();
}

Result<void> listResult(const std::string& folder, const std::string& maker, const std::string& path)
{
    const QString target = absoluteTarget(folder);
    auto list = ResultList::of(target);
    if (!list) return list.error();
    const std::string name = nameInResultList(folder, path);
    const auto sum = sha256OfFile(path);
    if (!sum) return sum.error();
    list->remove(name);
    list->add(makerLine(maker), name, *sum);
    return writeResultList(target, *list);
}

ResultFiles::ResultFiles(ResultPlace place, std::string maker)
    : m_place(std::move(place)), m_maker(makerLine(std::move(maker))), m_target(absoluteTarget(m_place.folder))
{
}

ResultFiles::~ResultFiles()
{
    m_files.clear();
    if (!m_waiting.isEmpty()) QDir(m_waiting).removeRecursively();
}

Result<void> ResultFiles::open()
{
    const QFileInfo info(m_target);
    if (info.exists() && !info.isDir()) return noResultFolder(m_target, "cannot be made because a file has its name");
    auto hold = ResultHold::of(m_place.folder);
    if (!hold) return hold.error();
    m_hold.emplace(*std::move(hold));
    m_new = !info.isDir();
    // Names of their own, so that the next run knows what a run that was killed has left.
    const QString waiting = waitingAt(m_new ? placeBeside(m_target) : placeWithin(m_target));
    removeFolder(waiting);
    if (!m_new) removeFolder(waitingAt(placeBeside(m_target)));
    // Made by mkdir, unlike QTemporaryDir's, so that the user's umask decides who may read the results.
    if (!QDir().mkdir(waiting)) return noResultFolder(m_new ? info.absolutePath() : m_target, "cannot be written to");
    m_waiting = waiting;
    return {};
}

std::vector<std::string> ResultFiles::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, waiting] : m_files) names.push_back(name);
    return names;
}

std::string ResultFiles::pathOf(const std::string& name) const
{
    return QDir(m_target).filePath(QString::fromStdString(name)).toStdString();
}

std::unique_ptr<QSaveFile> ResultFiles::file(const std::string& name) const
{
    return std::make_unique<QSaveFile>(QDir(m_waiting).filePath(QString::fromStdString(name)));
}

void ResultFiles::take(const std::string& name, std::unique_ptr<QSaveFile> file, std::string sha256)
{
    m_files[name] = {std::move(file), std::move(sha256)};
}

Result<void> ResultFiles::add(const std::string& name, std::string_view content, const Progress& progress)
{
    constexpr std::size_t pieceSize = std::size_t{4} << 20;
    auto made = file(name);
    if (!made->open(QIODevice::WriteOnly)) return fileNotWritten(pathOf(name), made->errorString().toStdString());
    Sha256 hash;
    for (std::size_t at = 0; at < content.size(); at += pieceSize) {
        if (progress.isCancelled()) return cancelled();
        const std::string_view piece = content.substr(at, pieceSize);
        if (const auto why = whyNotWritten(*made, piece)) return fileNotWritten(pathOf(name), *why);
        hash.add(piece);
    }
    if (const auto why = whyNotFlushed(*made)) return fileNotWritten(pathOf(name), *why);
    take(name, std::move(made), hash.finish());
    return {};
}

/// Moves a file from where it waited to its place. The reason if that fails.
std::optional<std::string> ResultFiles::placed(const std::string& name) const
{
    const QString from = QDir(m_waiting).filePath(QString::fromStdString(name)),
                  to = QString::fromStdString(pathOf(name));
    if (QFileInfo(to).isFile()) QFile::setPermissions(from, QFile::permissions(to));
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0) return {};
    return std::strerror(errno);
}

/// Brings all files onto the disk, under their names in the folder where they wait.
Result<void> ResultFiles::finishFiles()
{
    for (const auto& [name, waiting] : m_files)
        if (const auto why = whyNotCommitted(*waiting.file)) return fileNotWritten(pathOf(name), *why);
    return {};
}

Result<void> ResultFiles::giveNames()
{
    for (const auto& [name, waiting] : m_files)
        if (const auto why = placed(name))
            return Error{ErrorKind::Io,
                         "The file could not be replaced (" + *why +
                             "), so it and those after it are the old ones; write the results again.",
                         pathOf(name)};
    return {};
}

Result<void> ResultFiles::commitNew()
{
    ResultList list;
    for (const auto& [name, waiting] : m_files) list.add(m_maker, name, waiting.sha256);
    if (Result<void> ok = finishFiles(); !ok) return ok;
    if (Result<void> ok = writeResultList(m_waiting, list); !ok) return ok;
    // rename() replaces an empty folder that has come there meanwhile, and nothing else.
    if (std::rename(QFile::encodeName(m_waiting).constData(), QFile::encodeName(m_target).constData()) != 0)
        return noResultFolder(m_target, "could not be given its name");
    m_waiting.clear();
    return {};
}

Result<void> ResultFiles::commitHere()
{
    std::vector<std::string> names;
    for (const auto& [name, waiting] : m_files) names.push_back(name);
    if (Result<void> free = checkResultPlace(m_place, names); !free) return free;
    auto list = ResultList::of(m_target);
    if (!list) return list.error();

    if (Result<void> ok = finishFiles(); !ok) return ok;
    // Should this end halfway, old and new files are both known as ours.
    for (const auto& [name, waiting] : m_files) list->add(m_maker, name, waiting.sha256);
    if (Result<void> ok = writeResultList(m_target, *list, m_waiting); !ok) return ok;
    if (Result<void> ok = giveNames(); !ok) return ok;

    for (const std::string& name : list->names(m_maker)) {
        if (m_files.contains(name) || name.find('/') != std::string::npos) continue;
        const QString path = QDir(m_target).filePath(QString::fromStdString(name));
        if (list->isUnchanged(m_target, name) && !QFileInfo(path).isSymLink() &&
            checkIsNoInput(path.toStdString(), m_place.inputs))
            QFile::remove(path);
        list->remove(name);
    }
    for (const auto& [name, waiting] : m_files) {
        list->remove(name);
        list->add(m_maker, name, waiting.sha256);
    }
    return writeResultList(m_target, *list, m_waiting);
}

Result<void> ResultFiles::commit()
{
    Result<void> done = m_new ? commitNew() : commitHere();
    m_files.clear();
    return done;
}

}  // namespace pleio
