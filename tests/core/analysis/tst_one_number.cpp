// SPDX-License-Identifier: GPL-3.0-or-later
// One number for one name: whatever is listed of a gene, of a trait or of the whole genome has the same value in every
// table of every analysis, or it has another id and another title.
#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "core/math/random.h"
#include "tests/core/analysis/report_access.h"
#include "tests/core/synth/sample_dataset.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

using namespace pleio;
using namespace pleio::test;

namespace {

/// A number of a test is of the test that its table reports, and only the table can name it; `reason` and `flags`
/// explain the numbers of their table.
constexpr std::array kOfTheTable{"p", "q", "z", "reason"};

/// Added to scores between -4 and 4, a gene's phenotype is called.
constexpr double kStrong = -20;

/// The simulated genome; a fifth of its scores are strong, so that genes have called traits.
Dataset sampleWithCalls()
{
    Dataset dataset = samplePhenotypes();
    Random random(12);
    for (double& score : dataset.phenotypes->effect.reshaped()) score += random.below(5) == 0 ? kStrong : 0;
    return dataset;
}

/// Coding sequences as the field has them: start codons other than ATG, ribosomal proteins enough for CAI, short genes,
/// and defects. Odd genes carry one trait, every third another; a fifth of the scores are strong.
Dataset awkwardGenes()
{
    Random random(11);
    std::string fasta, traits = "gene\ttrait\n", scores = "gene\theat\tcold\tacid\tsalt\n";
    for (int g = 0; g < 240; ++g) {
        const std::string id = "g" + std::to_string(g);
        const bool ribosomal = g % 6 == 0;
        fasta += ">lcl|" + id + " [locus_tag=" + id +
                 "] [protein=" + (ribosomal ? "50S ribosomal protein L" + std::to_string(g) : std::string("enzyme")) +
                 "]\n" + std::array{"ATG", "GTG", "TTG"}[static_cast<std::size_t>(g % 3)];
        const int length = g % 20 == 7 ? 79 : g % 20 == 8 ? 30 : 90 + static_cast<int>(random.below(120));
        for (int n = 0; n < length;) {
            const int codon = static_cast<int>(random.below(ribosomal ? 40 : 64));
            if (!GeneticCode::standard().isSense(codon)) continue;
            fasta += codonText(codon);
            ++n;
        }
        fasta += std::string(g == 21 ? "NNNAAATAA" : g == 22 ? "TAAAAATAA" : g == 23 ? "TAAA" : "TAA") + "\n";
        if (g % 2 == 1) traits += id + "\tswims\n";
        if (g % 3 == 0) traits += id + "\tsticks\n";
        scores += id;
        for (int c = 0; c < 4; ++c) {
            const double strong = random.below(5) == 0 ? kStrong : 0;
            scores += "\t" + std::to_string(static_cast<double>(random.below(8001)) / 1000 - 4 + strong);
        }
        scores += "\n";
    }
    NoProgress progress;
    auto dataset = loadDataset({sourceFromBytes("genes.fna", fasta, SourceRole::Genome),
                                sourceFromBytes("traits.tsv", traits, SourceRole::Traits),
                                sourceFromBytes("scores.tsv", scores, SourceRole::Phenotypes)},
                               sampleOptions(), progress);
    if (!dataset) qFatal("%s", dataset.error().oneLine().c_str());
    return std::move(*dataset);
}

const Dataset* datasetOf(const QString& name)
{
    if (name == "K-12") return nichols();
    static const Dataset sample = sampleWithCalls(), awkward = awkwardGenes();
    if (name == "sample") return &sample;
    return &awkward;
}

/// Why an analysis cannot run on K-12, whose phenotypes are calls; empty if it can.
std::string whyNotOnCalls(const std::string& analysis)
{
    if (analysis != kTraitsCombine) return {};
    return "Combining studies needs to know how strong an effect is, which calls do not say; load scores with one "
           "column a study.";
}

using Values = std::map<std::string, ParameterValue>;

/// Defaults, but few repetitions and, on a whole genome, few traits.
Values quick(const AnalysisDescriptor& analysis, bool wholeGenome)
{
    Values values;
    for (const ParameterSpec& spec : analysis.parameters) {
        if (spec.id == "rotations" || (spec.id == "permutations" && spec.minimum.value_or(0) <= 19))
            values[spec.id] = std::int64_t{20};
        if (spec.id == "bootstraps" || spec.id == "shuffles") values[spec.id] = std::int64_t{5};
        if (wholeGenome && analysis.id == "cipher.decode" && spec.id == "min_genes")
            values[spec.id] = std::int64_t{150};
    }
    return values;
}

/// The same with one choice made otherwise, for every choice that changes what is counted or compared.
std::vector<Values> otherConventions(const AnalysisDescriptor& analysis, const Values& usual)
{
    std::vector<Values> out;
    for (const ParameterSpec& spec : analysis.parameters)
        for (const auto& [id, value] : {std::pair{"start_codon", "drop"},
                                        {"reference", "self"},
                                        {"zero_counts", "plus_one"},
                                        {"channel", "synonymous"}})
            if (spec.id == id) {
                out.push_back(usual);
                out.back()[id] = std::string(value);
            }
    return out;
}

/// Numbers by what they are of and by their name.
class Numbers {
public:
    /// Everything in a report that has one row a gene, one row a trait, or is of the whole genome. `of` names the
    /// report.
    void take(const Dataset& dataset, const Report& report, const std::string& of)
    {
        for (const Scalar& scalar : report.scalars)
            for (const std::string& name : {"id " + scalar.id, "title " + scalar.title})
                add("the genome", name, Column{"", "", "", std::vector<double>{scalar.value}, {}}, 0, of);
        for (const Table& table : report.tables) {
            const std::vector<std::string> entities = entitiesOf(dataset, table);
            if (entities.empty()) continue;
            ++tables;
            for (const Column& column : table.columns) {
                if (!isNumeric(column) || std::ranges::count(kOfTheTable, column.id) > 0) continue;
                const std::string where = of + " " + table.id;
                for (const std::string& name : {"id " + column.id, "title " + column.title})
                    for (std::size_t row = 0; row < entities.size(); ++row)
                        if (!entities[row].empty()) add(entities[row], name, column, row, where);
            }
        }
    }

