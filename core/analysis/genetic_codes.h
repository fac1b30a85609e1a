// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/genome/genetic_code.h"

#include <string>

namespace pleio {

/// The genetic code of this NCBI number; Usage with the numbers there are if it is none.
[[nodiscard]] inline Result<const GeneticCode*> geneticCodeOf(int number)
{
    if (const GeneticCode* code = GeneticCode::find(number)) return code;
    return Error{ErrorKind::Usage,
                 "There is no genetic code " + std::to_string(number) +
                     "; give an NCBI number from 1-6, 9-16 or 21-33.",
                 "genetic code"};
}

}  // namespace pleio
