// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace pleio {

/// q-values by the step-up procedure of Benjamini & Hochberg (1995): q_(i) = min over j >= i of
/// p_(j) m / j, at most 1. p = NaN stands for "not tested": its q is NaN and it does not count in m.
[[nodiscard]] std::vector<double> benjaminiHochberg(std::span<const double> p);

}  // namespace pleio
