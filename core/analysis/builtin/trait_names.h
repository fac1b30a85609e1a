// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <Eigen/Core>

#include <string>
#include <string_view>
#include <vector>

namespace pleio::builtin {

/// Indices, in the order of `traits`, of the ones that `list` names with semicolons between them; all for an empty
/// list. Usage, with the parameter's id, for a name that is not there.
[[nodiscard]] Result<std::vector<Eigen::Index>> namedTraits(const std::vector<std::string>& traits,
                                                            std::string_view list, const std::string& parameter);

}  // namespace pleio::builtin
