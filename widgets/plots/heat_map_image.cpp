// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/heat_map_image.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

struct Cells {
    std::int32_t first = 0, last = -1;  // last < first: outside the map

    [[nodiscard]] bool operator==(const Cells&) const = default;
    [[nodiscard]] bool areOutside() const { return last < first; }
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

/// Neighbouring pixels of a row that show the same cells.
struct Run {
    Cells cells;
    int from = 0, end = 0;  // pixels
};

std::vector<Run> runsOf(const std::vector<Cells>& cells)
{
    std::vector<Run> runs;
    for (std::size_t p = 0; p < cells.size(); ++p) {
        const int pixel = static_cast<int>(p);
        if (runs.empty() || cells[p] != runs.back().cells) runs.push_back({cells[p], pixel, pixel});
        runs.back().end = pixel + 1;
    }
    return runs;
}

/// Sum and number of the defined values under every run of a row of pixels. Sums run over a row of cells after the
/// other, so that the values of a row are read as they lie in memory.
class RowMeans {
public:
    RowMeans(const plot::HeatMap& map, const std::vector<Run>& runs)
        : m_map(map), m_runs(runs), m_sum(runs.size()), m_defined(runs.size())
    {
    }

    void take(Cells rows)
    {
        std::ranges::fill(m_sum, 0.0);
        std::ranges::fill(m_defined, 0);
        for (auto row = rows.first; row <= rows.last; ++row) {
            const double* values =
                m_map.values.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_map.columns);
            for (std::size_t r = 0; r < m_runs.size(); ++r)
                for (auto column = m_runs[r].cells.first; column <= m_runs[r].cells.last; ++column) {
                    const bool defined = !std::isnan(values[column]);
                    m_sum[r] += defined ? values[column] : 0.0;
                    m_defined[r] += defined ? 1 : 0;
                }
        }
    }

    [[nodiscard]] std::optional<double> of(std::size_t run) const
    {
        if (m_defined[run] == 0) return {};
        return m_sum[run] / m_defined[run];
    }

private:
    const plot::HeatMap& m_map;
    const std::vector<Run>& m_runs;
    std::vector<double> m_sum;
    std::vector<int> m_defined;
};

/// Lines over cells without a value; they go by the pixel, not by the cell.
struct Hatching {
    QRgb ground, line;
    int period, thickness;

    [[nodiscard]] QRgb at(int x, int y) const { return (x + y) % period < thickness ? line : ground; }
};

}  // namespace

QImage heatMapImage(const plot::HeatMap& map, const Theme& theme, Range x, Range y, QSize pixels, double hatch)
{
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) return image;
    const ColourScale scale(map, theme);
    const std::vector<Run> runs = runsOf(cellsOfPixels(x, pixels.width(), map.columns));
    const std::vector<Cells> rows = cellsOfPixels(y, pixels.height(), map.rows);
    const QRgb outside = theme.base.rgb();
    const int period = std::max(3, static_cast<int>(std::lround(hatch)));
    const Hatching hatching{theme.missing.rgb(), theme.missingHatch.rgb(), period, std::max(1, period / 6)};

    RowMeans means(map, runs);
    std::vector<std::size_t> missing;  // runs of the row that are hatched
    const QRgb* above = nullptr;
    for (int py = 0; py < pixels.height(); ++py) {
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(py));
        const Cells row = rows[static_cast<std::size_t>(py)];
        if (above && row == rows[static_cast<std::size_t>(py - 1)]) {
            std::copy_n(above, pixels.width(), out);
        } else {
            missing.clear();
            means.take(row);
            for (std::size_t r = 0; r < runs.size(); ++r) {
                const Run& run = runs[r];
                const bool beyond = row.areOutside() || run.cells.areOutside();
                const auto mean = means.of(r);
                if (!beyond && !mean)
                    missing.push_back(r);
                else
                    std::fill(out + run.from, out + run.end, beyond ? outside : scale.at(*mean));
            }
        }
        for (const std::size_t r : missing)
            for (int px = runs[r].from; px < runs[r].end; ++px) out[px] = hatching.at(px, py);
        above = out;
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
