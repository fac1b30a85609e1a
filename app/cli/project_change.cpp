// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_change.h"

#include "core/project/project_lock.h"
#include "core/project/target_file.h"

namespace pleio::cli {

Result<void> changeProject(const std::string& file, Progress& progress,
                           const std::function<Result<bool>(ProjectStore&, Progress&)>& change)
{
    if (Result<void> ok = checkProjectPlace(file); !ok) return ok;
    const auto lock = ProjectLock::take(file);
    if (!lock) return lock.error();
    SubProgress opening(progress, 0, 0.3), changing(progress, 0.3, 0.7), saving(progress, 0.7, 1);
    auto store = ProjectStore::copyOf(file, {}, opening);
    if (!store) return store.error();
    const Result<bool> isChanged = change(*store, changing);
    if (!isChanged) return isChanged.error();
    return *isChanged ? store->saveTo(file, saving) : Result<void>();
}

}  // namespace pleio::cli
