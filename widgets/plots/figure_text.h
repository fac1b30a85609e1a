// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/figure_style.h"

#include <qcustomplot.h>

namespace pleio {

/// A paragraph across the whole figure, wrapped to its width, with an optional framed tag at the right end of the
/// first line ("Simulated data"). Takes as much height as its lines need, at most a given share of the figure's; what
/// does not fit ends in "…".
class FigureText final : public QCPLayoutElement {
public:
    FigureText(QCustomPlot* plot, const FigureStyle& style, QString text, const QFont& font, QColor colour,
               QString tag = {}, double mostOfHeight = 1);

    void update(UpdatePhase phase) override;

protected:
    void draw(QCPPainter* painter) override;

private:
    [[nodiscard]] double tagWidth() const;

    const FigureStyle& m_style;
    QString m_text;
    QFont m_font;
    QColor m_colour;
    QString m_tag;
    double m_mostOfHeight;
    QStringList m_lines;
};

}  // namespace pleio
