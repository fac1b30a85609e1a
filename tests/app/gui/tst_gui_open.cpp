// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/page.h"
#include "app/gui/sheets/intake_sheet.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/jobs/problems_panel.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

using namespace pleio;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

class TestGuiOpen : public QObject {
    Q_OBJECT
private slots:
    void startsEmptyAndExplains();
    void opensFilesByContent();
    void opensSeparateAnnotation();
    void addsTraitsLater();
    void addsCodonTablesAndTrnaCopies();
    void knowsConditionsFromTraits();
    void takesDroppedFiles();
    void badFilesLeaveTheWindowUsable_data();
    void badFilesLeaveTheWindowUsable();
    void aBadFileKeepsWhatIsOpen();
    void openingCanBeCancelled();
    void sampleIsOneClick();
    void remembersRecentFiles();
};

void TestGuiOpen::startsEmptyAndExplains()
{
    WindowFixture f;
    QCOMPARE(f.window().currentPage(), int(MainWindow::Start));
    for (int page = MainWindow::Overview; page <= MainWindow::Trials; ++page) {
        f.window().showPage(page);
        QVERIFY(f.window().page(page).isEmpty());
        QVERIFY(!f.window().actions().exportFigure->isEnabled());
        QVERIFY(!f.window().actions().exportTable->isEnabled());
    }
    QVERIFY(!f.window().actions().analyze->isEnabled());
    QVERIFY(!f.window().actions().save->isEnabled());
}

void TestGuiOpen::opensFilesByContent()
{
    WindowFixture f;
    // Names say nothing about what is inside.
    QVERIFY(f.openAll({f.write("a.dat", smallGenome().traits), f.write("b.dat", smallGenome().genbank)}));
    QVERIFY(f.session().hasData());
    QVERIFY(f.session().hasTraits());
    QVERIFY(f.session().isSimulated());
    QVERIFY(!f.session().isDirty());
    QCOMPARE(f.window().currentPage(), int(MainWindow::Overview));
    QVERIFY(!f.window().page(MainWindow::Overview).isEmpty());
    QVERIFY(!f.window().page(MainWindow::Genes).isEmpty());
    QVERIFY(!f.window().page(MainWindow::Codons).isEmpty());
    QVERIFY(f.window().page(MainWindow::Traits).isEmpty());
    QCOMPARE(f.session().dataset()->genome.genes.size(), std::size_t(260));
    QVERIFY(f.window().problems().model().rowCount() > 0);  // left-out genes and unmatched names are told
}

void TestGuiOpen::opensSeparateAnnotation()
{
    WindowFixture f;
    QVERIFY(f.openAll({f.write("genome.gff", smallGenome().gff), f.write("genome.fna", smallGenome().fasta)}));
    QVERIFY(f.session().hasData());
    QCOMPARE(f.session().dataset()->genome.genes.size(), std::size_t(260));
}

void TestGuiOpen::addsTraitsLater()
{
    WindowFixture f;
    f.window().open({f.write("genome.gbk", smallGenome().genbank)});
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().hasTraits());
    QVERIFY(f.window().page(MainWindow::Traits).isEmpty());
    const QString traits = f.write("traits.tsv", smallGenome().traits);
    f.window().open({traits});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().hasTraits());
    QCOMPARE(f.session().dataset()->sources.size(), std::size_t(2));
    f.window().open({traits});  // the same file again is not a second one
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->sources.size(), std::size_t(2));
    f.session().removeSource(f.session().dataset()->sources.back().sha256);
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().hasTraits());
}

void TestGuiOpen::addsCodonTablesAndTrnaCopies()
{
    WindowFixture f;
    f.window().open({f.write("genome.gbk", smallGenome().genbank)});
    QVERIFY(f.waitIdle());
    // Found by content; a second codon table is one more, a second list of tRNAs replaces the first.
    QVERIFY(f.openAll(
        {f.write("a.txt", "TTT F 0.5 10 5\nTTC F 0.5 10 5\n"), f.write("t.txt", "TGC\t3\nGAT\t3\nCAT\t8\n")}));
    QVERIFY(f.openAll({f.write("b.txt", "TTT F 1 10 5\n"), f.write("u.txt", "TGC\t1\nGAT\t1\nCAT\t1\n")}));
    QCOMPARE(f.session().dataset()->sources.size(), std::size_t(4));
    QCOMPARE(f.session().dataset()->codonTables.size(), std::size_t(2));
    QCOMPARE(f.session().dataset()->trnaCopies->source, std::string("u.txt"));
}

