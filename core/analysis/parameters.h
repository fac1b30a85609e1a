// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pleio {

using ParameterValue = std::variant<bool, std::int64_t, double, std::string>;

struct Choice {
    std::string id;
    std::string title;
};

/// What the text of a parameter names, so that a form can offer what is loaded. It changes nothing about the value:
/// the analysis reads the text and says what it does not find.
enum class ParameterKind {
    Plain,
    Trait,       ///< one trait by its name; empty for none
    Condition,   ///< one condition of the phenotypes or a group of them by its name; empty for none
    Conditions,  ///< conditions or groups of them by their names, with semicolons between them; empty for all
    Gene,        ///< one gene by any of its names; empty for none
    Genes,       ///< genes by any of their names, with commas, spaces or line breaks between them; empty for none
};

/// One parameter of an analysis. Forms, `describe`, `--help` and validation are made from it. The type
/// is that of `defaultValue`; a string with `choices` is one of them.
struct ParameterSpec {
    std::string id;  ///< "min_genes"; on the command line --min-genes
    std::string title;
    std::string help;
    std::string unit;  ///< may be empty
    ParameterValue defaultValue;
    std::optional<double> minimum, maximum;
    std::vector<Choice> choices;
    ParameterKind kind = ParameterKind::Plain;  ///< of a string without choices
};

/// Checked values by id.
class Parameters {
public:
    Parameters() = default;
    explicit Parameters(std::map<std::string, ParameterValue> values) : m_values(std::move(values)) {}

    /// Precondition of the getters: the parameter exists with that type (true after `checked`).
    [[nodiscard]] std::int64_t integer(const std::string& id) const;
    [[nodiscard]] double real(const std::string& id) const;
    [[nodiscard]] bool flag(const std::string& id) const;
    [[nodiscard]] const std::string& text(const std::string& id) const;

    [[nodiscard]] const std::map<std::string, ParameterValue>& values() const { return m_values; }
    void set(const std::string& id, ParameterValue value) { m_values[id] = std::move(value); }
    [[nodiscard]] bool operator==(const Parameters&) const = default;

private:
    std::map<std::string, ParameterValue> m_values;
};

/// Defaults filled in; unknown ids, wrong types and values out of range refused (Usage, where = id).
/// A whole number given for a real parameter becomes a real.
[[nodiscard]] Result<Parameters> checked(const std::vector<ParameterSpec>& specs, const Parameters& given);
/// Reads a value written as text, as on the command line ("true", "25", "0.1"); Usage if it does not fit the spec.
[[nodiscard]] Result<ParameterValue> parseParameter(const ParameterSpec& spec, std::string_view text);
/// The text that parseParameter reads back to the same value.
[[nodiscard]] std::string parameterText(const ParameterValue& value);
/// "--min-genes" of "min_genes".
[[nodiscard]] std::string optionName(const std::string& parameter);

}  // namespace pleio
