// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

#include "core/base/build_info.h"

namespace pleio {

std::string programVersion()
{
    const std::string commit = kBuildCommit;
    std::string version = kBuildVersion;
    if (!commit.empty()) version.append(" (").append(commit).append(")");
    return version;
}

std::string programName() { return std::string(kProgram) + ' ' + programVersion(); }

}  // namespace pleio
