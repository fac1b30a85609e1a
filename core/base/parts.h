// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace pleio {

/// Items first … last - 1 of a loop.
struct ItemRange {
    std::int64_t first = 0, last = 0;
    [[nodiscard]] std::int64_t size() const { return last - first; }
    [[nodiscard]] bool operator==(const ItemRange&) const = default;
};

/// One of `of` parts of about equal size, 0 ≤ index < of.
struct Part {
    int index = 0, of = 1;
    [[nodiscard]] ItemRange range(std::int64_t items) const { return {items * index / of, items * (index + 1) / of}; }
    [[nodiscard]] bool operator==(const Part&) const = default;
};

/// The values of some items of a loop: `width` for each, item by item.
struct ItemValues {
    std::int64_t items = 0;  ///< of the whole loop
    std::int64_t width = 0;
    ItemRange range;
    std::vector<double> values;  ///< range.size() × width
};

/// Computes the values of a range of items. An item's values depend on nothing but its index, so that any division into
/// ranges gives the same values bit for bit.
using ComputeItems = std::function<Result<std::vector<double>>(ItemRange, Progress&)>;

/// Where the long loop of an analysis is computed: the analysis hands its loop over (rotations, genes, samples) and
/// gets the values of all items back, wherever they were computed. An analysis does so at most once in a run.
class Parts {
public:
    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    virtual ~Parts() = default;

    /// items × width values, item by item. Any error ends the analysis, which must return it as it is.
    [[nodiscard]] virtual Result<std::vector<double>> values(std::int64_t items, std::int64_t width,
                                                             const ComputeItems& compute, Progress& progress) = 0;
};

/// Computes the loop in one piece.
class ComputedHere final : public Parts {
public:
    [[nodiscard]] Result<std::vector<double>> values(std::int64_t items, std::int64_t width,
                                                     const ComputeItems& compute, Progress& progress) override;
};

/// Computes one part, keeps its values and ends the analysis there: values() returns cancelled().
class OnlyPart final : public Parts {
public:
    explicit OnlyPart(Part part) : m_part(part) {}
    [[nodiscard]] Result<std::vector<double>> values(std::int64_t items, std::int64_t width,
                                                     const ComputeItems& compute, Progress& progress) override;
    /// Nothing if the analysis did not come to its loop.
    [[nodiscard]] const std::optional<ItemValues>& taken() const { return m_taken; }

private:
    Part m_part;
    std::optional<ItemValues> m_taken;
};

/// Puts together what was computed part by part elsewhere. A part that is not known, or is not that of this loop, is
/// computed here.
class KnownParts final : public Parts {
public:
    /// The values of a part, or nothing if they are not known; an error ends the analysis.
    using Find = std::function<Result<std::optional<ItemValues>>(Part)>;
    KnownParts(int parts, Find find) : m_parts(parts), m_find(std::move(find)) {}
    [[nodiscard]] Result<std::vector<double>> values(std::int64_t items, std::int64_t width,
                                                     const ComputeItems& compute, Progress& progress) override;

private:
    int m_parts;
    Find m_find;
};

}  // namespace pleio
