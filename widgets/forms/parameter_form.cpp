// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/parameter_form.h"

#include "core/base/text.h"
#include "widgets/forms/name_fields.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace pleio {

QString parameterValueText(const ParameterSpec& spec, const ParameterValue& value)
{
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? ParameterForm::tr("on") : ParameterForm::tr("off");
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return qtext(displayCount(*whole));
    const std::string text = parameterText(value);
    for (const Choice& choice : spec.choices)
        if (choice.id == text) return qtext(choice.title);
    return qtext(text);
}

namespace {

/// What takes the focus of an editor, which may be made of several widgets.
QWidget& lineOf(QWidget& editor) { return editor.focusProxy() ? *editor.focusProxy() : editor; }

/// The style sheet gives a field that does not fit a red frame.
void markField(QWidget& editor, bool isWrong)
{
    QWidget& line = lineOf(editor);
    if (line.property("refused").toBool() == isWrong) return;
    line.setProperty("refused", isWrong);
    line.style()->unpolish(&line);
    line.style()->polish(&line);
}

/// "Default 1,000; 0 to 100,000."
QString rangeText(const ParameterSpec& spec)
{
    QStringList parts;
    const bool whole = std::holds_alternative<std::int64_t>(spec.defaultValue);
    const auto bound = [whole](double value) {
        return whole ? qtext(displayCount(static_cast<std::int64_t>(value))) : numberText(value);
    };
    const QString standard = parameterValueText(spec, spec.defaultValue);
    if (!standard.isEmpty()) parts << ParameterForm::tr("Default %1").arg(standard);
    if (spec.minimum && spec.maximum)
        parts << ParameterForm::tr("%1 to %2").arg(bound(*spec.minimum), bound(*spec.maximum));
    else if (spec.minimum)
        parts << ParameterForm::tr("at least %1").arg(bound(*spec.minimum));
    else if (spec.maximum)
        parts << ParameterForm::tr("at most %1").arg(bound(*spec.maximum));
    return parts.isEmpty() ? QString() : parts.join(QStringLiteral("; ")) + u'.';
}

}  // namespace

ParameterForm::ParameterForm(std::vector<ParameterSpec> specs, QWidget* parent)
    : QWidget(parent), m_specs(std::move(specs))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    for (const ParameterSpec& spec : m_specs) addField(spec, *layout);
    layout->addStretch();
    validate();
}

void ParameterForm::addField(const ParameterSpec& spec, QVBoxLayout& layout)
{
    Field field;
    const QString title = qtext(spec.title);
    if (std::holds_alternative<bool>(spec.defaultValue)) {
        auto* box = new QCheckBox(title);
        field.editor = box;
        field.text = [box] { return std::string(box->isChecked() ? "true" : "false"); };
        field.show = [box](const ParameterValue& value) { box->setChecked(std::get<bool>(value)); };
        connect(box, &QCheckBox::toggled, this, &ParameterForm::changed);
    } else {
        auto* label = new QLabel(spec.unit.empty() ? title : tr("%1 (%2)").arg(title, qtext(spec.unit)));
        label->setObjectName(QStringLiteral("fieldLabel"));
        layout.addWidget(label);
        if (!spec.choices.empty()) {
            auto* box = new QComboBox;
            // A long choice must not make the form wider than the sheet it is in.
            box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            for (const Choice& choice : spec.choices) box->addItem(qtext(choice.title), qtext(choice.id));
            field.editor = box;
            field.text = [box] { return utf8(box->currentData().toString()); };
            field.show = [box](const ParameterValue& value) {
                box->setCurrentIndex(box->findData(qtext(parameterText(value))));
            };
            connect(box, &QComboBox::currentIndexChanged, this, &ParameterForm::changed);
        } else {
            makeTextField(spec.kind, field);
        }
        label->setBuddy(field.editor);
    }
    field.editor->setObjectName(qtext(spec.id));
    field.editor->setAccessibleName(title);
    field.editor->setAccessibleDescription(qtext(spec.help));
    field.editor->setToolTip(qtext(spec.help));
    layout.addWidget(field.editor);

    field.problem = new QLabel;
    field.problem->setObjectName(QStringLiteral("fieldProblem"));
    field.problem->setWordWrap(true);
    field.problem->hide();
    layout.addWidget(field.problem);
    auto* help = new QLabel((rangeText(spec) + u' ' + qtext(spec.help)).trimmed());
    help->setObjectName(QStringLiteral("hint"));
    help->setWordWrap(true);
    layout.addWidget(help);
    layout.addSpacing(12);

    const QSignalBlocker quiet(field.editor);
    field.show(spec.defaultValue);
    m_fields.push_back(std::move(field));
}

