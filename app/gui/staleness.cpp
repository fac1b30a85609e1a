// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/staleness.h"

#include "app/gui/analysis_names.h"
#include "core/analysis/provenance.h"
#include "widgets/models/text.h"

#include <QCoreApplication>

#include <array>
#include <set>

namespace pleio {

namespace {

struct Staleness {
    Q_DECLARE_TR_FUNCTIONS(Staleness)
};

bool isPredicted(const Provenance::Input& input) { return input.reading.starts_with("predicted_by = "); }

QString inputDifference(const Provenance& made, const Dataset& dataset)
{
    using Inputs = std::multiset<std::array<std::string, 3>>;
    Inputs before, present, beforeRead, presentRead, beforeGiven, presentGiven;
    for (const Provenance::Input& input : made.inputs) {
        before.insert({input.role, input.sha256});
        if (!isPredicted(input)) beforeGiven.insert({input.role, input.sha256});
        // Results of versions before 0.3.0 do not say how their inputs were read.
        if (!input.reading.empty()) beforeRead.insert({input.role, input.sha256, input.reading});
    }
    const std::vector<Provenance::Input> inputs = inputsOf(dataset);
    for (const Provenance::Input& input : inputs) {
        present.insert({input.role, input.sha256});
        if (!isPredicted(input)) presentGiven.insert({input.role, input.sha256});
        if (!input.reading.empty()) presentRead.insert({input.role, input.sha256, input.reading});
    }
    if (beforeGiven != presentGiven) return Staleness::tr("the input files changed");
    if (before != present) return Staleness::tr("the genes were predicted anew");
    if (!beforeRead.empty() && beforeRead != presentRead)
        return Staleness::tr("the input files are read in another way");
    if (made.geneticCodes != dataset.genome.geneticCodes()) return Staleness::tr("the genetic code changed");
    return {};
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
                     .arg(parameterTitle(request.analysis, id),
                          parameterShown(request.analysis, id, parameterText(before->second)),
                          parameterShown(request.analysis, id, parameterText(value)));
    }
    if (made.seed != request.seed) found << Staleness::tr("the seed was %1, now %2").arg(made.seed).arg(request.seed);
    return found;
}

}  // namespace pleio
