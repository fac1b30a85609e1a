// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/draw_layers.h"

#include <qcustomplot.h>

namespace pleio {

/// One layer of a PlotSpec inside QCustomPlot, which gives it axes, clipping, layers and paint devices.
class LayerPlottable final : public QCPAbstractPlottable {
public:
    LayerPlottable(const plot::Layer& layer, const PanelFrame& frame);

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain, const QCPRange& inKeyRange) const override;

protected:
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawHeatMap(QCPPainter& painter, const plot::HeatMap& map);

    const plot::Layer& m_layer;
    PanelFrame m_frame;
    // The picture of a heat map and what it was made for; hundreds of thousands of cells are looked at once.
    QImage m_image;
    QCPRange m_imageX, m_imageY;
};

}  // namespace pleio
