// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_lock.h"

#include "core/io/lock_file.h"

#include <QFileInfo>

namespace pleio {

namespace {

/// The lock of the file that a link leads to, so that a project has one by whatever name it is opened.
std::unique_ptr<QLockFile> lockFileOf(const std::string& project)
{
    QFileInfo file(QString::fromStdString(project));
    if (file.exists()) file.setFile(file.canonicalFilePath());
    return std::make_unique<QLockFile>(file.absolutePath() + QStringLiteral("/.") + file.fileName() +
                                       QStringLiteral(".lock"));
}

Error notLocked(const QLockFile& lock, const std::string& project)
{
    if (lock.error() != QLockFile::LockFailedError)
        return {
            ErrorKind::Io,
            "The folder of the project cannot be written; the project can be read, and saved under a name elsewhere.",
            project};
    const auto holder = lockHolder(lock);
    const std::string who = holder && !holder->program.empty() ? holder->program + " (" + holder->process + ")"
                                                               : std::string("another program");
    std::string advice = " Close it there to save it here.";
    if (holder && !holder->otherMachine.empty())
        advice += " If " + holder->otherMachine +
                  " is off, saving it in the window offers to take it over, and so does \"pleioscope-cli project "
                  "unlock\".";
    return {ErrorKind::Usage,
            "The project is open in " + who + "; it can be read here, and saved under another name." + advice, project};
}

}  // namespace

ProjectLock::ProjectLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}
ProjectLock::ProjectLock(ProjectLock&&) noexcept = default;
ProjectLock& ProjectLock::operator=(ProjectLock&&) noexcept = default;
ProjectLock::~ProjectLock() = default;

Result<ProjectLock> ProjectLock::take(const std::string& project)
{
    auto lock = lockFileOf(project);
    if (!takeLock(*lock)) return notLocked(*lock, project);
    return ProjectLock(std::move(lock));
}

Result<ProjectLock> ProjectLock::takeOver(const std::string& project)
{
    auto lock = lockFileOf(project);
    if (!takeLock(*lock) && (!lock->removeStaleLockFile() || !lock->tryLock(0))) return notLocked(*lock, project);
    return ProjectLock(std::move(lock));
}

std::string ProjectLock::otherMachine(const std::string& project)
{
    const auto holder = lockHolder(*lockFileOf(project));
    return holder ? holder->otherMachine : std::string();
}

}  // namespace pleio
