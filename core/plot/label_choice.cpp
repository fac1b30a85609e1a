// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/label_choice.h"

#include <algorithm>
#include <cmath>

namespace pleio {

std::vector<std::size_t> uncrowdedLabels(std::span<const LabelBox> boxes, std::size_t most)
{
    std::vector<std::size_t> taken;
    for (std::size_t i = 0; i < boxes.size() && taken.size() < most; ++i) {
        const bool free = std::ranges::none_of(taken, [&](std::size_t other) {
            return std::abs(boxes[i].x - boxes[other].x) < (boxes[i].width + boxes[other].width) / 2 &&
                   std::abs(boxes[i].y - boxes[other].y) < (boxes[i].height + boxes[other].height) / 2;
        });
        if (free) taken.push_back(i);
    }
    return taken;
}

}  // namespace pleio
