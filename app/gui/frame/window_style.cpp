// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/window_style.h"

#include "widgets/theme/icons.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QRegularExpression>
#include <QWidget>

static void initialiseResources() { Q_INIT_RESOURCE(window); }

namespace pleio {

namespace {

constexpr char kIconProperty[] = "iconName";
/// Share of the accent in the tint of selected rows: visible, with the text still at full contrast.
constexpr double kTint = 0.16;

QColor mixed(const QColor& a, const QColor& b, double shareOfB)
{
    const auto mix = [shareOfB](double x, double y) { return static_cast<float>(x + (y - x) * shareOfB); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

}  // namespace

QString windowStyle(const Theme& theme)
{
    initialiseResources();
    QFile file(QStringLiteral(":/pleioscope/window.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened)
    QString style = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> roles[] = {
        {"@alternateBase", theme.alternateBase},
        {"@window", theme.window},
        {"@base", theme.base},
        {"@border", theme.border},
        {"@text", theme.text},
        {"@muted", theme.muted},
        {"@accentText", theme.accentText},
        {"@accent", theme.accent},
        {"@warning", theme.warning},
        {"@problem", theme.problem},
        {"@tint", mixed(theme.base, theme.accent, kTint)},
        {"@hover", mixed(theme.window, theme.text, kTint / 2)},
    };
    for (const auto& [role, colour] : roles) style.replace(QLatin1String(role), colour.name());
    return style;
}

void setIconName(QObject& object, const QString& name) { object.setProperty(kIconProperty, name); }

void applyIcons(QWidget& window, const Theme& theme)
{
    for (QAction* action : window.findChildren<QAction*>())
        if (const QString name = action->property(kIconProperty).toString(); !name.isEmpty())
            action->setIcon(themedIcon(name, theme));
    for (QAbstractButton* button : window.findChildren<QAbstractButton*>())
        if (const QString name = button->property(kIconProperty).toString(); !name.isEmpty())
            button->setIcon(themedIcon(name, theme));
}

}  // namespace pleio
