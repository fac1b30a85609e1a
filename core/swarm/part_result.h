// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/parts.h"

#include <QByteArray>

#include <optional>

namespace pleio {

/// What a task for one part of an analysis gives: the values of its items, or nothing if the analysis has no such loop
/// with these parameters. Equal values give equal bytes.
[[nodiscard]] QByteArray partToCbor(const std::optional<ItemValues>& part);
/// From bytes that nobody vouches for: BadInput unless they are exactly such values, as many as their range says.
[[nodiscard]] Result<std::optional<ItemValues>> partFromCbor(const QByteArray& bytes);

}  // namespace pleio
