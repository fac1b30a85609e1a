// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/evidence_table.h"

#include "core/cipher/decode.h"
#include "widgets/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

struct EvidenceText {
    Q_DECLARE_TR_FUNCTIONS(EvidenceText)
};

/// Undefined p last.
double forSorting(const Evidence& evidence) { return std::isnan(evidence.p) ? 2.0 : evidence.p; }

}  // namespace

std::vector<Evidence> evidenceByP(const DecodeIndex& result, const QString& gene)
{
    std::vector<Evidence> all = result.evidence(gene);
    std::ranges::stable_sort(all, {}, forSorting);
    return all;
}

Table evidenceTable(const DecodeIndex& result, const QString& gene)
{
    const std::vector<Evidence> all = evidenceByP(result, gene);
    std::vector<std::string> trait, source, reading;
    std::vector<double> z, p, q, probability, auc;
    std::vector<std::int64_t> grade;
    for (const Evidence& evidence : all) {
        trait.push_back(utf8(result.trait(evidence.trait).name));
        source.push_back(utf8(result.trait(evidence.trait).source));
        const bool called = evidence.q <= kGeneQ;
        reading.push_back(evidence.member ? (called ? utf8(EvidenceText::tr("annotated, codons agree"))
                                                    : utf8(EvidenceText::tr("annotated, codons do not tell")))
                                          : (called ? utf8(EvidenceText::tr("not annotated, codons fit"))
                                                    : utf8(EvidenceText::tr("no evidence"))));
        z.push_back(evidence.z);
        p.push_back(evidence.p);
        q.push_back(evidence.q);
        probability.push_back(evidence.probability);
        auc.push_back(result.traitNumber(evidence.trait, "auc_combined"));
        const double number = result.traitNumber(evidence.trait, "grade");
        grade.push_back(std::isnan(number) ? -1 : static_cast<std::int64_t>(number));
    }
    constexpr auto kProbability = NumberStyle::Probability;
    Table table{"gene_evidence", utf8(EvidenceText::tr("Evidence")), {}};
    table.columns = {
        {"trait", utf8(EvidenceText::tr("Trait")), utf8(EvidenceText::tr("Tested trait.")), std::move(trait), {}},
        {"source",
         utf8(EvidenceText::tr("Source")),
         utf8(EvidenceText::tr("Where the trait comes from.")),
         std::move(source),
         {}},
        {"reading",
         utf8(EvidenceText::tr("Evidence")),
         utf8(EvidenceText::tr("Annotation beside what the codons say; the codons fit at q <= 0.1.")),
         std::move(reading),
         {}},
        {"z",
         utf8(EvidenceText::tr("z")),
         utf8(EvidenceText::tr("Held-out score of the gene for the trait.")),
         std::move(z),
         {}},
        {"p", utf8(EvidenceText::tr("p")),
         utf8(EvidenceText::tr("Conformal p against held-out non-members of similar length.")), std::move(p),
         kProbability},
        {"q", utf8(EvidenceText::tr("q")), utf8(EvidenceText::tr("Benjamini-Hochberg over the genes of the trait.")),
         std::move(q), kProbability},
        {"probability",
         utf8(EvidenceText::tr("Probability")),
         utf8(EvidenceText::tr("Calibrated probability of membership.")),
         std::move(probability),
         {}},
        {"auc_combined",
         utf8(EvidenceText::tr("AUC of trait")),
         utf8(EvidenceText::tr("Held-out AUC of the trait, combined channel; 0.5 = no information.")),
         std::move(auc),
         {}},
        {"grade",
         utf8(EvidenceText::tr("Grade of trait")),
         utf8(EvidenceText::tr("Evidence grade of the trait, 0 to 4.")),
         std::move(grade),
         {}},
    };
    return table;
}

Table traitGenesTable(const DecodeIndex& result, int traitRow)
{
    const std::vector<std::int32_t> rows = result.decodeRows(traitRow);
    const auto decode = result.table("decode");
    const auto genes = result.table("genes");
    std::vector<std::string> id, symbol, product;
    std::vector<std::int64_t> member;
    for (const std::int32_t row : rows) {
        const auto at = static_cast<std::size_t>(row);
        id.push_back(cellText(*decode->find("gene_id"), at));
        const int gene = genes ? result.geneRow("genes", qtext(id.back())) : -1;
        const auto name = [&](const char* column) {
            const Column* found = gene < 0 ? nullptr : genes->find(column);
            return found ? cellText(*found, static_cast<std::size_t>(gene)) : std::string();
        };
        symbol.push_back(name("symbol"));
        product.push_back(name("product"));
        member.push_back(static_cast<std::int64_t>(cellNumber(*decode->find("member"), at)));
    }
    Table table{"trait_genes", utf8(result.trait(traitRow).name), {}};
    table.columns = {
        {"gene_id",
         utf8(EvidenceText::tr("Gene")),
         utf8(EvidenceText::tr("Identifier as in the genome.")),
         std::move(id),
         {}},
        {"symbol",
         utf8(EvidenceText::tr("Symbol")),
         utf8(EvidenceText::tr("Name of the gene.")),
         std::move(symbol),
         {}},
        {"product",
         utf8(EvidenceText::tr("Product")),
         utf8(EvidenceText::tr("What the gene makes.")),
         std::move(product),
         {}},
    };
    for (const char* column : {"member", "z", "p", "q", "probability"}) {
        const Column& whole = *decode->find(column);
        Column part{whole.id, whole.title, whole.help, std::vector<double>{}, whole.style};
        if (part.id == "member") {
            part.values = member;
        } else {
            auto& values = std::get<std::vector<double>>(part.values);
            for (const std::int32_t row : rows) values.push_back(cellNumber(whole, static_cast<std::size_t>(row)));
        }
        table.columns.push_back(std::move(part));
    }
    return table;
}

}  // namespace pleio
