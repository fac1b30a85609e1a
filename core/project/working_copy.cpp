// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/working_copy.h"

#include "core/io/lock_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace pleio {

namespace {

std::string storeIn(const std::string& folder) { return folder + "/project.sqlite"; }

/// Null if a living program has it.
std::unique_ptr<QLockFile> lockOf(const std::string& folder)
{
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(folder + "/lock"));
    return takeLock(*lock) ? std::move(lock) : nullptr;
}

struct NewFolder {
    std::string path;
    std::unique_ptr<QLockFile> lock;
};

Result<NewFolder> newFolder(const std::string& root)
{
    NewFolder folder;
    // Who looks for left work meanwhile may take a folder that has no lock yet for an empty one.
    for (int tries = 0; !folder.lock && tries < 3; ++tries) {
        const QString path = QString::fromStdString(root) + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
        folder.path = path.toStdString();
        if (!QDir().mkpath(path)) break;
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        folder.lock = lockOf(folder.path);
    }
    if (!folder.lock)
        return Error{
            ErrorKind::Io,
            "No working copy of the project can be made, because the folder cannot be written; make room there.", root};
    return folder;
}

/// The lock goes last but one, so that nobody finds half a folder without it.
void removeFolder(const std::string& folder, QLockFile& lock)
{
    QDir below(QString::fromStdString(folder));
    for (const QString& name : below.entryList(QDir::Files | QDir::Hidden))
        if (name != QLatin1String("lock")) below.remove(name);
    lock.unlock();
    below.removeRecursively();
}

}  // namespace

WorkingCopy::WorkingCopy(std::string folder, std::unique_ptr<QLockFile> lock, ProjectStore store)
    : m_folder(std::move(folder)), m_lock(std::move(lock)), m_store(std::move(store))
{
}

WorkingCopy::~WorkingCopy()
{
    // The database first: SQLite removes its own files beside it.
    {
        const ProjectStore closing = std::move(m_store);
    }
    if (!m_isKept) removeFolder(m_folder, *m_lock);
}

Result<std::shared_ptr<WorkingCopy>> WorkingCopy::create(const std::string& root)
{
    Result<NewFolder> folder = newFolder(root);
    if (!folder) return folder.error();
    Result<ProjectStore> store = ProjectStore::create(storeIn(folder->path));
    if (!store) {
        removeFolder(folder->path, *folder->lock);
        return store.error();
    }
    return std::shared_ptr<WorkingCopy>(new WorkingCopy(folder->path, std::move(folder->lock), *std::move(store)));
}

Result<std::shared_ptr<WorkingCopy>> WorkingCopy::ofFile(const std::string& root, const std::string& file,
                                                         Progress& progress)
{
    Result<NewFolder> folder = newFolder(root);
    if (!folder) return folder.error();
    Result<ProjectStore> store = ProjectStore::copyOf(file, storeIn(folder->path), progress);
    if (!store) {
        removeFolder(folder->path, *folder->lock);
        return store.error();
    }
    return std::shared_ptr<WorkingCopy>(new WorkingCopy(folder->path, std::move(folder->lock), *std::move(store)));
}

Result<std::shared_ptr<WorkingCopy>> WorkingCopy::adopt(const std::string& folder)
{
    auto lock = lockOf(folder);
    if (!lock)
        return Error{ErrorKind::Usage, "This work is still open in another window; close that one first.", folder};
    Result<ProjectStore> store = ProjectStore::open(storeIn(folder));
    if (!store) return store.error();
    return std::shared_ptr<WorkingCopy>(new WorkingCopy(folder, std::move(lock), *std::move(store)));
}

Result<ProjectStore> WorkingCopy::reader() const { return ProjectStore::open(storeIn(m_folder)); }

std::vector<LeftWork> leftWork(const std::string& root)
{
    std::vector<LeftWork> found;
    const QDir below(QString::fromStdString(root));
    for (const QFileInfo& each : below.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        LeftWork left;
        left.folder = each.absoluteFilePath().toStdString();
        const auto lock = lockOf(left.folder);
        if (!lock) continue;
        const QString path = QString::fromStdString(storeIn(left.folder));
        bool hasUnsaved = false;
        if (QFileInfo::exists(path)) {
            // What was changed last stands in the log beside the database.
            left.changed =
                std::max(QFileInfo(path).lastModified(), QFileInfo(path + QStringLiteral("-wal")).lastModified())
                    .toUTC();
            const Result<ProjectStore> store = ProjectStore::open(storeIn(left.folder));
            const Result<WorkState> state = store ? store->workState() : Result<WorkState>(store.error());
            hasUnsaved = !state || state->isUnsaved;
            if (state) {
                left.name = state->name;
                left.file = state->file;
                left.trials = state->trials;
            } else {
                left.damage = state.error().message;
            }
        }
        if (hasUnsaved)
            found.push_back(std::move(left));
        else
            removeFolder(left.folder, *lock);
    }
    std::ranges::sort(found, std::ranges::greater{}, &LeftWork::changed);
    return found;
}

void dropLeftWork(const LeftWork& left)
{
    if (const auto lock = lockOf(left.folder)) removeFolder(left.folder, *lock);
}

}  // namespace pleio
