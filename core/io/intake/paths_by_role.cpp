// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/intake/paths_by_role.h"

#include "core/io/source_roles.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

/// What is in a folder or an archive that is given for a role.
Result<Intake> sortFolderFor(const SourceRoleInfo& info, const std::string& path, const std::vector<SourceRole>& given,
                             Progress& progress)
{
    IntakeContext context;
    context.role = info.role;
    std::ranges::copy_if(given, std::back_inserter(context.given), [&](SourceRole role) { return role != info.role; });
    auto found = sortIn({path}, context, progress);
    if (!found || (found->isOneFile() && found->files.front().role)) return found;
    if (const auto ok = checkIntake(*found); !ok) return Error{ok.error().kind, ok.error().message, path};
    if (!found->has(info.role))
        return badInput("Nothing in it can be taken as " + std::string(info.title) + "; give the file by itself.",
                        path);
    return found;
}

}  // namespace

Result<Intake> sortByRole(const PathsByRole& paths, Progress& progress)
{
    const auto roles = sourceRoles().first(std::min(paths.size(), sourceRoles().size()));
    std::vector<SourceRole> given;
    for (std::size_t i = 0; i < roles.size(); ++i)
        if (!paths[i].empty()) given.push_back(roles[i].role);
    Intake all;
    for (std::size_t i = 0; i < roles.size(); ++i)
        for (const std::string& path : paths[i]) {
            if (!mayHoldSeveral(path)) {
                all.files.push_back({path,
                                     {},
                                     QFileInfo(QString::fromStdString(path)).fileName().toStdString(),
                                     roles[i].role,
                                     {},
                                     {}});
                continue;
            }
            auto found = sortFolderFor(roles[i], path, given, progress);
            if (!found) return found;
            std::ranges::move(found->files, std::back_inserter(all.files));
        }
    // Files of a folder may have any role; equal ones stay in their order.
    std::ranges::stable_sort(all.files, {}, &IntakeFile::role);
    return all;
}

}  // namespace pleio