    /// Names under which two numbers were found, each with one example.
    [[nodiscard]] QStringList conflicts() const
    {
        QStringList out;
        for (const auto& [name, example] : m_conflicts) out << QString::fromStdString(name + ": " + example);
        return out;
    }
    /// "not listed" if no table lists it.
    [[nodiscard]] std::string text(const std::string& entity, const std::string& name) const
    {
        const auto seen = m_seen.find(name);
        if (seen == m_seen.end()) return "not listed";
        const auto value = seen->second.find(entity);
        return value == seen->second.end() ? "not listed" : value->second.text;
    }
    int tables = 0;

private:
    struct Seen {
        std::string text, where;
    };

    static bool isNumeric(const Column& column)
    {
        return std::holds_alternative<std::vector<double>>(column.values) ||
               std::holds_alternative<std::vector<std::int64_t>>(column.values);
    }

    /// What each row is of, empty for a CDS that repeats an id; nothing at all if rows are of something else.
    static std::vector<std::string> entitiesOf(const Dataset& dataset, const Table& table)
    {
        const bool ofGenes = table.find("gene_id") != nullptr;
        const Column* key = table.find(ofGenes ? "gene_id" : "trait");
        if (key == nullptr) return {};
        std::vector<std::string> out;
        std::set<std::string> once;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const bool repeated = table.rows() == dataset.genome.genes.size() &&
                                  dataset.genome.genes[row].exclusion == Exclusion::DuplicateId;
            out.push_back(ofGenes && repeated ? std::string() : cellText(*key, row));
            if (!out.back().empty() && !once.insert(out.back()).second) return {};
        }
        return out;
    }

    /// As it is written: equal text is an equal number, and undefined is not the same as a number.
    void add(const std::string& entity, const std::string& name, const Column& column, std::size_t row,
             const std::string& where)
    {
        std::string text = cellText(column, row);
        const auto [at, isNew] = m_seen[name].try_emplace(entity, Seen{text, where});
        if (!isNew && at->second.text != text)
            m_conflicts.try_emplace(name + " in " + at->second.where + " and in " + where,
                                    entity + " has " + at->second.text + " and " + text);
    }

    std::unordered_map<std::string, std::unordered_map<std::string, Seen>> m_seen;  ///< name, then what it is of
    std::map<std::string, std::string> m_conflicts;
};

}  // namespace

