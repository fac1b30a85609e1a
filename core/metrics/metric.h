// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// Names and values that tell the series of one family apart.
using MetricLabels = std::vector<std::pair<std::string, std::string>>;

enum class MetricKind { Counter, Gauge, Histogram };

/// What is measured under one name, as values; prometheusText writes it.
struct MetricFamily {
    struct Sample {
        MetricLabels labels;
        double value = 0;
        std::string suffix = {};  ///< behind the family's name, as "_count" of a histogram
    };

    MetricKind kind = MetricKind::Gauge;
    std::string name;  ///< letters, digits and underscores; that of a counter ends with "_total"
    std::string help;  ///< one sentence
    std::vector<Sample> samples;
};

/// How many of the observed values are at most as large as each bound.
class Histogram {
public:
    /// Bounds that grow; what is above the last is counted too.
    explicit Histogram(std::vector<double> bounds);

    void observe(double value);
    /// Adds its series, with these labels, to a family of kind Histogram.
    void addTo(MetricFamily& family, const MetricLabels& labels) const;

private:
    std::vector<double> m_bounds;
    std::vector<std::uint64_t> m_counts;  ///< of each bound alone, and of what is above all
    double m_sum = 0;
};

/// The families in Prometheus' text format 0.0.4. Families without samples are left out.
[[nodiscard]] std::string prometheusText(const std::vector<MetricFamily>& families);

}  // namespace pleio
