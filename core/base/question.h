// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace pleio {

/// What somebody has to say before work can go on, because a file can be read in several ways of which none is better.
struct Question {
    struct Answer {
        std::string value;                  ///< as it is given back: the name of a column
        std::vector<std::string> examples;  ///< its first cells
    };
    std::string sha256;    ///< of the file
    std::string file;      ///< its name
    std::string decision;  ///< what is to be decided about it, an id of Reading: "gene"
    std::vector<Answer> answers;
};

}  // namespace pleio
