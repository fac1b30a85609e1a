// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/codon/bias_summary.h"

#include "core/analysis/builtin/codon/bias_columns.h"
#include "core/analysis/builtin/codon/codon_notes.h"
#include "core/analysis/builtin/columns.h"

#include <cassert>
#include <cmath>

namespace pleio::builtin {

namespace {

constexpr std::int64_t kExamplesShown = 3;

const char* reasonText(UndefinedReason reason)
{
    switch (reason) {
    case UndefinedReason::Defined:
        break;
    case UndefinedReason::NoCodons:
        return "the gene has no sense codon";
    case UndefinedReason::NoSynonymousCodons:
        return "no codon that takes part has a synonym";
    case UndefinedReason::NoSuchBases:
        return "none of the bases or codons that are compared occurs";
    case UndefinedReason::FamilyMissing:
        return "no amino acid of some degree of degeneracy occurs often enough";
    case UndefinedReason::NoReference:
        return "there is no reference set";
    case UndefinedReason::NoBackground:
        return "there is no sequence between genes";
    case UndefinedReason::NoOptimalCodons:
        return "no optimal codons are known";
    case UndefinedReason::NoTrna:
        return "no tRNA gene copy numbers are known";
    case UndefinedReason::NotInReference:
        return "none of the gene's amino acids occurs in the reference set";
    case UndefinedReason::NoChoice:
        return "every synonymous gene of this protein has the same value";
    case UndefinedReason::AtReference:
        return "the gene does not differ from the reference set";
    }
    return "";
}

}  // namespace

void BiasSummary::Mean::add(double value)
{
    if (std::isnan(value)) return;
    sum += value;
    ++n;
}

void BiasSummary::add(const GeneBias& bias, std::string_view gene, bool pooled)
{
    ++m_genes;
    if (pooled) {
        ++m_pooled;
        m_codons += bias.codons;
        m_gc3s.add(bias.gc3s);
        m_nc.add(bias.nc);
        m_cai.add(bias.cai);
    }
    const auto columns = biasColumns();
    assert(columns.size() == kColumns);
    for (std::size_t c = 0; c < kColumns; ++c) {
        if (!std::isnan(bias.*columns[c].value)) continue;
        Found& found = m_undefined[c][static_cast<std::size_t>(undefinedReason(bias, columns[c].value, m_model))];
        if (found.genes++ >= kExamplesShown) continue;
        if (!found.examples.empty()) found.examples += ", ";
        found.examples += gene;
    }
}

std::vector<Scalar> BiasSummary::scalars(std::size_t referenceGenes, StartCodon start, bool usualCai) const
{
    return {
        {"genes", "Genes", static_cast<double>(m_genes), "Genes with a row in the table."},
        {"genes_pooled", "Genes pooled", static_cast<double>(m_pooled),
         "Genes without defect, which make up the genome's codon usage."},
        countedBy(start, Scalar{"codons", "Codons", m_codons, "Sense codons of the pooled genes."}),
        {"genetic_code", "Genetic code", static_cast<double>(m_model.code->id()),
         "NCBI number of the table that defines the families."},
        {"reference_genes", "Reference genes", static_cast<double>(referenceGenes), "Genes of the reference set."},
        countedBy(start,
                  Scalar{"mean_gc3s", "Mean GC3s", m_gc3s.value(), "Over the pooled genes in which it is defined."}),
        countedBy(start, Scalar{"mean_nc", "Mean Nc", m_nc.value(), "Over the pooled genes in which it is defined."}),
        countedBy(start,
                  Scalar{usualCai ? "mean_cai" : "mean_cai_reference", usualCai ? "Mean CAI" : "Mean CAI, reference",
                         m_cai.value(), "Over the pooled genes in which it is defined."}),
    };
}

Table BiasSummary::undefined() const
{
    std::vector<std::string> statistics, reasons, examples;
    std::vector<std::int64_t> counts;
    for (std::size_t c = 0; c < kColumns; ++c)
        for (std::size_t reason = 0; reason < kReasons; ++reason) {
            const Found& found = m_undefined[c][reason];
            if (found.genes == 0) continue;
            statistics.emplace_back(biasColumns()[c].title);
            reasons.emplace_back(reasonText(static_cast<UndefinedReason>(reason)));
            counts.push_back(found.genes);
            examples.push_back(found.examples);
        }
    Table table{"undefined", "Where numbers are undefined", {}};
    table.columns = {column("statistic", "Statistic", "Column of the table of genes.", std::move(statistics)),
                     column("reason", "Reason", "Why the number does not exist.", std::move(reasons)),
                     column("genes", "Genes", "In how many genes.", std::move(counts)),
                     column("examples", "Examples", "The first of them.", std::move(examples))};
    return table;
}

}  // namespace pleio::builtin
