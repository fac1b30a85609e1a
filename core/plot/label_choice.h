// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pleio {

/// The room a label takes, in axis units: its centre and its size.
struct LabelBox {
    double x = 0, y = 0, width = 0, height = 0;
};

/// Which labels are written, so that none lies on another: each box in turn, unless it overlaps one taken before, until
/// `most` are taken. Boxes come in order of importance.
[[nodiscard]] std::vector<std::size_t> uncrowdedLabels(std::span<const LabelBox> boxes, std::size_t most);

}  // namespace pleio
