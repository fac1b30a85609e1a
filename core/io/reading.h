// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// What somebody says about how a file is to be read: "gene" → "sysName". The ids are those of Reading.
using ReadChoices = std::map<std::string, std::string>;

/// How a source was understood. With the bytes of the source it fixes what was read.
struct Reading {
    struct Decision {
        std::string id;  ///< "format", "delimiter", "gene", "value", "encoding", "decimal_mark" …
        std::string value;
        std::string why;  ///< for people: "98 % of its cells are genes of this genome"

        /// "gene = sysName (98 % of its cells are genes of this genome)"
        [[nodiscard]] std::string text() const;
    };
    std::vector<Decision> decisions;  ///< what there was to decide, in the order in which a reader goes through it

    void decide(std::string id, std::string value, std::string why = {});
    /// "format = long, gene = sysName": the decisions without their reasons.
    [[nodiscard]] std::string text() const;
};

}  // namespace pleio
