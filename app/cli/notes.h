// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"

#include <cstddef>
#include <string>

namespace pleio::cli {

/// "CDS are left out: … For example: a, b": a note with at most so many of its examples, without where it is from.
[[nodiscard]] std::string noteLine(const Note& note, std::size_t mostExamples);

}  // namespace pleio::cli
