// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/math/random.h"
#include "widgets/plots/heat_map_image.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

plot::HeatMap randomMap(std::int32_t rows, std::int32_t columns, double missing)
{
    plot::HeatMap map;
    map.rows = rows;
    map.columns = columns;
    map.lower = -2;
    map.upper = 2;
    Random random(static_cast<std::uint64_t>(rows * 1000 + columns));
    for (std::int32_t i = 0; i < rows * columns; ++i)
        map.values.push_back(random.uniform() < missing ? kUndefined : random.normal());
    return map;
}

struct Cells {
    std::int32_t first, last;
};

Cells cellsUnder(int pixel, int pixels, Range range, std::int32_t count)
{
    const double size = (range.upper - range.lower) / pixels;
    const double from = range.lower + pixel * size, to = from + size;
    auto first = static_cast<std::int32_t>(std::ceil(from));
    auto last = static_cast<std::int32_t>(std::ceil(to)) - 1;
    if (last < first) first = last = static_cast<std::int32_t>(std::lround((from + to) / 2));
    return {std::max(first, 0), std::min(last, count - 1)};
}

/// Each pixel by itself, from all of its cells.
QRgb plainPixel(const plot::HeatMap& map, const Theme& theme, Cells rows, Cells columns, int px, int py, int period)
{
    if (rows.last < rows.first || columns.last < columns.first) return theme.base.rgb();
    double sum = 0;
    int defined = 0;
    for (auto row = rows.first; row <= rows.last; ++row)
        for (auto column = columns.first; column <= columns.last; ++column) {
            const double value = map.values[static_cast<std::size_t>(row * map.columns + column)];
            if (std::isnan(value)) continue;
            sum += value;
            ++defined;
        }
    if (defined > 0) return ColourScale(map, theme).at(sum / defined);
    return (px + py) % period < std::max(1, period / 6) ? theme.missingHatch.rgb() : theme.missing.rgb();
}

}  // namespace

class TstHeatMapImage : public QObject {
    Q_OBJECT
private slots:
    void asPixelByPixel_data();
    void asPixelByPixel();
    void missingCellsAreHatchedAcrossCells();
};

void TstHeatMapImage::asPixelByPixel_data()
{
    QTest::addColumn<QSize>("cells");
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QRectF>("part");
    QTest::addColumn<double>("missing");
    const auto all = [](int columns, int rows) { return QRectF(-0.5, -0.5, columns, rows); };
    QTest::newRow("one cell") << QSize(1, 1) << QSize(7, 5) << all(1, 1) << 0.0;
    QTest::newRow("one missing cell") << QSize(1, 1) << QSize(17, 15) << all(1, 1) << 1.0;
    QTest::newRow("a pixel a cell") << QSize(31, 17) << QSize(31, 17) << all(31, 17) << 0.1;
    QTest::newRow("wide cells") << QSize(5, 4) << QSize(63, 50) << all(5, 4) << 0.3;
    QTest::newRow("many rows, wide columns") << QSize(9, 400) << QSize(61, 47) << all(9, 400) << 0.3;
    QTest::newRow("many columns, tall rows") << QSize(400, 9) << QSize(47, 61) << all(400, 9) << 0.3;
    QTest::newRow("many of both, mostly missing") << QSize(170, 130) << QSize(60, 47) << all(170, 130) << 0.95;
    QTest::newRow("more cells than pixels, none missing") << QSize(500, 700) << QSize(33, 21) << all(500, 700) << 0.0;
    QTest::newRow("a part") << QSize(40, 300) << QSize(64, 48) << QRectF(3.2, 117.9, 20.1, 30.3) << 0.2;
    QTest::newRow("beyond the map") << QSize(6, 8) << QSize(50, 40) << QRectF(-3, -4, 12, 16) << 0.2;
    QTest::newRow("beside the map") << QSize(6, 8) << QSize(20, 20) << QRectF(10, 10, 5, 5) << 0.2;
}

void TstHeatMapImage::asPixelByPixel()
{
    QFETCH(QSize, cells);
    QFETCH(QSize, pixels);
    QFETCH(QRectF, part);
    QFETCH(double, missing);
    const Theme theme = loadTheme(ThemeKind::Light);
    const plot::HeatMap map = randomMap(cells.height(), cells.width(), missing);
    const Range x{part.left(), part.right()}, y{part.top(), part.bottom()};
    for (const double hatch : {1.0, 4.0, 8.0}) {
        const QImage image = heatMapImage(map, theme, x, y, pixels, hatch);
        QCOMPARE(image.size(), pixels);
        const int period = std::max(3, static_cast<int>(std::lround(hatch)));
        for (int py = 0; py < pixels.height(); ++py)
            for (int px = 0; px < pixels.width(); ++px)
                QCOMPARE(image.pixel(px, py),
                         plainPixel(map, theme, cellsUnder(py, pixels.height(), y, map.rows),
                                    cellsUnder(px, pixels.width(), x, map.columns), px, py, period));
    }
}

/// The lines of two missing cells that touch are one pattern.
void TstHeatMapImage::missingCellsAreHatchedAcrossCells()
{
    const Theme theme = loadTheme(ThemeKind::Light);
    const plot::HeatMap two = randomMap(2, 2, 1), one = randomMap(1, 1, 1);
    QCOMPARE(heatMapImage(two, theme, {-0.5, 1.5}, {-0.5, 1.5}, {41, 37}, 5),
             heatMapImage(one, theme, {-0.5, 0.5}, {-0.5, 0.5}, {41, 37}, 5));
}

PLEIO_TEST(tst_heat_map_image, TstHeatMapImage)
#include "tst_heat_map_image.moc"
