// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace pleio {

namespace {

constexpr std::array<std::string_view, 3> kMetricKinds{"counter", "gauge", "histogram"};
constexpr std::string_view kPrometheusInfinity = "+Inf";

std::string prometheusNumber(double value)
{
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? std::string(kPrometheusInfinity) : "-Inf";
    return shortestNumber(value);
}

/// A quotation mark is special in the value of a label alone.
std::string escaped(std::string_view text, bool inLabel)
{
    std::string written;
    for (const char c : text) {
        if (c == '\n')
            written += "\\n";
        else if (c == '\\' || (inLabel && c == '"'))
            written.append(1, '\\').append(1, c);
        else
            written += c;
    }
    return written;
}

std::string prometheusLabels(const MetricLabels& labels)
{
    if (labels.empty()) return {};
    std::string written = "{";
    for (const auto& [name, value] : labels) {
        if (written.size() > 1) written += ',';
        written.append(name).append("=\"").append(escaped(value, true)).append(1, '"');
    }
    return written + '}';
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds) : m_bounds(std::move(bounds)), m_counts(m_bounds.size() + 1, 0) {}

void Histogram::observe(double value)
{
    const auto at = std::ranges::lower_bound(m_bounds, value) - m_bounds.begin();
    ++m_counts[static_cast<std::size_t>(at)];
    m_sum += value;
}

void Histogram::addTo(MetricFamily& family, const MetricLabels& labels) const
{
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        below += m_counts[i];
        MetricLabels bounded = labels;
        bounded.emplace_back("le", i < m_bounds.size() ? prometheusNumber(m_bounds[i]) : kPrometheusInfinity);
        family.samples.push_back({std::move(bounded), static_cast<double>(below), "_bucket"});
    }
    family.samples.push_back({labels, m_sum, "_sum"});
    family.samples.push_back({labels, static_cast<double>(below), "_count"});
}

std::string prometheusText(const std::vector<MetricFamily>& families)
{
    std::string text;
    for (const MetricFamily& family : families) {
        if (family.samples.empty()) continue;
        text.append("# HELP ").append(family.name).append(1, ' ').append(escaped(family.help, false)).append(1, '\n');
        text.append("# TYPE ").append(family.name).append(1, ' ');
        text.append(kMetricKinds[static_cast<std::size_t>(family.kind)]).append(1, '\n');
        for (const MetricFamily::Sample& sample : family.samples) {
            text.append(family.name).append(sample.suffix).append(prometheusLabels(sample.labels));
            text.append(1, ' ').append(prometheusNumber(sample.value)).append(1, '\n');
        }
    }
    return text;
}

}  // namespace pleio
