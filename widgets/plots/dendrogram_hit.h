// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/qcp_renderer.h"

#include <QPointF>
#include <QSet>
#include <QString>

namespace pleio {

/// Keys of the heat map rows below the branch of a row dendrogram that lies within `tolerance` pixels of `at`; empty
/// where there is none. The dendrogram is the panel whose linkY is that of the heat map.
[[nodiscard]] QSet<QString> keysBelowBranch(const std::vector<DrawnPanel>& panels, const QPointF& at, double tolerance);

}  // namespace pleio
