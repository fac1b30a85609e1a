// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "core/analysis/report_json.h"
#include "core/math/random.h"
#include "core/synth/generator.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace pleio;
using pleio::test::run;

namespace {

const std::vector<double>& reals(const Report& report, const char* table, const char* id)
{
    return std::get<std::vector<double>>(report.table(table)->find(id)->values);
}

const std::vector<std::string>& texts(const Report& report, const char* table, const char* id)
{
    return std::get<std::vector<std::string>>(report.table(table)->find(id)->values);
}

/// A genome of coding sequences under one genetic code: codons ending in G or C rise with the gene's number.
Dataset dataset(const GeneticCode& code, int genes, int codons)
{
    Random random(static_cast<std::uint64_t>(code.id()));
    Dataset data;
    for (int g = 0; g < genes; ++g) {
        Gene gene;
        gene.id = "g" + std::to_string(g);
        gene.geneticCode = code.id();
        const double gc = 0.1 + 0.8 * g / genes;
        while (gene.coding.size() < 3 * static_cast<std::size_t>(codons)) {
            const int codon = static_cast<int>(random.below(kCodons));
            if (!code.isSense(codon) || code.isStop(codon)) continue;
            const bool endsInGc = (codon & 1) != 0;
            if (random.uniform() < (endsInGc ? gc : 1 - gc)) gene.coding += codonText(codon);
        }
        data.genome.genes.push_back(std::move(gene));
    }
    data.countCodons();
    return data;
}

/// The generator's genome with its traits.
Dataset synthetic()
{
    SynthParams params;
    params.genes = 300;
    params.genesPerTrait = 30;
    params.meanCodons = 150;
    NoProgress progress;
    const auto files = synthesize(params, progress);
    std::vector<SourceFile> sources{sourceFromBytes("genome.gbk", files->genbank, SourceRole::Genome),
                                    sourceFromBytes("traits.tsv", files->traits, SourceRole::Traits)};
    return *loadDataset(std::move(sources), {}, progress);
}

}  // namespace

