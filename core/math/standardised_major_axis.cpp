// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/standardised_major_axis.h"

#include "core/math/student_t.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

constexpr double kLevel = 0.05;

bool isPoint(double x, double y) { return std::isfinite(x) && std::isfinite(y); }

}  // namespace

MajorAxisFit standardisedMajorAxis(std::span<const double> x, std::span<const double> y)
{
    assert(x.size() == y.size());
    MajorAxisFit fit;
    double meanX = 0, meanY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!isPoint(x[i], y[i])) continue;
        ++fit.n;
        meanX += x[i];
        meanY += y[i];
    }
    fit.dropped = static_cast<std::int64_t>(x.size()) - fit.n;
    if (fit.n < 2) return fit;
    meanX /= static_cast<double>(fit.n);
    meanY /= static_cast<double>(fit.n);

    double xx = 0, xy = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!isPoint(x[i], y[i])) continue;
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    if (xx == 0) return fit;
    fit.olsSlope = xy / xx;
    fit.olsIntercept = meanY - fit.olsSlope * meanX;
    if (yy == 0) return fit;
    fit.r = std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
    if (xy == 0) return fit;
    fit.slope = std::copysign(std::sqrt(yy / xx), xy);
    fit.intercept = meanY - fit.slope * meanX;
    if (fit.n < 3) return fit;

    const auto degrees = static_cast<double>(fit.n - 2);
    const double unexplained = (1 - fit.r) * (1 + fit.r);
    const double t = studentTwoSidedQuantile(kLevel, degrees);
    const double b = unexplained / degrees * t * t;
    const double near = fit.slope * (std::sqrt(b + 1) - std::sqrt(b)),
                 far = fit.slope * (std::sqrt(b + 1) + std::sqrt(b));
    fit.slopeLower = std::min(near, far);
    fit.slopeUpper = std::max(near, far);

    // Correlation of y - x with y + x (of their mirror images where r is negative).
    const double difference = yy - xx;
    const double rest = 4 * xx * yy * unexplained;  // (yy + xx)² - 4 xy² - (yy - xx)²
    if (difference == 0)
        fit.pSlopeOne = 1;
    else
        fit.pSlopeOne = studentTwoSidedP(std::sqrt(degrees * difference * difference / rest), degrees);
    return fit;
}

}  // namespace pleio
