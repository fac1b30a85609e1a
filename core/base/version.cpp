// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

#include "core/base/build_info.h"

namespace pleio {

std::string programVersion()
{
    const std::string commit = kBuildCommit;
    return commit.empty() ? kBuildVersion : std::string(kBuildVersion) + " (" + commit + ")";
}

std::string programName() { return std::string(kProgram) + ' ' + programVersion(); }

}  // namespace pleio
