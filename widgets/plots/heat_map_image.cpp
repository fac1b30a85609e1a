// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/heat_map_image.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

struct Cells {
    std::int32_t first = 0, last = -1;  // last < first: outside the map
};

/// Which cells lie under each pixel of a side: those whose centre it covers, at least the one under its middle.
std::vector<Cells> cellsOfPixels(Range range, int pixels, std::int32_t count)
{
    std::vector<Cells> cells(static_cast<std::size_t>(pixels));
    const double perPixel = (range.upper - range.lower) / pixels;
    for (int p = 0; p < pixels; ++p) {
        const double from = range.lower + p * perPixel, to = from + perPixel;
        auto first = static_cast<std::int32_t>(std::ceil(from));
        auto last = static_cast<std::int32_t>(std::ceil(to)) - 1;
        if (last < first) first = last = static_cast<std::int32_t>(std::lround((from + to) / 2));
        cells[static_cast<std::size_t>(p)] = {std::max(first, 0), std::min(last, count - 1)};
    }
    return cells;
}

double meanOf(const plot::HeatMap& map, Cells rows, Cells columns)
{
    double sum = 0;
    int defined = 0;
    for (auto row = rows.first; row <= rows.last; ++row) {
        const double* values =
            map.values.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns);
        for (auto column = columns.first; column <= columns.last; ++column) {
            if (std::isnan(values[column])) continue;
            sum += values[column];
            ++defined;
        }
    }
    return defined > 0 ? sum / defined : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

QImage heatMapImage(const plot::HeatMap& map, const Theme& theme, Range x, Range y, QSize pixels, double hatch)
{
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) return image;
    const ColourScale scale(map, theme);
    const auto columns = cellsOfPixels(x, pixels.width(), map.columns);
    const auto rows = cellsOfPixels(y, pixels.height(), map.rows);
    const QRgb outside = theme.base.rgb(), missing = theme.missing.rgb(), line = theme.missingHatch.rgb();
    const int period = std::max(3, static_cast<int>(std::lround(hatch))), thickness = std::max(1, period / 6);
    for (int py = 0; py < pixels.height(); ++py) {
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(py));
        const Cells row = rows[static_cast<std::size_t>(py)];
        for (int px = 0; px < pixels.width(); ++px) {
            const Cells column = columns[static_cast<std::size_t>(px)];
            if (row.last < row.first || column.last < column.first) {
                out[px] = outside;
                continue;
            }
            const double value = meanOf(map, row, column);
            out[px] = !std::isnan(value) ? scale.at(value) : (px + py) % period < thickness ? line : missing;
        }
    }
    return image;
}

std::optional<QColor> cellColour(const plot::HeatMap& map, const Theme& theme, double x, double y)
{
    const double row = std::round(y), column = std::round(x);
    if (!(row >= 0 && row < map.rows && column >= 0 && column < map.columns)) return {};
    const double value = map.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns) +
                                    static_cast<std::size_t>(column)];
    return std::isnan(value) ? theme.missing : QColor(ColourScale(map, theme).at(value));
}

}  // namespace pleio
