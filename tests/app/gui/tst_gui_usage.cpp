// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/elided_label.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/pages/usage_page.h"
#include "core/analysis/analysis_ids.h"
#include "core/codon/composition.h"
#include "core/genome/gene_codons.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace pleio;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

namespace {

constexpr int kPatience = 60'000;  // milliseconds

UsagePage& usagePage(WindowFixture& f) { return *f.window().findChild<UsagePage*>(); }

bool waitForUsage(WindowFixture& f)
{
    return QTest::qWaitFor([&] { return !usagePage(f).isComputing() && usagePage(f).table(); }, kPatience);
}

/// Ids of genes of the trait, or of all genes.
QSet<QString> idsOf(const Genome& genome, const std::vector<std::int32_t>& genes)
{
    QSet<QString> ids;
    for (const std::int32_t gene : genes) ids.insert(qtext(genome.genes[static_cast<std::size_t>(gene)].id));
    return ids;
}

QSet<QString> allIds(const Genome& genome)
{
    QSet<QString> ids;
    for (const Gene& gene : genome.genes) ids.insert(qtext(gene.id));
    return ids;
}

/// Pooled counts of genes, start codons counted; a second way beside the analysis.
CodonVector pooledOf(const Genome& genome, const QSet<QString>& ids)
{
    const GeneCodons codons = geneCodons(genome, StartCodon::Keep);
    std::vector<std::int32_t> rows = codons.pooledRows();
    std::erase_if(rows, [&](std::int32_t row) {
        const auto gene = codons.codons.genes[static_cast<std::size_t>(row)];
        return !ids.contains(qtext(genome.genes[static_cast<std::size_t>(gene)].id));
    });
    return pooledCounts(codons.codons, rows);
}

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Whether a column of the shown table holds these values of the sense codons.
bool holds(const Table& table, const char* column, const CodonVector& values, const GeneticCode& code)
{
    if (!table.find(column)) return false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string codon = cellText(*table.find("codon"), row);
        const int index = codonIndex(codon[0], codon[1], codon[2]);
        if (code.isSense(index) &&
            !sameNumber(cellNumber(*table.find(column), row), values[static_cast<std::size_t>(index)]))
            return false;
    }
    return true;
}

/// Heights of the bars of one set, by codon as their labels name it.
std::map<std::string, double> barsOf(const PlotSpec& spec, const std::string& set)
{
    std::map<std::string, double> heights;
    for (const plot::Panel& panel : spec.panels)
        for (const plot::Layer& layer : panel.layers)
            if (const auto* bars = std::get_if<plot::Bars>(&layer); bars && bars->name.starts_with(set + " ("))
                for (std::size_t i = 0; i < bars->height.size(); ++i)
                    heights[bars->labels[i].substr(0, 3)] = bars->height[i];
    return heights;
}

QString hintOf(UsagePage& page)
{
    QStringList texts;
    for (const QLabel* label : page.findChildren<QLabel*>("hint")) {
        const auto* elided = qobject_cast<const ElidedLabel*>(label);
        texts << (elided ? elided->fullText() : label->text());
    }
    return texts.join(u' ');
}

QComboBox* choiceOf(UsagePage& page, const QString& name)
{
    for (QComboBox* box : page.findChildren<QComboBox*>())
        if (box->accessibleName() == name) return box;
    return nullptr;
}

void choose(QComboBox& box, int index)
{
    box.setCurrentIndex(index);
    emit box.activated(index);
}

}  // namespace

class TestGuiUsage : public QObject {
    Q_OBJECT
private slots:
    void numbersAreCellsOfTheReport();
    void numbersAreThoseOfPooledCounts();
    void theWindowsThreadComputesNothing();
    void theLatestSelectionWins();
    void aHiddenPageComputesNothing();
    void aSetWithoutGenesIsLeftOut();
    void allGenesCanBeSelected();
    void aTraitOfOneSourceIsMeant();
    void closingWhileItComputes();
};

