// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/theme_resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

QString nameOf(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Light:
        return QStringLiteral("light");
    case ThemeKind::Dark:
        return QStringLiteral("dark");
    case ThemeKind::Paper:
        break;
    }
    return QStringLiteral("paper");
}

QJsonObject paletteFile()
{
    initialiseThemeResources();
    QFile file(QStringLiteral(":/pleioscope/palette.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    return QJsonDocument::fromJson(file.readAll()).object();
}

QList<QColor> colours(const QJsonValue& list)
{
    QList<QColor> found;
    for (const auto& entry : list.toArray()) found.append(QColor(entry.toString()));
    return found;
}

double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

Theme loadTheme(ThemeKind kind)
{
    const QJsonObject file = paletteFile();
    const QJsonObject roles = file.value(QLatin1String("themes")).toObject().value(nameOf(kind)).toObject();
    const auto colour = [&roles](const char* role) { return QColor(roles.value(QLatin1String(role)).toString()); };

    Theme theme;
    theme.kind = kind;
    theme.dark = roles.value(QLatin1String("dark")).toBool();
    theme.window = colour("window");
    theme.base = colour("base");
    theme.alternateBase = colour("alternateBase");
    theme.border = colour("border");
    theme.text = colour("text");
    theme.muted = colour("muted");
    theme.accent = colour("accent");
    theme.accentText = colour("accentText");
    theme.grid = colour("grid");
    theme.axis = colour("axis");
    theme.neutral = colour("neutral");
    theme.interval = colour("interval");
    theme.warning = colour("warning");
    theme.problem = colour("problem");
    theme.missing = colour("missing");
    theme.missingHatch = colour("missingHatch");

    const QJsonObject categories = file.value(QLatin1String("categories")).toObject();
    theme.categories = colours(categories.value(theme.dark ? QLatin1String("dark") : QLatin1String("light")));
    theme.sequential = colours(file.value(QLatin1String("sequential")));
    theme.diverging = colours(file.value(QLatin1String("diverging")));

    const bool paper = kind == ThemeKind::Paper;
    const QJsonObject sizes =
        file.value(paper ? QLatin1String("paperFontPoints") : QLatin1String("screenFontPixels")).toObject();
    theme.titleSize = sizes.value(QLatin1String("title")).toDouble();
    theme.labelSize = sizes.value(QLatin1String("label")).toDouble();
    theme.tickSize = sizes.value(QLatin1String("tick")).toDouble();
    if (paper)
        for (const auto& family : file.value(QLatin1String("paperFonts")).toArray())
            theme.fonts.append(family.toString());
    return theme;
}

Theme themeFor(const QPalette& palette)
{
    return loadTheme(luminance(palette.color(QPalette::Window)) < 0.2 ? ThemeKind::Dark : ThemeKind::Light);
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace pleio
