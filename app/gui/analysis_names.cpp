// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/analysis_names.h"

#include "widgets/models/text.h"

#include <QCoreApplication>

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
    if (id == "codon.usage") return AnalysisNames::tr("Usage tables");
    if (id == "codon.bias") return AnalysisNames::tr("Bias");
    if (id == "codon.multivariate") return AnalysisNames::tr("Multivariate");
    if (id == "codon.optimal") return AnalysisNames::tr("Optimal");
    if (id == "codon.pairs") return AnalysisNames::tr("Pairs");
    if (id == "codon.windows") return AnalysisNames::tr("Windows");
    if (id == "traits.correlation") return AnalysisNames::tr("Correlation");
    if (id == "traits.condition") return AnalysisNames::tr("Condition");
    if (id == "traits.structure") return AnalysisNames::tr("Structure");
    if (id == "traits.pleiotropy") return AnalysisNames::tr("Measured");
    if (id == "traits.network") return AnalysisNames::tr("Network");
    if (id == "traits.combine") return AnalysisNames::tr("Combined studies");
    if (id == "traits.enrichment") return AnalysisNames::tr("Enrichment");
    if (id == "traits.agreement") return AnalysisNames::tr("Agreement");
    return plainName(id.substr(id.find('.') + 1));
}

}  // namespace pleio
