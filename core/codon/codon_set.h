// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"

#include <array>

namespace pleio {

/// One flag a codon.
using CodonSet = std::array<bool, kCodons>;

}  // namespace pleio
