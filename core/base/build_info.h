// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Written at build time into build_info.cpp by cmake/BuildInfo.cmake, so that a commit recompiles that file alone.
extern const char* const kBuildVersion;
extern const char* const kBuildCommit;  ///< empty if there is no repository

}  // namespace pleio
