// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

/// The fields of a report and of everything in it, named once. The binary writer and reader are both
/// made from this list, so a field cannot be written and forgotten on reading. A name, once released,
/// keeps its meaning; a new field needs a new kReportVersion.
namespace pleio::detail {

template <class S, class T>
concept Is = std::same_as<std::remove_const_t<S>, T>;

template <Is<Scalar> S, class F>
void visitFields(S& s, F&& field)
{
    field("id", s.id);
    field("title", s.title);
    field("value", s.value);
    field("help", s.help);
}

template <Is<Note> S, class F>
void visitFields(S& s, F&& field)
{
    field("severity", s.severity);
    field("code", s.code);
    field("text", s.text);
    field("count", s.count);
    field("examples", s.examples);
    field("where", s.where);
}

template <Is<Categories> S, class F>
void visitFields(S& s, F&& field)
{
    field("levels", s.levels);
    field("codes", s.codes);
}

template <Is<Column> S, class F>
void visitFields(S& s, F&& field)
{
    field("id", s.id);
    field("title", s.title);
    field("help", s.help);
    field("style", s.style);
    field("values", s.values);
}

template <Is<Table> S, class F>
void visitFields(S& s, F&& field)
{
    field("id", s.id);
    field("title", s.title);
    field("columns", s.columns);
}

template <Is<plot::Colour> S, class F>
void visitFields(S& s, F&& field)
{
    field("role", s.role);
    field("category", s.category);
}

template <Is<plot::Tick> S, class F>
void visitFields(S& s, F&& field)
{
    field("at", s.at);
    field("text", s.text);
}

template <Is<plot::Axis> S, class F>
void visitFields(S& s, F&& field)
{
    field("label", s.label);
    field("lower", s.lower);
    field("upper", s.upper);
    field("logarithmic", s.logarithmic);
    field("reversed", s.reversed);
    field("visible", s.visible);
    field("ticks", s.ticks);
    field("rotateTicks", s.rotateTicks);
}

template <Is<plot::Points> S, class F>
void visitFields(S& s, F&& field)
{
    field("name", s.name);
    field("x", s.x);
    field("y", s.y);
    field("keys", s.keys);
    field("labels", s.labels);
    field("colour", s.colour);
    field("marker", s.marker);
    field("size", s.size);
}

template <Is<plot::Line> S, class F>
void visitFields(S& s, F&& field)
{
    field("name", s.name);
    field("x", s.x);
    field("y", s.y);
    field("colour", s.colour);
    field("dashed", s.dashed);
    field("width", s.width);
}

template <Is<plot::Segments> S, class F>
void visitFields(S& s, F&& field)
{
    field("name", s.name);
    field("x0", s.x0);
    field("y0", s.y0);
    field("x1", s.x1);
    field("y1", s.y1);
    field("colour", s.colour);
    field("dashed", s.dashed);
    field("width", s.width);
}

template <Is<plot::Bars> S, class F>
void visitFields(S& s, F&& field)
{
    field("name", s.name);
    field("position", s.position);
    field("height", s.height);
    field("base", s.base);
    field("labels", s.labels);
    field("width", s.width);
    field("horizontal", s.horizontal);
    field("colour", s.colour);
    field("keys", s.keys);
}

template <Is<plot::HeatMap> S, class F>
void visitFields(S& s, F&& field)
{
    field("rows", s.rows);
    field("columns", s.columns);
    field("values", s.values);
    field("rowLabels", s.rowLabels);
    field("columnLabels", s.columnLabels);
    field("rowKeys", s.rowKeys);
    field("valueLabel", s.valueLabel);
    field("scale", s.scale);
    field("lower", s.lower);
    field("upper", s.upper);
    field("centre", s.centre);
}

template <Is<plot::Text> S, class F>
void visitFields(S& s, F&& field)
{
    field("x", s.x);
    field("y", s.y);
    field("text", s.text);
    field("anchor", s.anchor);
    field("colour", s.colour);
}

template <Is<plot::Ribbons> S, class F>
void visitFields(S& s, F&& field)
{
    field("name", s.name);
    field("x0", s.x0);
    field("y0", s.y0);
    field("x1", s.x1);
    field("y1", s.y1);
    field("width", s.width);
    field("labels", s.labels);
    field("colour", s.colour);
    field("keys", s.keys);
}

template <Is<plot::Panel> S, class F>
void visitFields(S& s, F&& field)
{
    field("row", s.row);
    field("column", s.column);
    field("rowStretch", s.rowStretch);
    field("columnStretch", s.columnStretch);
    field("title", s.title);
    field("x", s.x);
    field("y", s.y);
    field("layers", s.layers);
    field("legend", s.legend);
    field("linkX", s.linkX);
    field("linkY", s.linkY);
}

template <Is<PlotSpec> S, class F>
void visitFields(S& s, F&& field)
{
    field("id", s.id);
    field("title", s.title);
    field("caption", s.caption);
    field("simulated", s.simulated);
    field("panels", s.panels);
    field("widthMm", s.widthMm);
    field("heightMm", s.heightMm);
}

template <Is<Provenance::Input> S, class F>
void visitFields(S& s, F&& field)
{
    field("role", s.role);
    field("name", s.name);
    field("sha256", s.sha256);
    field("reading", s.reading);
}

template <Is<Provenance> S, class F>
void visitFields(S& s, F&& field)
{
    field("program", s.program);
    field("programVersion", s.programVersion);
    field("analysis", s.analysis);
    field("analysisVersion", s.analysisVersion);
    field("parameters", s.parameters);
    field("seed", s.seed);
    field("inputs", s.inputs);
    field("geneticCodes", s.geneticCodes);
    field("exclusions", s.exclusions);
    field("simulated", s.simulated);
}

template <Is<Report> S, class F>
void visitFields(S& s, F&& field)
{
    field("title", s.title);
    field("scalars", s.scalars);
    field("tables", s.tables);
    field("plots", s.plots);
    field("notes", s.notes);
    field("provenance", s.provenance);
}

/// How many values an enumeration has; they are stored as 0 … count - 1.
template <class E>
inline constexpr std::int64_t kEnumCount = 0;
template <>
inline constexpr std::int64_t kEnumCount<Severity> = 3;
template <>
inline constexpr std::int64_t kEnumCount<NumberStyle> = 3;
template <>
inline constexpr std::int64_t kEnumCount<plot::Colour::Role> = 4;
template <>
inline constexpr std::int64_t kEnumCount<plot::Marker> = 6;
template <>
inline constexpr std::int64_t kEnumCount<plot::HeatMap::Scale> = 2;
template <>
inline constexpr std::int64_t kEnumCount<plot::Text::Anchor> = 5;

/// What the alternatives of a variant are called in the file, in the order of the variant.
template <class V>
inline constexpr std::array<std::string_view, 0> kAlternatives{};
template <>
inline constexpr std::array<std::string_view, 4> kAlternatives<ParameterValue>{"flag", "integer", "real", "text"};
template <>
inline constexpr std::array<std::string_view, 4> kAlternatives<Column::Values>{"text", "real", "integer", "category"};
template <>
inline constexpr std::array<std::string_view, 7> kAlternatives<plot::Layer>{"points",   "line", "segments", "bars",
                                                                            "heat_map", "text", "ribbons"};

/// CBOR tags of typed arrays (RFC 8746), all little endian.
template <class T>
inline constexpr std::uint64_t kArrayTag = 0;
template <>
inline constexpr std::uint64_t kArrayTag<std::uint32_t> = 70;
template <>
inline constexpr std::uint64_t kArrayTag<std::int32_t> = 78;
template <>
inline constexpr std::uint64_t kArrayTag<std::int64_t> = 79;
template <>
inline constexpr std::uint64_t kArrayTag<double> = 86;

inline constexpr std::string_view kReportFormat = "pleioscope.report";
inline constexpr std::int64_t kReportVersion = 4;  // 2: ribbons, 3: programVersion, 4: reading
/// The version from which on reports have a field of this name; older ones are read without it.
constexpr std::int64_t versionOf(std::string_view field)
{
    return field == "reading" ? 4 : field == "programVersion" ? 3 : 1;
}

}  // namespace pleio::detail
