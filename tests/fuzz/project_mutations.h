// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace pleio::fuzz {

using Random = std::mt19937_64;

/// Changes a project file as nobody should: bytes and pages of it, cells, rows, schema, versions, what is compressed in
/// it. What was changed, in a few words.
std::string mutateProject(const std::string& path, Random& random);

}  // namespace pleio::fuzz
