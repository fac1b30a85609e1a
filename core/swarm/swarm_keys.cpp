// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_keys.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pleio {

Result<SwarmKeys> swarmKeys(const std::string& nameSpace)
{
    constexpr std::size_t kLongest = 64;
    const bool good = !nameSpace.empty() && nameSpace.size() <= kLongest && std::ranges::all_of(nameSpace, [](char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-';
    });
    if (!good)
        return Error{ErrorKind::Usage, "A namespace has 1 to 64 letters, digits, dots, dashes and underscores.",
                     "namespace"};
    return SwarmKeys(nameSpace);
}

}  // namespace pleio
