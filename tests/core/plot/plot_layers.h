// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio::test {

/// The layers of a panel that are of one kind, in their order.
template <class Layer>
std::vector<Layer> layersOf(const plot::Panel& panel)
{
    std::vector<Layer> found;
    for (const auto& layer : panel.layers)
        if (const auto* one = std::get_if<Layer>(&layer)) found.push_back(*one);
    return found;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace pleio::test
