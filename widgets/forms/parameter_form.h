// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "widgets/forms/name_fields.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace pleio {

/// What is loaded, for fields that name traits or genes (ParameterKind).
struct FormOffers {
    QStringList traits;
    QString currentGene;  ///< the selected one whose details are shown; may be empty
    QStringList selectedGenes;
    QStringList conditions;  ///< and their groups
    QList<OfferedSet> geneSets = {}, conditionSets = {};
};

/// A value as people read it: the title of a choice, on or off, whole numbers in groups.
[[nodiscard]] QString parameterValueText(const ParameterSpec& spec, const ParameterValue& value);

/// Fields for the parameters of an analysis, made from their specs: title and unit, the field, then range,
/// default and help. What does not fit its spec is said under the field in the words of parseParameter.
class ParameterForm final : public QWidget {
    Q_OBJECT
public:
    explicit ParameterForm(std::vector<ParameterSpec> specs, QWidget* parent = nullptr);

    void setValues(const Parameters& values);
    /// Leaves the values as they are.
    void setOffers(const FormOffers& offers);
    /// The first field that does not fit gives the Error, with the parameter's id in `where`.
    [[nodiscard]] Result<Parameters> values() const;
    [[nodiscard]] bool isValid() const;
    /// Says beside the field of a parameter why a run did not take its value, until something is changed, and goes
    /// there.
    void refuse(std::string_view id, const QString& message);
    /// The field of a parameter, for tests and focus; nullptr for an unknown id.
    [[nodiscard]] QWidget* field(std::string_view id) const;

signals:
    /// A value changed, by the user or by setValues.
    void edited();

private:
    struct Field {
        QWidget* editor = nullptr;
        QLabel* problem = nullptr;
        QString refused;  ///< why a run did not take the value
        std::function<std::string()> text;
        std::function<void(const ParameterValue&)> show;
        std::function<void(const FormOffers&)> offer;  ///< empty unless the field names something loaded
    };
    /// The field of a text without choices.
    void makeTextField(ParameterKind kind, Field& field);
    void changed();
    void addField(const ParameterSpec& spec, QVBoxLayout& layout);
    void validate();

    std::vector<ParameterSpec> m_specs;
    std::vector<Field> m_fields;
};

}  // namespace pleio