void TestGuiUsage::numbersAreCellsOfTheReport()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const Dataset& dataset = *f.session().dataset();
    const Trait& trait = dataset.traits.traits[1];
    f.window().showPage(MainWindow::Codons);
    f.selection().setTrait({qtext(trait.name), qtext(trait.source)});
    f.selection().setGenes(idsOf(dataset.genome, dataset.traits.traits[0].genes));
    QVERIFY(waitForUsage(f));

    NoProgress progress;
    const auto report = runAnalysis(selectionUsageRequest(f.selection(), dataset), dataset, progress);
    QVERIFY(report);
    const Table& cells = *report->table("codon_usage");
    QCOMPARE(toTsv(*usagePage(f).table()), toTsv(cells));
    for (const auto& [measure, column] : {std::pair(0, "rscu"), std::pair(1, "fraction")}) {
        choose(*choiceOf(usagePage(f), "Measure"), measure);
        for (const auto& [set, suffix] :
             {std::pair(std::string("Genome"), ""), std::pair(std::string("Selected genes"), "_genes"),
              std::pair(trait.name, "_trait")}) {
            const auto bars = barsOf(*usagePage(f).figure(), set);
            QCOMPARE(bars.size(), std::size_t{61});
            for (std::size_t row = 0; row < cells.rows(); ++row)
                if (const auto bar = bars.find(cellText(*cells.find("codon"), row)); bar != bars.end())
                    QVERIFY(sameNumber(bar->second, cellNumber(*cells.find(std::string(column) + suffix), row)));
        }
    }
    choose(*choiceOf(usagePage(f), "Chart"), 1);
    QCOMPARE(usagePage(f).figure()->id, std::string("codon_grid"));
}

void TestGuiUsage::numbersAreThoseOfPooledCounts()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const Dataset& dataset = *f.session().dataset();
    const Trait& trait = dataset.traits.traits[1];
    f.window().showPage(MainWindow::Codons);
    const QSet<QString> genes = idsOf(dataset.genome, dataset.traits.traits[0].genes);
    f.selection().setTrait({qtext(trait.name), qtext(trait.source)});
    f.selection().setGenes(genes);
    QVERIFY(waitForUsage(f));
    const GeneticCode& code = *geneCodons(dataset.genome, StartCodon::Keep).code;
    const Table& shown = *usagePage(f).table();
    const std::map<std::string, QSet<QString>> sets{
        {"", allIds(dataset.genome)}, {"_genes", genes}, {"_trait", idsOf(dataset.genome, trait.genes)}};
    for (const auto& [suffix, ids] : sets) {
        const CodonVector counts = pooledOf(dataset.genome, ids);
        QVERIFY(holds(shown, ("rscu" + suffix).c_str(), rscu(counts, code), code));
        QVERIFY(holds(shown, ("fraction" + suffix).c_str(), synonymousFractions(counts, code), code));
    }
}

void TestGuiUsage::theWindowsThreadComputesNothing()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    QVERIFY(waitForUsage(f));
    const std::shared_ptr<const Table> before = usagePage(f).table();
    QVERIFY(!before->find("rscu_genes"));
    f.selection().setGenes(idsOf(f.session().dataset()->genome, {3, 4, 5}));
    QCOMPARE(usagePage(f).table(), before);  // nothing new before this thread has handed the work away
    QVERIFY(usagePage(f).isComputing());
    QVERIFY(hintOf(usagePage(f)).contains("Computing"));
    QVERIFY(waitForUsage(f));
    QVERIFY(usagePage(f).table()->find("rscu_genes"));
    QVERIFY(!hintOf(usagePage(f)).contains("Computing"));
    QVERIFY(!f.session().jobs().isBusy());
}

void TestGuiUsage::theLatestSelectionWins()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const Genome& genome = f.session().dataset()->genome;
    f.window().showPage(MainWindow::Codons);
    QSet<QString> last;
    for (std::int32_t gene = 0; gene < 60; ++gene) {
        last = idsOf(genome, {gene, gene + 60, gene + 120});
        f.selection().setGenes(last);
        if (gene % 7 == 0) QTest::qWait(3);  // some are caught while they run, others while they wait
    }
    QVERIFY(waitForUsage(f));
    const GeneticCode& code = *geneCodons(genome, StartCodon::Keep).code;
    QVERIFY(holds(*usagePage(f).table(), "rscu_genes", rscu(pooledOf(genome, last), code), code));
    QTest::qWait(50);
    QVERIFY(holds(*usagePage(f).table(), "rscu_genes", rscu(pooledOf(genome, last), code), code));
}