class TestCodonAxes : public QObject {
    Q_OBJECT

private:
    Dataset m_synthetic;

private slots:
    void initTestCase() { m_synthetic = synthetic(); }
    void everyGeneticCode_data()
    {
        QTest::addColumn<int>("id");
        for (const GeneticCode& code : GeneticCode::all()) QTest::addRow("%d", code.id()) << code.id();
    }
    /// Axis 1 follows what was planted, the codons of the right end are called optimal, and the sizes fit the code.
    void everyGeneticCode()
    {
        QFETCH(int, id);
        const GeneticCode& code = *GeneticCode::find(id);
        const Dataset data = dataset(code, 60, 120);
        std::size_t synonymous = 0;
        for (const CodonFamily& family : codonFamilies(code, 2)) synonymous += family.codons.size();
        for (const char* method : {"within", "counts", "rscu"}) {
            const auto axes = run("codon.multivariate", data, {{"method", std::string(method)}});
            QVERIFY2(axes.has_value(), axes ? "" : axes.error().message.c_str());
            QCOMPARE(axes->table("codon_scores")->rows(), synonymous);
            QCOMPARE(axes->table("gene_scores")->rows(), std::size_t{60});
            QVERIFY(std::abs(reals(*axes, "axes", "rho_gc3s")[0]) > 0.95);
            QCOMPARE(axes->plots.size(), std::size_t{2});
        }
        const auto optimal = run("codon.optimal", data);
        QVERIFY2(optimal.has_value(), optimal ? "" : optimal.error().message.c_str());
        QCOMPARE(optimal->table("optimal_codons")->rows(), synonymous);
        QVERIFY(optimal->scalar("optimal")->value >= 10);
        std::set<bool> ends;  // in G or C
        const auto& codons = texts(*optimal, "optimal_codons", "codon");
        const auto& chosen = std::get<Categories>(optimal->table("optimal_codons")->find("optimal")->values);
        for (std::size_t i = 0; i < codons.size(); ++i)
            if (chosen.codes[i] == 1) ends.insert(codons[i][2] == 'G' || codons[i][2] == 'C');
        QCOMPARE(ends.size(), std::size_t{1});
    }
    /// Short genes do not change the axes but have scores.
    void shortGenesAreSupplementary()
    {
        Dataset data = dataset(GeneticCode::standard(), 40, 100);
        const auto before = run("codon.multivariate", data);
        Gene gene = data.genome.genes[7];
        gene.id = "short";
        gene.coding = gene.coding.substr(0, 150);
        data.genome.genes.push_back(gene);
        gene.id = "none";
        gene.coding = "ATG";
        data.genome.genes.push_back(gene);
        data.countCodons();
        const auto after = run("codon.multivariate", data);
        QVERIFY(before && after);
        QCOMPARE(reals(*after, "axes", "eigenvalue"), reals(*before, "axes", "eigenvalue"));
        QCOMPARE(after->scalar("genes_supplementary")->value, 2.0);
        const auto& scores = reals(*after, "gene_scores", "axis1");
        QVERIFY(std::isfinite(scores[40]));
        QVERIFY(std::isnan(scores[41]));  // no codon with synonyms
        QCOMPARE(std::get<std::vector<std::int64_t>>(after->table("axes")->find("n_gc3s")->values)[0],
                 std::int64_t{40});
        const auto note = std::ranges::find(after->notes, "axes.supplementary", &Note::code);
        QVERIFY(note != after->notes.end());
        QCOMPARE(note->examples, (std::vector<std::string>{"short", "none"}));
    }
    void startCodonCanBeLeftOut()
    {
        const Dataset data = dataset(GeneticCode::standard(), 30, 100);
        const auto kept = run("codon.multivariate", data),
                   dropped = run("codon.multivariate", data, {{"start_codon", std::string("drop")}});
        QVERIFY(kept && dropped);
        const auto codons = [](const Report& report, const char* id) {
            return std::get<std::vector<std::int64_t>>(report.table("gene_scores")->find(id)->values)[0];
        };
        QCOMPARE(codons(*dropped, "codons_without_start"), codons(*kept, "codons") - 1);
        QVERIFY(!dropped->table("gene_scores")->find("codons"));
    }
    void highlightsATrait()
    {
        const std::string trait = m_synthetic.traits.traits.front().name;
        const auto report = run("codon.multivariate", m_synthetic, {{"trait", trait}});
        QVERIFY(report.has_value());
        const PlotSpec& biplot = *report->plot("biplot");
        bool found = false;
        for (const plot::Layer& layer : biplot.panels[0].layers)
            if (const auto* points = std::get_if<plot::Points>(&layer);
                points != nullptr && points->name.starts_with(trait))
                found = !points->keys.empty();
        QVERIFY(found);
        QCOMPARE(biplot.panels[0].linkX, biplot.panels[1].linkX);
        const auto none = run("codon.multivariate", m_synthetic, {{"trait", std::string("no such trait")}});
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::Usage);
    }
    /// The end of strong bias is that of the ribosomal proteins, which are the reference of CAI.
    void strongEndFollowsTheReference()
    {
        const auto byAxis = run("codon.optimal", m_synthetic);
        QVERIFY2(byAxis.has_value(), byAxis ? "" : byAxis.error().message.c_str());
        const auto note = std::ranges::find(byAxis->notes, "ends.strong", &Note::code);
        QVERIFY(note != byAxis->notes.end());
        const bool reference = std::ranges::find(byAxis->notes, "cai.reference", &Note::code) != byAxis->notes.end();
        QCOMPARE(note->text.find("mean CAI") != std::string::npos, reference);
        const auto byCai = run("codon.optimal", m_synthetic, {{"bias", std::string("cai")}});
        QCOMPARE(byCai.has_value(), reference);
    }
    void saysWhatIsMissing()
    {
        const Dataset tiny = dataset(GeneticCode::standard(), 2, 100);
        const auto few = run("codon.multivariate", tiny);
        QVERIFY(!few);
        QCOMPARE(few.error().kind, ErrorKind::BadInput);
        QCOMPARE(few.error().where, std::string("min_codons"));
        Dataset alike = dataset(GeneticCode::standard(), 1, 100);
        for (int i = 0; i < 4; ++i) {
            alike.genome.genes.push_back(alike.genome.genes.front());
            alike.genome.genes.back().id = "copy" + std::to_string(i);
        }
        alike.countCodons();
        QVERIFY(!run("codon.multivariate", alike));
        const auto noCai =
            run("codon.optimal", dataset(GeneticCode::standard(), 40, 100), {{"bias", std::string("cai")}});
        QVERIFY(!noCai);
        QCOMPARE(noCai.error().where, std::string("bias"));
    }
    void sameBytesAgain()
    {
        for (const char* analysis : {"codon.multivariate", "codon.optimal"})
            QCOMPARE(reportToCbor(*run(analysis, m_synthetic)), reportToCbor(*run(analysis, m_synthetic)));
    }
};

PLEIO_TEST(tst_codon_axes, TestCodonAxes)
#include "tst_codon_axes.moc"
