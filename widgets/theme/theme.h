// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QStringList>

class QPalette;

namespace pleio {

enum class ThemeKind { Light, Dark, Paper };

/// Every colour and font size of the program, read from resources/palette.json. Code names roles, never colours.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    bool dark = false;
    QColor window, base, alternateBase, border;
    QColor text, muted;         ///< contrast with window and base at least 4.5:1
    QColor accent, accentText;  ///< the selection; never a colour that carries data
    QColor grid, axis;          ///< of figures
    QColor neutral, interval;   ///< data without a category; bands behind data
    QColor warning, problem;    ///< text of messages
    QColor missing, missingHatch;
    QList<QColor> categories;                              ///< Okabe-Ito, 8
    QList<QColor> sequential;                              ///< cividis, low to high
    QList<QColor> diverging;                               ///< blue, white (the middle one), orange
    double titleSize = 13, labelSize = 12, tickSize = 11;  ///< pixels at 96 dpi; points on paper
    QStringList fonts;  ///< preferred families of figures, best first; empty: the application's
};

[[nodiscard]] Theme loadTheme(ThemeKind kind);
/// The screen theme that belongs to a palette: light or dark by the brightness of its window colour.
[[nodiscard]] Theme themeFor(const QPalette& palette);

/// Distances in the window are multiples of 4 pixels.
[[nodiscard]] constexpr int space(int steps) { return 4 * steps; }

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

}  // namespace pleio
