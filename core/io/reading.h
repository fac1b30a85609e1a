// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

struct SourceFile;

/// What somebody says about how a file is to be read: "gene" → "sysName". The ids are those of Reading.
using ReadChoices = std::map<std::string, std::string>;

/// What is said about a decision, or an empty text.
[[nodiscard]] std::string choiceOf(const ReadChoices& choices, const std::string& decision);

/// The reason of a decision that follows such a choice.
inline constexpr const char* kAsWasSaid = "as was said";

/// How a source was understood. With the bytes of the source it fixes what was read.
struct Reading {
    struct Decision {
        std::string id;  ///< "format", "delimiter", "gene", "value", "encoding", "decimal_mark" …
        std::string value;
        std::string why;  ///< for people: "98 % of its cells are known genes"
        /// What a choice may say, `value` among it, in the order of the file: names of columns, of formats, of
        /// delimiters. Empty where there is no choice.
        std::vector<std::string> alternatives = {};

        /// "gene = sysName (98 % of its cells are known genes)"
        [[nodiscard]] std::string text() const;
    };
    std::vector<Decision> decisions;  ///< what there was to decide, in the order in which a reader goes through it

    void decide(std::string id, std::string value, std::string why = {}, std::vector<std::string> alternatives = {});
    /// The decision of this id, or nullptr.
    [[nodiscard]] const Decision* find(std::string_view id) const;
    /// "format = long, gene = sysName": the decisions without their reasons.
    [[nodiscard]] std::string text() const;
};

/// The error with the file that its question is about, if it has one.
[[nodiscard]] Error askedAbout(const SourceFile& source, Error error);

}  // namespace pleio
