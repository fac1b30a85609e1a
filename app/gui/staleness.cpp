// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/staleness.h"

#include "widgets/models/text.h"

#include <QCoreApplication>

#include <set>

namespace pleio {

namespace {

struct Staleness {
    Q_DECLARE_TR_FUNCTIONS(Staleness)
};

QString inputDifference(const Provenance& made, const Dataset& dataset)
{
    std::multiset<std::pair<std::string, std::string>> before;
    std::multiset<std::pair<std::string, std::string>> present;
    for (const Provenance::Input& input : made.inputs) before.emplace(input.role, input.sha256);
    for (const SourceFile& source : dataset.sources) present.emplace(sourceRoleId(source.role), source.sha256);
    if (before != present) return Staleness::tr("the input files changed");
    if (made.geneticCodes != dataset.genome.geneticCodes()) return Staleness::tr("the genetic code changed");
    return {};
}

QString parameterTitle(const Request& request, const std::string& id)
{
    const AnalysisDescriptor* analysis = findAnalysis(request.analysis);
    if (analysis)
        for (const ParameterSpec& spec : analysis->parameters)
            if (spec.id == id) return qtext(spec.title);
    return qtext(id);
}

}  // namespace

QStringList differences(const Provenance& made, const Request& request, const Dataset& dataset)
{
    QStringList found;
    if (const QString inputs = inputDifference(made, dataset); !inputs.isEmpty()) found << inputs;
    for (const auto& [id, value] : request.parameters.values()) {
        const auto before = made.parameters.values().find(id);
        if (before == made.parameters.values().end() || before->second == value) continue;
        found << Staleness::tr("%1 was %2, now %3")
                     .arg(parameterTitle(request, id), qtext(parameterText(before->second)),
                          qtext(parameterText(value)));
    }
    if (made.seed != request.seed) found << Staleness::tr("the seed was %1, now %2").arg(made.seed).arg(request.seed);
    return found;
}

}  // namespace pleio
