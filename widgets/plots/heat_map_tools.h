// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace pleio {

class PlotView;

/// Controls of the heat map that a view shows: the limits, centre and kind of its colour scale, and a search that marks
/// rows and columns by their names. Hidden while the figure has no heat map.
class HeatMapTools final : public QWidget {
    Q_OBJECT
public:
    explicit HeatMapTools(PlotView& view, QWidget* parent = nullptr);

    /// To be called when the view shows another figure.
    void takeFigure();
    /// Marks the names that hold the text, without regard to case; the first is brought into view.
    void find(const QString& text);
    [[nodiscard]] int hits() const { return static_cast<int>(m_hits.size()); }

private:
    /// A row or a column.
    struct Hit {
        std::optional<std::int32_t> row, column;
    };

    [[nodiscard]] QWidget* makeScaleForm();
    void applyScale();
    void showScale(const plot::HeatMap& map);
    void showHit(int step);

    PlotView& m_view;
    std::optional<plot::HeatMap> m_scale;  ///< the figure's own scale, without its values
    QToolButton* m_scaleButton = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_lower = nullptr;
    QLineEdit* m_centre = nullptr;
    QLineEdit* m_upper = nullptr;
    QLabel* m_problem = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_found = nullptr;
    std::vector<Hit> m_hits;
    int m_current = -1;
};

}  // namespace pleio
