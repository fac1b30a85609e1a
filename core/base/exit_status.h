// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace pleio {

/// Exit status of every program of Pleioscope that has no window.
inline constexpr int kExitDone = 0, kExitFailed = 1, kExitUsage = 2, kExitBadInput = 3;

/// The same for people.
inline constexpr const char* kExitStatusHelp =
    "Exit status: 0 done; 1 failed (disk full, server gone, out of memory) or cancelled; 2 the command was wrong, or "
    "would have written over a file; 3 an input cannot be used.";

[[nodiscard]] constexpr int exitStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return kExitUsage;
    case ErrorKind::BadInput:
        return kExitBadInput;
    case ErrorKind::Io:
    case ErrorKind::Cancelled:
    case ErrorKind::Internal:
        break;
    }
    return kExitFailed;
}

}  // namespace pleio
