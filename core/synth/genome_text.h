// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

#include <string>
#include <string_view>

namespace pleio {

/// A simulated genome as files of the usual formats. All three say that it is simulated, describe the
/// same sequence, and carry the same identifiers and coordinates. `comment` is one paragraph of plain text.
[[nodiscard]] std::string genbankText(const Genome& genome, std::string_view comment);
[[nodiscard]] std::string fastaText(const Genome& genome);
[[nodiscard]] std::string gffText(const Genome& genome);

}  // namespace pleio
