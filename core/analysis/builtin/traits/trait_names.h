// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio::builtin {

/// Indices, in the order of `traits`, of the ones that `list` names with semicolons between them; all for an empty
/// list. Usage, with the parameter's id, for a name that is not there.
[[nodiscard]] Result<std::vector<Eigen::Index>> namedTraits(const std::vector<std::string>& traits,
                                                            std::string_view list, const std::string& parameter);

/// " Did you mean …?" with the names fewest letters away from the one looked for (at most a third of its letters, case
/// ignored), at most three; nothing if none is near.
[[nodiscard]] std::string nearNames(const std::vector<std::string>& names, std::string_view wanted);

/// The genes that carry a trait of the trait tables: one flag a gene of the genome, excluded ones too. Traits of one
/// name in several files are one; "name (source)" means the one of a source. Usage, with the parameter "trait", for a
/// name that is not there.
[[nodiscard]] Result<std::vector<char>> traitMembers(const Dataset& dataset, const std::string& trait);

/// Different names in the order in which they first come, and for each name given the number 0, 1, … of its own.
struct NumberedNames {
    std::vector<std::string> names;
    std::vector<std::int32_t> of;
};
[[nodiscard]] NumberedNames numberNames(const std::vector<std::string>& names);

}  // namespace pleio::builtin