void ParameterForm::makeTextField(ParameterKind kind, Field& field)
{
    switch (kind) {
    case ParameterKind::Trait: {
        auto* box = new TraitField;
        field.editor = box;
        field.text = [box] { return utf8(box->name()); };
        field.show = [box](const ParameterValue& value) { box->setName(qtext(parameterText(value))); };
        field.offer = [box](const FormOffers& offers) { box->setTraits(offers.traits); };
        connect(box, &QComboBox::currentIndexChanged, this, &ParameterForm::changed);
        break;
    }
    case ParameterKind::Condition: {
        auto* line = new ConditionField;
        field.editor = line;
        field.text = [line] { return std::string(trimmed(utf8(line->text()))); };
        field.show = [line](const ParameterValue& value) { line->setText(qtext(parameterText(value))); };
        field.offer = [line](const FormOffers& offers) { line->setConditions(offers.conditions); };
        connect(line, &QLineEdit::textChanged, this, &ParameterForm::changed);
        break;
    }
    case ParameterKind::Conditions: {
        auto* conditions = new ConditionsField;
        field.editor = conditions;
        field.text = [conditions] { return std::string(trimmed(utf8(conditions->text()))); };
        field.show = [conditions](const ParameterValue& value) { conditions->setText(qtext(parameterText(value))); };
        field.offer = [conditions](const FormOffers& offers) { conditions->setSets(offers.conditionSets); };
        connect(conditions, &ConditionsField::edited, this, &ParameterForm::changed);
        break;
    }
    case ParameterKind::Gene:
    case ParameterKind::Genes: {
        const bool one = kind == ParameterKind::Gene;
        auto* genes = new GenesField(one ? tr("Name of a gene") : tr("Names with commas or spaces between"));
        field.editor = genes;
        field.text = [genes] { return std::string(trimmed(utf8(genes->text()))); };
        field.show = [genes](const ParameterValue& value) { genes->setText(qtext(parameterText(value))); };
        field.offer = [genes, one](const FormOffers& offers) {
            const QStringList current = offers.currentGene.isEmpty() ? QStringList() : QStringList(offers.currentGene);
            genes->setSelected(one ? current : offers.selectedGenes);
            genes->setSets(one ? QList<OfferedSet>() : offers.geneSets);
        };
        connect(genes, &GenesField::edited, this, &ParameterForm::changed);
        break;
    }
    case ParameterKind::Plain: {
        auto* line = new QLineEdit;
        field.editor = line;
        field.text = [line] { return std::string(trimmed(utf8(line->text()))); };
        field.show = [line](const ParameterValue& value) { line->setText(qtext(parameterText(value))); };
        connect(line, &QLineEdit::textChanged, this, &ParameterForm::changed);
        break;
    }
    }
}

void ParameterForm::refuse(std::string_view id, const QString& message)
{
    for (std::size_t i = 0; i < m_specs.size(); ++i) {
        if (m_specs[i].id != id) continue;
        m_fields[i].refused = message;
        validate();
        lineOf(*m_fields[i].editor).setFocus(Qt::OtherFocusReason);
    }
}

void ParameterForm::changed()
{
    // What was refused may fit now, also because of another field.
    for (Field& field : m_fields) field.refused.clear();
    validate();
    emit edited();
}

void ParameterForm::setOffers(const FormOffers& offers)
{
    for (const Field& field : m_fields)
        if (field.offer) field.offer(offers);
}

void ParameterForm::setValues(const Parameters& values)
{
    for (std::size_t i = 0; i < m_specs.size(); ++i) {
        const auto found = values.values().find(m_specs[i].id);
        const QSignalBlocker quiet(m_fields[i].editor);
        m_fields[i].show(found != values.values().end() ? found->second : m_specs[i].defaultValue);
    }
    changed();
}

Result<Parameters> ParameterForm::values() const
{
    Parameters parameters;
    for (std::size_t i = 0; i < m_specs.size(); ++i) {
        Result<ParameterValue> value = parseParameter(m_specs[i], m_fields[i].text());
        if (!value) return value.error();
        parameters.set(m_specs[i].id, std::move(*value));
    }
    return parameters;
}

bool ParameterForm::isValid() const { return values().has_value(); }

QWidget* ParameterForm::field(std::string_view id) const
{
    for (std::size_t i = 0; i < m_specs.size(); ++i)
        if (m_specs[i].id == id) return m_fields[i].editor;
    return nullptr;
}

void ParameterForm::validate()
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const Result<ParameterValue> value = parseParameter(m_specs[i], m_fields[i].text());
        const QString problem = value ? m_fields[i].refused : qtext(value.error().message);
        m_fields[i].problem->setVisible(!problem.isEmpty());
        m_fields[i].problem->setText(problem);
        markField(*m_fields[i].editor, !problem.isEmpty());
    }
}

}  // namespace pleio
