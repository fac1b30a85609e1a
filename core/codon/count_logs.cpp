// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/count_logs.h"

namespace pleio {

CountLogs::CountLogs()
{
    for (std::size_t n = 1; n < kSize; ++n) {
        ln[n] = std::log(static_cast<double>(n));
        nLn[n] = static_cast<double>(n) * ln[n];
    }
}

const CountLogs kCountLogs;

}  // namespace pleio
