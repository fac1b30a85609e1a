// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/source_file.h"

#include <span>
#include <string_view>
#include <vector>

namespace pleio {

/// A kind of source, described once: options of the command line, menus, sheets, what a new file replaces, refusals and
/// the ids in projects and reports derive from the list.
struct SourceRoleInfo {
    SourceRole role;
    std::string_view id;     ///< "traits": in projects, provenance and `info`; never changed, never translated
    std::string_view title;  ///< within a sentence: "t values of the phenotypes"; translated in the context SourceRoles
    std::string_view what;   ///< what such a file holds: "a table of gene and number"; translated likewise
    std::string_view option;  ///< of the command line: "--traits"
    std::string_view help;    ///< of that option
    bool mayRepeat = false;   ///< several files of the kind stand side by side; else a new one replaces the old
    SourceRole formats;       ///< the role of the formats (FormatInfo) in which such files come
    /// What a user may say about the reading of such a file (ReadChoices).
    std::vector<std::string_view> choices{};
};

/// Every role, in the order of the enumeration.
[[nodiscard]] std::span<const SourceRoleInfo> sourceRoles();
[[nodiscard]] const SourceRoleInfo& sourceRole(SourceRole role);
/// The role of this id, or nullptr.
[[nodiscard]] const SourceRoleInfo* findSourceRole(std::string_view id);

}  // namespace pleio
