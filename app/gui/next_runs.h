// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <map>
#include <string>
#include <string_view>

namespace pleio {

struct Document;

/// Parameters and seed that the next run of each analysis takes: those of its last run, or its defaults, until the user
/// sets others.
class NextRuns {
public:
    NextRuns();

    /// An empty request for an unknown analysis.
    [[nodiscard]] Request of(std::string_view analysis) const;
    void set(const Request& request) { m_requests[request.analysis] = request; }

    /// For a document that was opened: those of its last runs, and what its file says was set since. Where it says
    /// nothing, a file gives the defaults, and a new document what the next run of the one before would have taken.
    void takeFrom(const Document& document);
    /// Notes in Document::view what differs from the last runs and defaults, one entry a parameter
    /// ("next_run/cipher.decode/rotations"), and removes what no longer does.
    void keepIn(Document& document) const;

private:
    std::map<std::string, Request, std::less<>> m_requests;
};

}  // namespace pleio
