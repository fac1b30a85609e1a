// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "widgets/theme/theme.h"

#include <QColor>
#include <QRgb>

#include <algorithm>
#include <array>
#include <cstddef>

namespace pleio {

/// Values of a heat map as colours. A diverging scale changes colour by the same amount per unit on both sides of
/// its centre, so that equal distances from the centre look equally strong.
class ColourScale {
public:
    ColourScale(const plot::HeatMap& map, const Theme& theme);

    /// Values beyond the limits get the end colours; NaN is the caller's business.
    [[nodiscard]] QRgb at(double value) const
    {
        if (m_upper <= m_lower) return m_table[kSteps / 2];
        const double place = std::clamp((value - m_lower) / (m_upper - m_lower), 0.0, 1.0) * (kSteps - 1);
        // Rounded as std::lround does, but without a call for every cell.
        const auto step = static_cast<std::size_t>(place);
        return m_table[place - static_cast<double>(step) >= 0.5 ? step + 1 : step];
    }

private:
    static constexpr int kSteps = 1024;
    std::array<QRgb, kSteps> m_table{};
    double m_lower;
    double m_upper;
};

}  // namespace pleio
