// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/python/computed_report.h"
#include "app/python/failure.h"
#include "app/python/loaded_dataset.h"
#include "core/analysis/analysis.h"
#include "core/base/version.h"
#include "core/genome/genetic_code.h"
#include "core/io/source_roles.h"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>

namespace py = pybind11;

namespace {

std::string_view kindId(pleio::ParameterKind kind)
{
    using enum pleio::ParameterKind;
    switch (kind) {
    case Trait:
        return "trait";
    case Condition:
        return "condition";
    case Conditions:
        return "conditions";
    case Gene:
        return "gene";
    case Genes:
        return "genes";
    case Plain:
        break;
    }
    return "plain";
}

py::dict described(const pleio::ParameterSpec& spec)
{
    py::list choices;
    for (const pleio::Choice& choice : spec.choices) choices.append(py::make_tuple(choice.id, choice.title));
    py::dict words;
    words["id"] = spec.id;
    words["title"] = spec.title;
    words["help"] = spec.help;
    words["unit"] = spec.unit;
    words["default"] = spec.defaultValue;
    words["minimum"] = spec.minimum;
    words["maximum"] = spec.maximum;
    words["choices"] = choices;
    words["kind"] = kindId(spec.kind);
    return words;
}

py::dict described(const pleio::AnalysisDescriptor& analysis)
{
    py::list needs, parameters;
    if (analysis.needsSequence) needs.append("sequence");
    if (analysis.needsTraits) needs.append("traits");
    if (analysis.needsPhenotypes) needs.append("traits or phenotypes");
    if (analysis.needsMeasurements) needs.append("phenotypes");
    for (const pleio::ParameterSpec& spec : analysis.parameters) parameters.append(described(spec));
    py::dict words;
    words["id"] = analysis.id;
    words["title"] = analysis.title;
    words["answers"] = analysis.answers;
    words["citation"] = analysis.citation;
    words["version"] = analysis.version;
    words["needs"] = needs;
    words["tables"] = analysis.tables;
    words["parameters"] = parameters;
    return words;
}

}  // namespace

PYBIND11_MODULE(_core, module)
{
    module.doc() = "What Python calls of Pleioscope; use the package pleioscope, not this.";
    pleio::python::registerFailures();
    pleio::python::defineDataset(module);
    pleio::python::defineReport(module);
    module.def("version", &pleio::programVersion);
    module.def("analyses", [] {
        py::list analyses;
        for (const pleio::AnalysisDescriptor& analysis : pleio::builtinAnalyses()) analyses.append(described(analysis));
        return analyses;
    });
    module.def("roles", [] {
        py::list roles;
        for (const pleio::SourceRoleInfo& role : pleio::sourceRoles())
            roles.append(py::make_tuple(role.id, role.help, role.mayRepeat));
        return roles;
    });
    module.def("codons", [] {
        py::list codons;
        for (int codon = 0; codon < pleio::kCodons; ++codon) codons.append(pleio::codonText(codon));
        return codons;
    });
}
