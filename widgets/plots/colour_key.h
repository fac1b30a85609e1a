// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/figure_style.h"

#include <qcustomplot.h>

namespace pleio {

/// The colour bar of a heat map, right of it: colours, values (≤ and ≥ where data go beyond), title, and the
/// hatched "missing" when there are missing values.
class ColourKey final : public QCPLayoutElement {
public:
    ColourKey(QCustomPlot* plot, const plot::HeatMap& map, const FigureStyle& style);

    void update(UpdatePhase phase) override;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Mark {
        double value = 0;
        QString text;
    };

    const plot::HeatMap& m_map;
    const FigureStyle& m_style;
    std::vector<Mark> m_marks;
    bool m_missing = false;
    QImage m_gradient;
};

}  // namespace pleio
