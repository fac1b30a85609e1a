// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parts.h"

#include <cassert>

namespace pleio {

Result<std::vector<double>> ComputedHere::values(std::int64_t items, [[maybe_unused]] std::int64_t width,
                                                 const ComputeItems& compute, Progress& progress)
{
    auto values = compute({0, items}, progress);
    assert(!values || static_cast<std::int64_t>(values->size()) == items * width);
    return values;
}

Result<std::vector<double>> OnlyPart::values(std::int64_t items, std::int64_t width, const ComputeItems& compute,
                                             Progress& progress)
{
    const ItemRange range = m_part.range(items);
    auto values = compute(range, progress);
    if (!values) return values;
    m_taken = ItemValues{items, width, range, std::move(*values)};
    return cancelled();
}

Result<std::vector<double>> KnownParts::values(std::int64_t items, std::int64_t width, const ComputeItems& compute,
                                               Progress& progress)
{
    std::vector<double> all;
    all.reserve(static_cast<std::size_t>(items * width));
    for (int index = 0; index < m_parts; ++index) {
        const Part part{index, m_parts};
        const ItemRange range = part.range(items);
        auto found = m_find(part);
        if (!found) return found.error();
        const auto& known = *found;
        if (known && known->items == items && known->width == width && known->range == range &&
            static_cast<std::int64_t>(known->values.size()) == range.size() * width) {
            all.insert(all.end(), known->values.begin(), known->values.end());
            continue;
        }
        SubProgress own(progress, static_cast<double>(index) / m_parts, (index + 1.0) / m_parts);
        const auto values = compute(range, own);
        if (!values) return values;
        all.insert(all.end(), values->begin(), values->end());
    }
    return all;
}

}  // namespace pleio
