// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/trial.h"

#include <vector>

namespace pleio::test {

/// Trials as a laboratory might have them after some years: names, notes and tags from few words, four analyses, some
/// failed and cancelled. Marked as simulated. Equal numbers give equal trials.
[[nodiscard]] std::vector<Trial> madeTrials(int count);

}  // namespace pleio::test
