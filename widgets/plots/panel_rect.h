// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/figure_style.h"
#include "widgets/plots/legend_entry.h"

#include <qcustomplot.h>

namespace pleio {

/// The axis rectangle of one panel. Above it stand the panel's title and its legend, where they can never cover
/// data; the legend takes as many lines as the width asks for.
class PanelRect final : public QCPAxisRect {
public:
    PanelRect(QCustomPlot* plot, const plot::Panel& panel, const FigureStyle& style);

    void update(UpdatePhase phase) override;

protected:
    int calculateAutoMargin(QCP::MarginSide side) override;
    void draw(QCPPainter* painter) override;

private:
    struct PlacedEntry {
        LegendEntry entry;
        double left = 0;
        int line = 0;
    };

    [[nodiscard]] std::vector<PlacedEntry> placedWithin(double width) const;
    void placeLegend();
    void writeAxisTitle(QCPAxis* axis, const plot::Axis& spec) const;
    [[nodiscard]] double headerHeight() const;

    const plot::Panel& m_panel;
    const FigureStyle& m_style;
    std::vector<LegendEntry> m_entries;
    std::vector<PlacedEntry> m_placed;
    int m_legendLines = 0;
    double m_legendLeft = 0;
};

}  // namespace pleio
