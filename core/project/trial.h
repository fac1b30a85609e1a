// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <QDateTime>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pleio {

/// What a person writes about a run.
struct TrialNotes {
    std::string name, hypothesis, note;
    std::vector<std::string> tags;  ///< each once, in the order of writing
    bool isStarred = false;
    [[nodiscard]] bool operator==(const TrialNotes&) const = default;
};

/// How a run ended.
enum class TrialState { Done, Failed, Cancelled };
[[nodiscard]] std::string_view trialStateId(TrialState state);  ///< "done", "failed", "cancelled"

/// One run of an analysis as it stands in a project: what it was made from, how it ended, and what was written about
/// it. The report is read when it is looked at.
struct Trial {
    std::string id;  ///< UUID
    std::string analysis;
    int analysisVersion = 1;
    std::string program;                            ///< "Pleioscope 0.3.0 (abc1234)"; empty if that is not known
    std::map<std::string, std::string> parameters;  ///< by id, as on the command line (parameterText)
    std::uint64_t seed = 1;
    std::vector<Provenance::Input> inputs;
    bool isSimulated = false;
    bool isLegacy = false;        ///< brought in from the files of another system; nothing here made it
    QDateTime started, finished;  ///< UTC, to the millisecond; null if it did not come to that
    TrialState state = TrialState::Done;
    std::string message;  ///< why it failed
    std::string place;    ///< where it ran: "" here, else the name of the swarm
    std::string parent;   ///< id of the run that it was made from; may be empty
    TrialNotes notes;
};

/// The trial of a run: what its report says of how it was made. Id, times and place are still to be filled in.
[[nodiscard]] Trial trialOf(const Provenance& provenance);
/// What is known of how a run was made without its report. Its parameters are texts.
[[nodiscard]] Provenance provenanceOf(const Trial& trial);

}  // namespace pleio
