// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project_store.h"

#include <QDateTime>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class QLockFile;

namespace pleio {

/// What a program that died left unsaved.
struct LeftWork {
    std::string folder;  ///< of the working copy, for WorkingCopy::adopt
    std::string name;    ///< of the project
    std::string file;    ///< that it was saved to or opened from; empty if it never was
    QDateTime changed;   ///< the last change, UTC
    std::int64_t trials = 0;
    std::string damage;  ///< why it cannot be opened; empty if it can
};

/// The private place in which an open project changes: a folder of its own with a ProjectStore in it. It goes away with
/// this object; where the program dies first it stays, and leftWork() finds it. Threads share it: each call of with()
/// has the store to itself.
class WorkingCopy {
public:
    /// A new folder below `root` (made if it is missing), with an empty project. Io.
    [[nodiscard]] static Result<std::shared_ptr<WorkingCopy>> create(const std::string& root);
    /// The same with what a saved project holds. Errors of ProjectStore::copyOf.
    [[nodiscard]] static Result<std::shared_ptr<WorkingCopy>> ofFile(const std::string& root, const std::string& file,
                                                                     Progress& progress);
    /// What another program left. Usage if it is still alive.
    [[nodiscard]] static Result<std::shared_ptr<WorkingCopy>> adopt(const std::string& folder);

    WorkingCopy(const WorkingCopy&) = delete;
    WorkingCopy& operator=(const WorkingCopy&) = delete;
    ~WorkingCopy();

    /// Calls `work` with the store. Not for the window's thread.
    template <class Work>
    auto with(Work&& work)
    {
        const std::lock_guard guard(m_mutex);
        return std::forward<Work>(work)(m_store);
    }

    /// Another store of it, for lists that shall not wait for what is being written. Io.
    [[nodiscard]] Result<ProjectStore> reader() const;

    [[nodiscard]] const std::string& folder() const { return m_folder; }
    /// Whether it stays behind when this object goes, to be found by leftWork().
    void setKept(bool kept) { m_isKept = kept; }

private:
    WorkingCopy(std::string folder, std::unique_ptr<QLockFile> lock, ProjectStore store);

    std::string m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::atomic<bool> m_isKept = false;
    std::mutex m_mutex;
    ProjectStore m_store;
};

/// The working copies below `root` whose programs are dead and that hold what is not saved, newest first. Those with
/// nothing unsaved are removed.
[[nodiscard]] std::vector<LeftWork> leftWork(const std::string& root);
/// Removes one for good; nothing happens if its program is alive.
void dropLeftWork(const LeftWork& left);

}  // namespace pleio
