// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/colour_scale.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

QColor interpolate(const QList<QColor>& stops, double fraction)
{
    const double at = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto left = std::min(static_cast<qsizetype>(at), stops.size() - 2);
    const auto share = static_cast<float>(at - static_cast<double>(left));
    const QColor &a = stops[left], &b = stops[left + 1];
    const auto mix = [share](float from, float to) { return from + share * (to - from); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

}  // namespace

ColourScale::ColourScale(const plot::HeatMap& map, const Theme& theme) : m_lower(map.lower), m_upper(map.upper)
{
    const bool diverging = map.scale == plot::HeatMap::Scale::Diverging;
    const double reach = std::max({m_upper - map.centre, map.centre - m_lower, 0.0});
    for (int step = 0; step < kSteps; ++step) {
        const double share = step / (kSteps - 1.0);
        const double value = m_lower + share * (m_upper - m_lower);
        const double fraction = diverging && reach > 0 ? 0.5 + 0.5 * (value - map.centre) / reach : share;
        m_table[static_cast<std::size_t>(step)] =
            interpolate(diverging ? theme.diverging : theme.sequential, fraction).rgb();
    }
}

}  // namespace pleio
