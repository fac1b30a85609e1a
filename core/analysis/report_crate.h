// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <QByteArray>
#include <QDate>

#include <string>
#include <vector>

namespace pleio {

/// What programs that know nothing of this one read of a folder of results.
inline constexpr const char* kCrateName = "ro-crate-metadata.json";

/// The folder as an RO-Crate: which program with which parameters made `files` (names in the folder) of which inputs.
/// Inputs lie elsewhere and are named by their SHA-256 (ni URI, RFC 6920). RO-Crate asks for a date, which is
/// `written`; nothing else in it differs between equal runs. No person and no licence are named, because nobody said
/// them. Sources: RO-Crate Metadata Specification 1.1; Process Run Crate 0.5.
[[nodiscard]] QByteArray reportCrate(const Report& report, const std::vector<std::string>& files, QDate written);

}  // namespace pleio
