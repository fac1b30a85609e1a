// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/location.h"

#include <algorithm>
#include <utility>

namespace pleio {

namespace {

/// A location whose parts, in genome order, run to the end of a circular replicon and go on at its first base.
bool crossesOrigin(const std::vector<Location::Part>& parts)
{
    if (parts.size() < 2) return false;
    const Strand strand = parts.front().strand;
    if (!std::ranges::all_of(parts, [&](const auto& part) { return part.strand == strand; })) return false;
    int descents = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto& left = strand == Strand::Forward ? parts[i - 1] : parts[i];
        const auto& right = strand == Strand::Forward ? parts[i] : parts[i - 1];
        if (right.start >= left.start) continue;
        if (right.start != 0) return false;
        ++descents;
    }
    return descents == 1;
}

std::string span(std::int64_t start, std::int64_t end, bool fuzzyLow, bool fuzzyHigh)
{
    std::string text = fuzzyLow ? "<" : "";
    text += std::to_string(start + 1);
    if (end - start != 1 || fuzzyLow || fuzzyHigh) {
        text += fuzzyHigh ? "..>" : "..";
        text += std::to_string(end);
    }
    return text;
}

}  // namespace

std::int64_t Location::length() const
{
    std::int64_t total = 0;
    for (const auto& part : parts) total += part.end - part.start;
    return total;
}

std::int64_t Location::start() const
{
    if (parts.empty()) return 0;
    if (crossesOrigin(parts)) return strand() == Strand::Forward ? parts.front().start : parts.back().start;
    return std::ranges::min_element(parts, {}, &Part::start)->start;
}

std::int64_t Location::end() const
{
    if (parts.empty()) return 0;
    if (crossesOrigin(parts)) return strand() == Strand::Forward ? parts.back().end : parts.front().end;
    return std::ranges::max_element(parts, {}, &Part::end)->end;
}

Strand Location::strand() const { return parts.empty() ? Strand::Forward : parts.front().strand; }

std::string Location::text() const
{
    if (parts.empty()) return {};
    const bool allReverse = std::ranges::all_of(parts, [](const auto& part) { return part.strand == Strand::Reverse; });
    std::string text;
    const auto append = [&](std::size_t i) {
        const auto& part = parts[i];
        const bool first = i == 0 && fuzzyStart;
        const bool last = i + 1 == parts.size() && fuzzyEnd;
        if (!text.empty()) text += ',';
        if (part.strand == Strand::Forward)
            text += span(part.start, part.end, first, last);
        else if (allReverse)
            text += span(part.start, part.end, last, first);
        else
            text += "complement(" + span(part.start, part.end, last, first) + ')';
    };
    for (std::size_t i = 0; i < parts.size(); ++i) append(allReverse ? parts.size() - 1 - i : i);
    if (parts.size() > 1) text = "join(" + text + ')';
    if (allReverse) text = "complement(" + text + ')';
    return text;
}

bool wrapAtOrigin(Location& location, std::int64_t length)
{
    if (length <= 0 || location.parts.empty()) return false;
    // A feature across the origin begins before it, and goes round the circle once at most.
    std::int64_t first = location.parts.front().start, last = 0;
    for (const Location::Part& part : location.parts) {
        first = std::min(first, part.start);
        last = std::max({last, part.start, part.end});
    }
    if (first >= length || (last > length && last - first > length)) return false;
    std::vector<Location::Part> wrapped;
    for (Location::Part part : location.parts) {
        if (part.start >= length) {  // numbered on past the end
            part.start -= length;
            part.end -= length;
        }
        if (part.start < part.end && part.end > length) part.end -= length;
        if (part.start < 0 || part.end < 0 || part.start > length || part.end > length) return false;
        if (part.start < part.end) {
            wrapped.push_back(part);
            continue;
        }
        Location::Part before{part.start, length, part.strand};
        Location::Part after{0, part.end, part.strand};
        if (part.strand == Strand::Reverse) std::swap(before, after);
        for (const auto& piece : {before, after})
            if (piece.start < piece.end) wrapped.push_back(piece);
    }
    location.parts = std::move(wrapped);
    return true;
}

}  // namespace pleio
