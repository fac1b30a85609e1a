// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace pleio {

class JobRunner;

/// Cancels jobs because the user said so. Where one of them has run for more than ten seconds it is asked first, in a
/// question over `parent`; a job that ends while it is open keeps its result.
void cancelJobs(JobRunner& runner, const std::vector<int>& ids, QWidget* parent);

}  // namespace pleio
