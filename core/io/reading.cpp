// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/reading.h"

#include <utility>

namespace pleio {

void Reading::decide(std::string id, std::string value, std::string why)
{
    decisions.push_back({std::move(id), std::move(value), std::move(why)});
}

std::string Reading::Decision::text() const { return id + " = " + value + (why.empty() ? "" : " (" + why + ")"); }

std::string Reading::text() const
{
    std::string all;
    for (const Decision& decision : decisions)
        all.append(all.empty() ? "" : ", ").append(decision.id).append(" = ").append(decision.value);
    return all;
}

}  // namespace pleio
