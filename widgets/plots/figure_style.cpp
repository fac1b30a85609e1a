// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/figure_style.h"

#include "core/base/text.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pleio {

namespace {

constexpr double kHairlinePoints = 0.25;
constexpr double kScreenPixelsPerPoint = 96.0 / 72.0;
constexpr double kLargestWhole = 1e9;  // beyond it powers of ten read better

QFont sized(QFont font, double size)
{
    font.setPixelSize(std::max(1, qRound(size)));
    return font;
}

}  // namespace

QColor FigureStyle::colour(const plot::Colour& role) const
{
    switch (role.role) {
    case plot::Colour::Role::Category:
        return theme.categories.at(role.category % theme.categories.size());
    case plot::Colour::Role::Neutral:
        return theme.neutral;
    case plot::Colour::Role::Accent:
        return theme.accent;
    case plot::Colour::Role::Muted:
        break;
    }
    return theme.interval;
}

QPen FigureStyle::pen(const QColor& colour, double widthPoints, bool dashed) const
{
    double width = length(std::max(widthPoints, kHairlinePoints));
    if (!paper) width = std::max(width, 1.0);
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dashed) pen.setDashPattern({4, 3});
    return pen;
}

FigureStyle screenStyle(const Theme& theme, const QFont& font)
{
    FigureStyle style;
    style.theme = theme;
    const double scale = QFontInfo(font).pixelSize() / theme.titleSize;
    style.unit = kScreenPixelsPerPoint * scale;
    style.titleFont = sized(font, theme.titleSize * scale);
    style.titleFont.setWeight(QFont::DemiBold);
    style.labelFont = sized(font, theme.labelSize * scale);
    style.tickFont = sized(font, theme.tickSize * scale);
    return style;
}

FigureStyle paperStyle()
{
    FigureStyle style;
    style.theme = loadTheme(ThemeKind::Paper);
    style.unit = kPaperUnitsPerPoint;
    style.paper = true;
    QFont font;
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : std::as_const(style.theme.fonts)) {
        if (!installed.contains(family)) continue;
        font.setFamily(family);
        break;
    }
    font.setHintingPreference(QFont::PreferNoHinting);
    style.titleFont = sized(font, style.length(style.theme.titleSize));
    style.titleFont.setWeight(QFont::Bold);
    style.labelFont = sized(font, style.length(style.theme.labelSize));
    style.tickFont = sized(font, style.length(style.theme.tickSize));
    return style;
}

QString axisNumber(double value, int digits)
{
    const bool whole = value == std::floor(value) && std::abs(value) < kLargestWhole;
    QString text =
        whole ? toQString(displayCount(static_cast<std::int64_t>(value))) : QString::number(value, 'g', digits);
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

}  // namespace pleio
