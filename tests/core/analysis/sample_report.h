// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <cstdint>
#include <string>

namespace pleio::test {

/// A report with everything a report can hold, drawn from `seed`: all column types, all layers, NaN with
/// payloads, infinities, empty lists, text that is not UTF-8. Its shapes are consistent.
[[nodiscard]] Report randomReport(std::uint64_t seed);
/// Everything in a report as text, doubles by their bits; equal texts mean equal reports.
[[nodiscard]] std::string dumped(const Report& report);
/// A small report as an analysis would make it: tables "genes" (120 rows) and "traits", two figures.
[[nodiscard]] Report smallReport();

}  // namespace pleio::test