class TestOneNumber : public QObject {
    Q_OBJECT

    static void genomes()
    {
        QTest::addColumn<bool>("wholeGenome");
        QTest::newRow("sample") << false;
        QTest::newRow("awkward") << false;
        QTest::newRow("K-12") << true;
    }

private slots:
    void everyNameHasOneNumber_data() { genomes(); }
    /// All analyses with their defaults; every one runs on the small genomes.
    void everyNameHasOneNumber()
    {
        QFETCH(bool, wholeGenome);
        const Dataset* dataset = datasetOf(QTest::currentDataTag());
        if (!dataset) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
        Numbers numbers;
        for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
            const auto report = run(analysis.id.c_str(), *dataset, quick(analysis, wholeGenome));
            if (const std::string reason = whyNotOnCalls(analysis.id); wholeGenome && !reason.empty()) {
                QVERIFY2(!report, analysis.id.c_str());
                QCOMPARE(report.error().oneLine(), reason);
                continue;
            }
            QVERIFY2(report, report ? "" : (analysis.id + ": " + report.error().oneLine()).c_str());
            numbers.take(*dataset, *report, analysis.id);
        }
        QVERIFY2(numbers.tables >= 18, qPrintable(QString::number(numbers.tables)));
        QVERIFY2(numbers.conflicts().isEmpty(), qPrintable("\n" + numbers.conflicts().join('\n')));
        if (!wholeGenome) return;
        // The first codon of lacZ counts (codonW gives 1,024); its CAI is that of the 54 proteins found by name.
        const std::string cai = numbers.text("b0344", "id cai");
        QCOMPARE(numbers.text("b0344", "id codons"), std::string("1024"));
        const auto dropped = run("codon.bias", *dataset, {{"start_codon", std::string("drop")}});
        QVERIFY(dropped);
        numbers.take(*dataset, *dropped, "codon.bias");
        QCOMPARE(numbers.text("b0344", "id codons_without_start"), std::string("1023"));
        QVERIFY2(std::abs(QByteArray::fromStdString(cai).toDouble() - 0.4316) < 5e-5, cai.c_str());
    }

    void otherConventionsHaveOtherNames_data() { genomes(); }
    /// A run whose parameters choose another convention shares no name with another analysis unless the number is the
    /// same.
    void otherConventionsHaveOtherNames()
    {
        QFETCH(bool, wholeGenome);
        const Dataset* dataset = datasetOf(QTest::currentDataTag());
        if (!dataset) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
        const auto summary = run("genome.summary", *dataset);
        QVERIFY(summary);
        int runs = 0;
        for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
            if (!analysis.id.starts_with("codon.")) continue;
            for (const Values& values : otherConventions(analysis, quick(analysis, wholeGenome))) {
                const auto report = run(analysis.id.c_str(), *dataset, values);
                QVERIFY2(report, report ? "" : (analysis.id + ": " + report.error().oneLine()).c_str());
                Numbers numbers;
                numbers.take(*dataset, *summary, "genome.summary");
                numbers.take(*dataset, *report, analysis.id);
                ++runs;
                QVERIFY2(numbers.conflicts().isEmpty(), qPrintable("\n" + numbers.conflicts().join('\n')));
            }
        }
        QVERIFY2(runs >= 6, qPrintable(QString::number(runs)));
    }

    /// Without start codons a number has the same value wherever it is listed, too.
    void droppedStartCodonsAgree()
    {
        const Dataset& dataset = *datasetOf("awkward");
        Numbers numbers;
        for (const char* analysis : {"codon.bias", "codon.usage", "codon.multivariate"}) {
            const auto report = run(analysis, dataset, {{"start_codon", std::string("drop")}});
            QVERIFY(report);
            numbers.take(dataset, *report, analysis);
        }
        const auto agreement = run("traits.agreement", dataset, {{"min_genes", std::int64_t{5}}});
        QVERIFY2(agreement, agreement ? "" : agreement.error().oneLine().c_str());
        QVERIFY(agreement->table("agreement_genes")->find("codons_without_start"));
        numbers.take(dataset, *agreement, "traits.agreement");
        QVERIFY2(numbers.conflicts().isEmpty(), qPrintable("\n" + numbers.conflicts().join('\n')));
    }
};

PLEIO_TEST(tst_one_number, TestOneNumber)
#include "tst_one_number.moc"
