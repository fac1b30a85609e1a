// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pleio {

inline constexpr const char* kProgram = "Pleioscope";

/// Which build this is: "0.2.0 (abc1234)", "0.2.0 (abc1234-dirty)" if files were changed since that commit, "0.2.0" if
/// it was not built from a working copy of the repository. Builds of one name give equal numbers.
[[nodiscard]] std::string programVersion();
/// Program and version, as written into projects and tasks: "Pleioscope 0.2.0 (abc1234)".
[[nodiscard]] std::string programName();

}  // namespace pleio