void TestGuiOpen::knowsConditionsFromTraits()
{
    WindowFixture f;
    QByteArray phenotypes = "gene\tHeat.42\tHeat.45\tCold\n";
    QVERIFY(f.openSmallGenome());
    for (int g = 0; g < 5; ++g)
        phenotypes +=
            QByteArray::fromStdString(f.session().dataset()->genome.genes[std::size_t(g)].id) + "\t-1\t0\t1\n";
    const std::size_t traits = f.session().dataset()->traits.traits.size();
    QVERIFY(f.openAll({f.write("c.tsv", "condition\tstress\nHeat.42\theat\nHeat.45\theat\nCold\tcold\n"),
                       f.write("p.tsv", phenotypes)}));
    QVERIFY(f.session().hasPhenotypes());
    QCOMPARE(f.session().dataset()->phenotypes->groups, (std::vector<std::string>{"heat", "heat", "cold"}));
    QCOMPARE(f.session().dataset()->traits.traits.size(), traits);
}

void TestGuiOpen::takesDroppedFiles()
{
    WindowFixture f;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(f.write("genome.gbk", smallGenome().genbank)),
                  QUrl::fromLocalFile(f.write("traits.tsv", smallGenome().traits))});
    const QPoint at = f.window().rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&f.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&f.window(), &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().hasData());  // it is asked whether all is taken for what it is
    f.window().intakeSheet().actionButton().click();
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().hasTraits());
}

void TestGuiOpen::badFilesLeaveTheWindowUsable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("exists");
    QTest::newRow("missing") << QByteArray() << false;
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\1\2\0\0\3",
                                          10) +
                                   QByteArray(500, '\0')
                            << true;
    QTest::newRow("truncated gzip") << QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\3\x4b\x4c", 12) << true;
    QTest::newRow("prose") << QByteArray("Dear colleague,\nthe genome is attached.\n") << true;
    QTest::newRow("traits without genome") << smallGenome().traits << true;
    QTest::newRow("annotation without sequence")
        << QByteArray("##gff-version 3\nchr\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n") << true;
    QTest::newRow("no CDS") << QByteArray(
                                   "LOCUS       X 8 bp DNA linear BCT 01-JAN-2000\nORIGIN\n        1 acgtacgt\n//\n")
                            << true;
    QTest::newRow("damaged project") << QByteArray("SQLite format 3\0", 16) + QByteArray(2000, 'x') << true;
}

void TestGuiOpen::badFilesLeaveTheWindowUsable()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, exists);
    WindowFixture f;
    const QString path = exists ? f.write("bad.file", content) : f.path("bad.file");
    f.window().open({path});
    QVERIFY(f.waitIdle());
    const std::vector<Problem> problems = f.session().problems();
    QVERIFY(!problems.empty());
    QVERIFY(!problems.front().note.text.empty());
    QVERIFY(f.window().problems().model().rowCount() > 0);
    // What is there can still be used, and a good file can be opened.
    QVERIFY(f.openSmallGenome());
    QCOMPARE(f.window().currentPage(), int(MainWindow::Overview));
}

void TestGuiOpen::aBadFileKeepsWhatIsOpen()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const auto before = f.session().dataset();
    f.window().open({f.write("bad.txt", "one line of prose\n")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset(), before);
    QCOMPARE(f.session().problems().front().note.severity, Severity::Problem);
}

void TestGuiOpen::openingCanBeCancelled()
{
    WindowFixture f;
    f.window().open({f.write("genome.gbk", smallGenome().genbank)});
    QVERIFY(f.session().isOpening());
    QVERIFY(!f.window().actions().openGenome->isEnabled());
    f.session().jobs().cancelAll();
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().hasData());
    QTRY_VERIFY(!f.session().isOpening());
    QVERIFY(f.window().actions().openGenome->isEnabled());
    QVERIFY(f.session().problems().empty());  // cancelled is not a failure
}

void TestGuiOpen::sampleIsOneClick()
{
    WindowFixture f;
    Request quick = WindowFixture::quickRequest();
    f.session().setRequest(quick);
    f.window().actions().openSample->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(f.session().decoding() != nullptr, 120'000);
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().isSimulated());
    QVERIFY(f.window().findChild<QLabel*>("simulatedBadge")->isVisible());
    for (int page = MainWindow::Overview; page <= MainWindow::Trials; ++page) {
        QVERIFY(!f.window().page(page).isEmpty());
        if (const PlotSpec* figure = f.window().page(page).figure()) QVERIFY(figure->simulated);
    }
}

void TestGuiOpen::remembersRecentFiles()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.restart();
    QSettings store(f.path("settings.ini"), QSettings::IniFormat);
    const QStringList recent = WindowSettings(store).recentFiles();
    QCOMPARE(recent.size(), 2);
    QVERIFY(recent.contains(f.path("genome.gbk")));
}

PLEIO_TEST(tst_gui_open, TestGuiOpen)
#include "tst_gui_open.moc"
