// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/tabs_page.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include <QAction>
#include <QLabel>
#include <QTest>

using namespace pleio;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

namespace {

/// Scores of the genes of the small genome under three conditions.
QByteArray screen()
{
    QByteArray table = "gene\theat\tcold\tacid\n";
    int row = 0;
    for (const QByteArray& line : smallGenome().traits.split('\n')) {
        const QByteArray gene = line.split('\t').first();
        if (gene.isEmpty() || gene.startsWith('#') || gene == "gene" || table.contains("\n" + gene + "\t")) continue;
        ++row;
        table += gene + "\t" + QByteArray::number(row % 7 - 3) + ".5\t" + QByteArray::number(row % 5) + ".25\t" +
                 QByteArray::number(row % 3 - 1) + ".125\n";
    }
    return table;
}

/// What is written on what is seen of a page.
QString textOf(const Page& page)
{
    QString all;
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible()) all += label->text() + u'\n';
    return all;
}

}  // namespace

/// Tables without a genome in the real window.
class TestGuiTables : public QObject {
    Q_OBJECT

private slots:
    void phenotypesAloneAreAnalyzed()
    {
        WindowFixture f;
        QVERIFY(f.window().actions().addPhenotypes->isEnabled());
        f.window().open({f.write("screen.tsv", screen())});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().hasPhenotypes());
        QVERIFY(!f.session().dataset()->genome.hasSequence());
        QCOMPARE(f.session().title(), QString("screen"));
        QCOMPARE(f.window().currentPage(), int(MainWindow::Overview));
        QTRY_VERIFY(textOf(f.window().page(MainWindow::Overview)).contains("known by their names only"));
        QVERIFY(!f.window().page(MainWindow::Genes).isEmpty());

        Request request{std::string(kTraitsStructure), {}, 1};
        request.parameters.set("permutations", std::int64_t{2});
        request.parameters.set("bootstraps", std::int64_t{0});
        f.session().analyze(request, {});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().result(kTraitsStructure));
    }

    void whatIsMissingIsSaidOnThePage()
    {
        WindowFixture f;
        f.window().open({f.write("screen.tsv", screen())});
        QVERIFY(f.waitIdle());
        for (const int number : {MainWindow::Codons, MainWindow::Traits, MainWindow::Pleiotropy}) {
            f.window().showPage(number);
            QVERIFY(f.window().page(number).isEmpty());
            QVERIFY2(textOf(f.window().page(number)).contains("needs their genome"),
                     qPrintable(textOf(f.window().page(number))));
        }
        auto& codons = dynamic_cast<TabsPage&>(f.window().page(MainWindow::Codons));
        f.window().showPage(MainWindow::Codons);
        QVERIFY(codons.showRun(kCodonBias));
        QVERIFY(textOf(codons).contains("needs their genome"));
    }

    /// A genome that is opened afterwards takes the place of the names; the tables stay.
    void theGenomeMayComeLater()
    {
        WindowFixture f;
        f.window().open({f.write("screen.tsv", screen())});
        QVERIFY(f.waitIdle());
        f.window().open({f.write("genome.gbk", smallGenome().genbank)});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().hasPhenotypes());
        QVERIFY(f.session().dataset()->genome.hasSequence());
        QVERIFY(f.session().dataset()->sources.size() == 2);
    }

    void aProjectKeepsThem()
    {
        WindowFixture f;
        f.window().open({f.write("screen.tsv", screen())});
        QVERIFY(f.waitIdle());
        const std::size_t genes = f.session().dataset()->genome.genes.size();
        f.session().save(f.path("tables.pleio"));
        QVERIFY(f.waitIdle());
        f.restart();
        f.window().open({f.path("tables.pleio")});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.session().dataset()->genome.genes.size(), genes);
        QVERIFY(f.session().hasPhenotypes());
    }
};

PLEIO_TEST(tst_gui_tables, TestGuiTables)
#include "tst_gui_tables.moc"
