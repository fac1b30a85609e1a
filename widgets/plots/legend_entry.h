// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "widgets/plots/figure_style.h"

#include <QRectF>

#include <vector>

class QCPPainter;

namespace pleio {

struct LegendEntry {
    QString text;
    const plot::Layer* layer = nullptr;
};

/// The named layers of a panel that a legend explains; a heat map has its colour key instead.
[[nodiscard]] std::vector<LegendEntry> legendEntries(const plot::Panel& panel);
void drawLegendIcon(QCPPainter& painter, const plot::Layer& layer, const QRectF& rect, const FigureStyle& style);

}  // namespace pleio