void TestGuiUsage::aHiddenPageComputesNothing()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Genes);
    f.selection().setGenes(idsOf(f.session().dataset()->genome, {3, 4, 5}));
    QVERIFY(!usagePage(f).isComputing());
    QVERIFY(!usagePage(f).table());
    f.window().showPage(MainWindow::Codons);
    QVERIFY(waitForUsage(f));
    QVERIFY(usagePage(f).table()->find("rscu_genes"));
}

void TestGuiUsage::aSetWithoutGenesIsLeftOut()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const Dataset& dataset = *f.session().dataset();
    QSet<QString> excluded;
    for (const Gene& gene : dataset.genome.genes)
        if (!gene.used()) excluded.insert(qtext(gene.id));
    QVERIFY(!excluded.isEmpty());
    const Trait& trait = dataset.traits.traits[0];
    f.window().showPage(MainWindow::Codons);
    f.selection().setTrait({qtext(trait.name), qtext(trait.source)});
    f.selection().setGenes(excluded);
    QVERIFY(waitForUsage(f));
    QVERIFY(usagePage(f).table()->find("rscu_trait") && !usagePage(f).table()->find("rscu_genes"));
    QVERIFY(hintOf(usagePage(f)).contains("No selected gene can be used."));
    f.selection().setGenes({});
    QVERIFY(waitForUsage(f));
    QVERIFY(!hintOf(usagePage(f)).contains("can be used"));
}

void TestGuiUsage::allGenesCanBeSelected()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    f.selection().setGenes(allIds(f.session().dataset()->genome));
    QVERIFY(waitForUsage(f));
    const Table& shown = *usagePage(f).table();
    QVERIFY(shown.find("rscu_genes"));
    for (std::size_t row = 0; row < shown.rows(); ++row)
        QVERIFY(sameNumber(cellNumber(*shown.find("rscu_genes"), row), cellNumber(*shown.find("rscu"), row)));
}

/// Two sources may use one name for other genes; the selected one is shown, not both pooled.
void TestGuiUsage::aTraitOfOneSourceIsMeant()
{
    WindowFixture f;
    const QString genome = f.write("genome.gbk", smallGenome().genbank);
    f.window().open({genome});
    QVERIFY(f.waitIdle());
    QByteArray traits = "gene\ttrait\tsource\n";
    for (int i = 0; i < 40; ++i)
        traits += QByteArray::fromStdString(f.session().dataset()->genome.genes[static_cast<std::size_t>(i)].id) +
                  "\theat\t" + (i < 20 ? "first" : "second") + '\n';
    f.window().open({f.write("heat.tsv", traits)});
    QVERIFY(f.waitIdle());
    const Dataset& dataset = *f.session().dataset();
    QCOMPARE(dataset.traits.traits.size(), std::size_t{2});
    const GeneticCode& code = *geneCodons(dataset.genome, StartCodon::Keep).code;
    f.window().showPage(MainWindow::Codons);
    for (const Trait& trait : dataset.traits.traits) {
        f.selection().setTrait({qtext(trait.name), qtext(trait.source)});
        QVERIFY(waitForUsage(f));
        QVERIFY(holds(*usagePage(f).table(), "rscu_trait",
                      rscu(pooledOf(dataset.genome, idsOf(dataset.genome, trait.genes)), code), code));
    }
}

void TestGuiUsage::closingWhileItComputes()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    f.selection().setGenes(idsOf(f.session().dataset()->genome, {3, 4, 5}));
    f.session().closeDocument();
    QTRY_VERIFY(!usagePage(f).isComputing());
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Codons);
    f.selection().setGenes(idsOf(f.session().dataset()->genome, {6, 7}));
    f.restart();  // the window goes away in the middle of it
    QVERIFY(f.openSmallGenome());
}

PLEIO_TEST(tst_gui_usage, TestGuiUsage)
#include "tst_gui_usage.moc"
