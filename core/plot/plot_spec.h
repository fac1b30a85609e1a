// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pleio {

/// A figure as a value: what is drawn, never how. Widgets draw it on screen and export it by the same
/// code; a project stores it. No colours, only roles; themes turn roles into colours.
namespace plot {

/// Colour of a layer: a category (Okabe-Ito 0..7) or a meaning.
struct Colour {
    enum class Role { Category, Neutral, Accent, Muted } role = Role::Neutral;
    int category = 0;
    [[nodiscard]] bool operator==(const Colour&) const = default;
};
[[nodiscard]] inline Colour category(int index) { return {Colour::Role::Category, index}; }

enum class Marker { Circle, Square, Triangle, Diamond, Cross, Plus };

struct Tick {
    double at = 0;
    std::string text;
};

struct Axis {
    std::string label;            ///< with the unit: "Length (codons)"
    std::optional<double> lower;  ///< empty: from the data
    std::optional<double> upper;
    bool logarithmic = false;
    bool reversed = false;
    bool visible = true;
    std::vector<Tick> ticks;   ///< empty: chosen by the renderer
    bool rotateTicks = false;  ///< write tick texts upright (many categories)
};

/// Each point may carry a key ("gene:b0001" -> "b0001") by which it is selected everywhere.
struct Points {
    std::string name;
    std::vector<double> x, y;
    std::vector<std::string> keys;    ///< gene ids or empty
    std::vector<std::string> labels;  ///< hover text, or empty
    Colour colour;
    Marker marker = Marker::Circle;
    double size = 5;  ///< diameter in points
};

struct Line {
    std::string name;
    std::vector<double> x, y;  ///< NaN breaks the line
    Colour colour;
    bool dashed = false;
    double width = 1;  ///< points
};

/// Unconnected straight pieces: dendrogram branches, intervals, reference lines.
struct Segments {
    std::string name;
    std::vector<double> x0, y0, x1, y1;
    Colour colour;
    bool dashed = false;
    double width = 1;
};

struct Bars {
    std::string name;
    std::vector<double> position, height, base;  ///< base empty: zero
    std::vector<std::string> labels;             ///< hover text, or empty
    double width = 0.8;                          ///< in axis units
    bool horizontal = false;
    Colour colour;
    std::vector<std::string> keys;  ///< gene ids for selection, or empty
};

/// values[row * columns + column]; NaN is missing and drawn hatched, with its own legend entry.
/// Row 0 is at the top. Cell centres are at integer coordinates 0..columns-1, 0..rows-1.
struct HeatMap {
    enum class Scale { Sequential, Diverging };
    std::int32_t rows = 0, columns = 0;
    std::vector<double> values;
    std::vector<std::string> rowLabels, columnLabels;
    std::vector<std::string> rowKeys;  ///< gene ids for selection, or empty
    std::string valueLabel;            ///< title of the colour bar, with unit
    Scale scale = Scale::Diverging;
    double lower = 0, upper = 1;  ///< values beyond are drawn as the ends, and the colour bar says so
    double centre = 0;            ///< neutral value of a diverging scale
};

/// Flows between two uprights: number i leaves x0[i] between y0[i] and y0[i] + width[i] and reaches x1[i] between y1[i]
/// and y1[i] + width[i]. Drawn see-through, so that crossing flows can be told apart.
struct Ribbons {
    std::string name;
    std::vector<double> x0, y0, x1, y1, width;  ///< axis units; width above 0
    std::vector<std::string> labels;            ///< hover text, or empty
    Colour colour;
    std::vector<std::string> keys;  ///< gene ids for selection, or empty
};

/// One line of text at a point of the axes; `anchor` says where the text stands seen from the point.
struct Text {
    enum class Anchor { Centre, Above, Below, Left, Right };

    double x = 0, y = 0;
    std::string text;
    Anchor anchor = Anchor::Centre;
    Colour colour;
};

using Layer = std::variant<Points, Line, Segments, Bars, HeatMap, Text, Ribbons>;

/// One axis rectangle in the grid of a figure.
struct Panel {
    int row = 0, column = 0;
    double rowStretch = 1, columnStretch = 1;  ///< relative size of its grid row and column
    std::string title;
    Axis x, y;
    std::vector<Layer> layers;
    bool legend = false;
    /// Axes of panels with the same non-empty group move together (heat map and its dendrogram).
    std::string linkX, linkY;
};

}  // namespace plot

struct PlotSpec {
    std::string id;  ///< stable within a report: "trait_heatmap"
    std::string title;
    std::string caption;     ///< what is shown, with n and the null model; printed under an exported figure
    bool simulated = false;  ///< adds "Simulated data" to the drawn figure
    std::vector<plot::Panel> panels;
    /// Preferred size in mm on paper (183 = two columns, 89 = one).
    double widthMm = 183, heightMm = 110;
};

}  // namespace pleio
