// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <string_view>

namespace pleio {

/// Lossless binary form (CBOR) of a report, tables and plots included: what a project stores and what
/// is compared when two runs must be bit for bit the same.
[[nodiscard]] QByteArray reportToCbor(const Report& report);
/// BadInput for anything but the whole, undamaged output of reportToCbor of this or an older version.
[[nodiscard]] Result<Report> reportFromCbor(const QByteArray& bytes);

/// report.json: title, scalars, notes, provenance, and names and sizes of the tables and plots. Keys are
/// sorted, so equal reports give equal text. A number that is not finite is null; a seed above 2^53 is text.
[[nodiscard]] QJsonObject reportToJson(const Report& report);
/// "info", "warning" or "problem".
[[nodiscard]] std::string_view severityId(Severity severity);
/// A note of it.
[[nodiscard]] QJsonObject noteToJson(const Note& note);
/// Parameter ids and values ("min_genes": 25).
[[nodiscard]] QJsonObject parametersToJson(const Parameters& parameters);

}  // namespace pleio
