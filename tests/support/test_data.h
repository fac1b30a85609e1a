// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pleio::test {

/// The folder of real data: environment variable PLEIOSCOPE_DATA, else ../shared/data beside the
/// source tree; empty when neither is there (tests then say "skipped").
[[nodiscard]] QString dataDir();
/// A file below dataDir(), or empty if it is not there.
[[nodiscard]] QString dataFile(const QString& relative);
/// A file of the source tree, e.g. "tests/golden/…".
[[nodiscard]] QString sourceFile(const QString& relative);

}  // namespace pleio::test

/// Skips the running test when a file of the real data is missing.
#define PLEIO_REQUIRE_DATA(path)                                                                                       \
    do {                                                                                                               \
        if ((path).isEmpty()) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");                         \
    } while (false)
