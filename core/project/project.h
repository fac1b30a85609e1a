// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"
#include "core/traits/named_set.h"

#include <QDateTime>

#include <map>
#include <string>
#include <vector>

namespace pleio {

/// What a .pleio file holds besides its files and trials.
struct ProjectTexts {
    std::string name;
    std::map<std::string, std::string> settings;  ///< how the sources are read (LoadOptions), by name
    std::map<std::string, std::string> view;      ///< page, selection, filters; the window's own business
    std::vector<NamedSet> sets = {};              ///< of genes and of conditions, in the order of making
};

/// What it holds besides its trials.
struct Project : ProjectTexts {
    std::vector<SourceFile> sources;  ///< embedded, byte for byte
};

/// Something that was done to it, or undone.
struct HistoryEntry {
    QDateTime time;    ///< UTC, to the millisecond
    std::string who;   ///< name of the account; empty if that is not known
    std::string what;  ///< in the language of the window at that time
    [[nodiscard]] bool operator==(const HistoryEntry&) const = default;
};

}  // namespace pleio
