// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include "widgets/theme/theme_resources.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace pleio {

namespace {

constexpr int kIconSizes[] = {16, 20, 24, 32, 40, 48, 64};

QString iconFolder() { return QStringLiteral(":/pleioscope/icons"); }

QPixmap draw(QByteArray svg, const QColor& colour, int size)
{
    svg.replace("currentColor", colour.name().toLatin1());
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    return pixmap;
}

}  // namespace

QStringList iconNames()
{
    initialiseThemeResources();
    QStringList names;
    for (const QString& file : QDir(iconFolder()).entryList(QDir::Files, QDir::Name)) names.append(file.chopped(4));
    return names;
}

QIcon themedIcon(const QString& name, const Theme& theme)
{
    initialiseThemeResources();
    QFile file(iconFolder() + QLatin1Char('/') + name + QStringLiteral(".svg"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "themedIcon", qPrintable(name));
    if (!opened) return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const int size : kIconSizes) {
        icon.addPixmap(draw(svg, theme.text, size), QIcon::Normal, QIcon::Off);
        icon.addPixmap(draw(svg, theme.accent, size), QIcon::Normal, QIcon::On);
        icon.addPixmap(draw(svg, theme.accent, size), QIcon::Selected);
        icon.addPixmap(draw(svg, theme.axis, size), QIcon::Disabled);
    }
    return icon;
}

}  // namespace pleio
