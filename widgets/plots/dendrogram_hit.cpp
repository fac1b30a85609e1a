// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/dendrogram_hit.h"

#include "core/plot/heat_map_panels.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace pleio {

namespace {

/// A place along the leaves and a height.
using Joint = std::pair<double, double>;

/// The tree that the pieces of a row dendrogram draw: x is height, y the place along the leaves. A piece across the
/// leaves joins two children; where another piece ends on its middle, that is the joint above.
class DrawnTree {
public:
    explicit DrawnTree(const plot::Panel& panel)
    {
        for (const auto& layer : panel.layers) {
            const auto* pieces = std::get_if<plot::Segments>(&layer);
            if (!pieces) continue;
            for (std::size_t i = 0; i < pieces->x0.size(); ++i)
                if (pieces->x0[i] == pieces->x1[i])
                    m_joints[{(pieces->y0[i] + pieces->y1[i]) / 2, pieces->x0[i]}] = {pieces->y0[i], pieces->y1[i]};
                else
                    m_stems[{pieces->y1[i], pieces->x1[i]}] = {pieces->y0[i], pieces->x0[i]};
        }
    }

    /// First and last leaf below a joint or leaf.
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> leaves(const Joint& below) const
    {
        return {end(below, true), end(below, false)};
    }

private:
    /// Follows the outermost children down.
    [[nodiscard]] std::int32_t end(Joint at, bool first) const
    {
        for (auto joint = m_joints.find(at); joint != m_joints.end(); joint = m_joints.find(at)) {
            const auto [one, other] = joint->second;
            const auto stem = m_stems.find({first ? std::min(one, other) : std::max(one, other), at.second});
            if (stem == m_stems.end() || stem->second == at) break;
            at = stem->second;
        }
        return static_cast<std::int32_t>(std::lround(at.first));
    }

    std::map<Joint, std::pair<double, double>> m_joints;  ///< places of the two children
    std::map<Joint, Joint> m_stems;                       ///< upper end of a stem to its lower end
};

double distanceTo(const QPointF& at, const QPointF& from, const QPointF& to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(at - from, along) / length, 0.0, 1.0) : 0.0;
    const QPointF off = at - (from + t * along);
    return std::hypot(off.x(), off.y());
}

/// The joint below the nearest piece.
std::optional<Joint> jointAt(const DrawnPanel& panel, const QPointF& at, double tolerance)
{
    std::optional<Joint> found;
    double nearest = tolerance;
    for (const auto& layer : panel.spec->layers) {
        const auto* pieces = std::get_if<plot::Segments>(&layer);
        if (!pieces) continue;
        for (std::size_t i = 0; i < pieces->x0.size(); ++i) {
            const auto pixel = [&](double x, double y) {
                return QPointF(panel.x->coordToPixel(x), panel.y->coordToPixel(y));
            };
            const double distance =
                distanceTo(at, pixel(pieces->x0[i], pieces->y0[i]), pixel(pieces->x1[i], pieces->y1[i]));
            if (distance > nearest) continue;
            nearest = distance;
            const bool across = pieces->x0[i] == pieces->x1[i];
            found = Joint(across ? (pieces->y0[i] + pieces->y1[i]) / 2 : pieces->y0[i], pieces->x0[i]);
        }
    }
    return found;
}

const plot::HeatMap* mapBeside(const std::vector<DrawnPanel>& panels, const std::string& link)
{
    for (const DrawnPanel& panel : panels) {
        if (panel.spec->linkY != link) continue;
        if (const plot::HeatMap* map = heatMapOf(*panel.spec)) return map;
    }
    return nullptr;
}

}  // namespace

QSet<QString> keysBelowBranch(const std::vector<DrawnPanel>& panels, const QPointF& at, double tolerance)
{
    for (const DrawnPanel& panel : panels) {
        if (panel.spec->linkY.empty()) continue;
        if (!QRectF(panel.rect->rect()).adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(at)) continue;
        const plot::HeatMap* map = mapBeside(panels, panel.spec->linkY);
        const auto joint = jointAt(panel, at, tolerance);
        if (!map || !joint) continue;
        const auto [first, last] = DrawnTree(*panel.spec).leaves(*joint);
        QSet<QString> keys;
        for (std::int32_t row = first; row <= last; ++row)
            if (row >= 0 && static_cast<std::size_t>(row) < map->rowKeys.size())
                keys.insert(toQString(map->rowKeys[static_cast<std::size_t>(row)]));
        return keys;
    }
    return {};
}

}  // namespace pleio
