// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/analysis_names.h"

#include "core/analysis/analysis_ids.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/models/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pleio {

namespace {

struct AnalysisNames {
    Q_DECLARE_TR_FUNCTIONS(AnalysisNames)
};

/// For an id without a name of its own: its words, capitalised.
QString plainName(std::string_view part)
{
    QString name = qtext(part).replace(u'_', u' ');
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name;
}

const ParameterSpec* specOf(std::string_view analysis, std::string_view id)
{
    const AnalysisDescriptor* known = findAnalysis(analysis);
    if (!known) return nullptr;
    const auto found = std::ranges::find(known->parameters, id, &ParameterSpec::id);
    return found == known->parameters.end() ? nullptr : &*found;
}

}  // namespace

QString analysisGroup(std::string_view id)
{
    const std::string_view group = id.substr(0, id.find('.'));
    if (group == "cipher" || group == "traits") return AnalysisNames::tr("Traits");
    if (group == "codon") return AnalysisNames::tr("Codons");
    if (group == "genome") return AnalysisNames::tr("Genome");
    return plainName(group);
}

QString analysisTab(std::string_view id)
{
    // The tab Usage compares sets of genes as they are selected; this one has the run.
    if (id == kCodonUsage) return AnalysisNames::tr("Usage tables");
    if (id == kCodonBias) return AnalysisNames::tr("Bias");
    if (id == kCodonMultivariate) return AnalysisNames::tr("Multivariate");
    if (id == kCodonOptimal) return AnalysisNames::tr("Optimal");
    if (id == kCodonPairs) return AnalysisNames::tr("Pairs");
    if (id == kCodonWindows) return AnalysisNames::tr("Windows");
    if (id == kTraitsCorrelation) return AnalysisNames::tr("Correlation");
    if (id == kTraitsCondition) return AnalysisNames::tr("Condition");
    if (id == kTraitsStructure) return AnalysisNames::tr("Structure");
    if (id == kTraitsPleiotropy) return AnalysisNames::tr("Measured");
    if (id == kTraitsNetwork) return AnalysisNames::tr("Network");
    if (id == kTraitsCombine) return AnalysisNames::tr("Combined studies");
    if (id == kTraitsEnrichment) return AnalysisNames::tr("Enrichment");
    if (id == kTraitsAgreement) return AnalysisNames::tr("Agreement");
    return plainName(id.substr(id.find('.') + 1));
}

QString parameterTitle(std::string_view analysis, std::string_view id)
{
    const ParameterSpec* spec = specOf(analysis, id);
    return qtext(spec ? std::string_view(spec->title) : id);
}

QString parameterShown(std::string_view analysis, std::string_view id, const std::string& value)
{
    const ParameterSpec* spec = specOf(analysis, id);
    // What an older version took need not be a value now.
    const auto known = spec ? parseParameter(*spec, value) : Result<ParameterValue>(ParameterValue(value));
    return spec && known ? parameterValueText(*spec, *known) : qtext(value);
}

QString runMessage(std::string_view analysis, const std::string& message)
{
    const std::size_t colon = message.find(": ");
    const ParameterSpec* spec =
        colon == std::string::npos ? nullptr : specOf(analysis, std::string_view(message).substr(0, colon));
    return spec ? qtext(spec->title) + qtext(std::string_view(message).substr(colon)) : qtext(message);
}

QString needSentence(Need need)
{
    switch (need) {
    case Need::Sequence:
        return AnalysisNames::tr("It reads the sequences of genes, so it needs their genome.");
    case Need::Traits:
        return AnalysisNames::tr("It needs a trait table.");
    case Need::Phenotypes:
        return AnalysisNames::tr("It needs phenotypes, or a trait table in their place.");
    case Need::Measurements:
        return AnalysisNames::tr("It needs measured phenotypes.");
    }
    return {};
}

}  // namespace pleio
