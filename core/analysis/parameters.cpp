// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/parameters.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

/// Above this not every integer is a double.
constexpr std::int64_t kExactIntegers = std::int64_t{1} << 53;

Error usage(std::string message, const std::string& parameter)
{
    return {ErrorKind::Usage, std::move(message), parameter};
}

std::string wanted(const ParameterSpec& spec)
{
    return std::visit(Overloaded{[](bool) { return std::string("true or false"); },
                                 [](std::int64_t) { return std::string("a whole number"); },
                                 [](double) { return std::string("a number"); },
                                 [](const std::string&) { return std::string("text"); }},
                      spec.defaultValue);
}

Error wrongType(const ParameterSpec& spec, const std::string& given)
{
    return usage("'" + given + "' does not fit; give " + wanted(spec) + ".", spec.id);
}

std::string withUnit(const ParameterSpec& spec, double value)
{
    const std::string text = value == std::floor(value) ? displayNumber(value) : shortestNumber(value);
    return text + (spec.unit.empty() ? "" : " " + spec.unit);
}

Result<void> checkedRange(const ParameterSpec& spec, double value, const std::string& text)
{
    if (!std::isfinite(value)) return usage("'" + text + "' is not a finite number; give one.", spec.id);
    const bool low = spec.minimum && value < *spec.minimum;
    const bool high = spec.maximum && value > *spec.maximum;
    if (!low && !high) return {};
    std::string range;
    if (spec.minimum && spec.maximum)
        range = "between " + withUnit(spec, *spec.minimum) + " and " + withUnit(spec, *spec.maximum);
    else if (spec.minimum)
        range = "of at least " + withUnit(spec, *spec.minimum);
    else
        range = "of at most " + withUnit(spec, *spec.maximum);
    return usage(text + " is out of range; give a value " + range + ".", spec.id);
}

Result<void> checkedChoice(const ParameterSpec& spec, const std::string& value)
{
    if (spec.choices.empty() || std::ranges::find(spec.choices, value, &Choice::id) != spec.choices.end()) return {};
    std::string ids;
    for (const Choice& choice : spec.choices) addToList(ids, choice.id);
    return usage("'" + value + "' is not one of the choices; give one of " + ids + ".", spec.id);
}

/// The value with the type of the spec, or why it does not fit.
Result<ParameterValue> fitted(const ParameterSpec& spec, ParameterValue value)
{
    if (std::holds_alternative<double>(spec.defaultValue))
        if (const auto* integer = std::get_if<std::int64_t>(&value);
            integer != nullptr && *integer >= -kExactIntegers && *integer <= kExactIntegers)
            value = static_cast<double>(*integer);
    const std::string text = parameterText(value);
    if (value.index() != spec.defaultValue.index()) return wrongType(spec, text);
    const Result<void> ok =
        std::visit(Overloaded{[](bool) { return Result<void>(); },
                              [&](std::int64_t v) { return checkedRange(spec, static_cast<double>(v), text); },
                              [&](double v) { return checkedRange(spec, v, text); },
                              [&](const std::string& v) { return checkedChoice(spec, v); }},
                   value);
    if (!ok) return ok.error();
    return value;
}

}  // namespace

std::int64_t Parameters::integer(const std::string& id) const { return std::get<std::int64_t>(m_values.at(id)); }

double Parameters::real(const std::string& id) const { return std::get<double>(m_values.at(id)); }

bool Parameters::flag(const std::string& id) const { return std::get<bool>(m_values.at(id)); }

const std::string& Parameters::text(const std::string& id) const { return std::get<std::string>(m_values.at(id)); }

Result<Parameters> checked(const std::vector<ParameterSpec>& specs, const Parameters& given)
{
    for (const auto& [id, value] : given.values()) {
        if (std::ranges::find(specs, id, &ParameterSpec::id) != specs.end()) continue;
        std::string ids;
        for (const ParameterSpec& spec : specs) addToList(ids, spec.id);
        return usage(ids.empty() ? "There is no parameter of this name; this analysis has none."
                                 : "There is no parameter of this name; this analysis has " + ids + ".",
                     id);
    }
    Parameters complete;
    for (const ParameterSpec& spec : specs) {
        const auto at = given.values().find(spec.id);
        Result<ParameterValue> value = fitted(spec, at == given.values().end() ? spec.defaultValue : at->second);
        if (!value) return value.error();
        complete.set(spec.id, *std::move(value));
    }
    return complete;
}

Result<ParameterValue> parseParameter(const ParameterSpec& spec, std::string_view text)
{
    const std::string_view word = trimmed(text);
    const auto parsed = std::visit(Overloaded{[&](bool) -> std::optional<ParameterValue> {
                                                  if (word == "true") return ParameterValue(true);
                                                  if (word == "false") return ParameterValue(false);
                                                  return std::nullopt;
                                              },
                                              [&](std::int64_t value) -> std::optional<ParameterValue> {
                                                  if (!parseInteger(word, value)) return std::nullopt;
                                                  return ParameterValue(value);
                                              },
                                              [&](double value) -> std::optional<ParameterValue> {
                                                  if (!parseNumber(word, value)) return std::nullopt;
                                                  return ParameterValue(value);
                                              },
                                              [&](const std::string&) -> std::optional<ParameterValue> {
                                                  return ParameterValue(std::string(text));
                                              }},
                                   spec.defaultValue);
    if (!parsed) return wrongType(spec, std::string(text));
    return fitted(spec, *parsed);
}

std::string parameterText(const ParameterValue& value)
{
    return std::visit(Overloaded{[](bool v) { return std::string(v ? "true" : "false"); },
                                 [](std::int64_t v) { return std::to_string(v); },
                                 [](double v) { return std::isnan(v) ? std::string("nan") : shortestNumber(v); },
                                 [](const std::string& v) { return v; }},
                      value);
}

std::string optionName(const std::string& parameter)
{
    std::string name = "--" + parameter;
    std::ranges::replace(name, '_', '-');
    return name;
}

}  // namespace pleio
