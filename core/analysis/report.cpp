// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace pleio {

namespace {

template <class T>
const T* byId(const std::vector<T>& items, std::string_view id)
{
    const auto at = std::ranges::find(items, id, &T::id);
    return at == items.end() ? nullptr : &*at;
}

bool sameOrEmpty(std::size_t size, std::size_t expected) { return size == 0 || size == expected; }

bool consistent(const Column& column, std::size_t rows)
{
    if (sizeOf(column) != rows) return false;
    const auto* categories = std::get_if<Categories>(&column.values);
    if (categories == nullptr) return true;
    const auto levels = static_cast<std::int64_t>(categories->levels.size());
    return std::ranges::all_of(categories->codes, [levels](std::int32_t code) { return code >= -1 && code < levels; });
}

bool consistent(const plot::HeatMap& map)
{
    if (map.rows < 0 || map.columns < 0) return false;
    const auto rows = static_cast<std::uint64_t>(map.rows);
    const auto columns = static_cast<std::uint64_t>(map.columns);
    return map.values.size() == rows * columns && sameOrEmpty(map.rowLabels.size(), rows) &&
           sameOrEmpty(map.columnLabels.size(), columns) && sameOrEmpty(map.rowKeys.size(), rows);
}

bool consistent(const plot::Layer& layer)
{
    return std::visit(
        Overloaded{[](const plot::Points& p) {
                       return p.x.size() == p.y.size() && sameOrEmpty(p.keys.size(), p.x.size()) &&
                              sameOrEmpty(p.labels.size(), p.x.size());
                   },
                   [](const plot::Line& l) { return l.x.size() == l.y.size(); },
                   [](const plot::Segments& s) {
                       return s.y0.size() == s.x0.size() && s.x1.size() == s.x0.size() && s.y1.size() == s.x0.size();
                   },
                   [](const plot::Bars& b) {
                       return b.height.size() == b.position.size() && sameOrEmpty(b.base.size(), b.position.size()) &&
                              sameOrEmpty(b.labels.size(), b.position.size());
                   },
                   [](const plot::HeatMap& h) { return consistent(h); }, [](const plot::Text&) { return true; },
                   [](const plot::Ribbons& r) {
                       const std::size_t n = r.x0.size();
                       return r.y0.size() == n && r.x1.size() == n && r.y1.size() == n && r.width.size() == n &&
                              sameOrEmpty(r.labels.size(), n) && sameOrEmpty(r.keys.size(), n);
                   }},
        layer);
}

}  // namespace

std::string programText(const Provenance& provenance)
{
    return provenance.program + (provenance.programVersion.empty() ? "" : " ") + provenance.programVersion;
}

const Table* Report::table(std::string_view id) const { return byId(tables, id); }

const PlotSpec* Report::plot(std::string_view id) const { return byId(plots, id); }

const Scalar* Report::scalar(std::string_view id) const { return byId(scalars, id); }

Result<void> checkShapes(const Report& report)
{
    for (const Table& table : report.tables)
        for (const Column& column : table.columns)
            if (!consistent(column, table.rows()))
                return Error{ErrorKind::Internal,
                             "Column '" + column.id + "' of table '" + table.id +
                                 "' does not fit the table's rows or its own levels.",
                             table.id};
    for (const PlotSpec& spec : report.plots)
        for (const plot::Panel& panel : spec.panels)
            for (const plot::Layer& layer : panel.layers)
                if (!consistent(layer))
                    return Error{ErrorKind::Internal,
                                 "A layer of figure '" + spec.id + "' has lists of unequal length.", spec.id};
    return {};
}

}  // namespace pleio
