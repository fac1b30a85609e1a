// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/stale_banner.h"
#include "app/gui/pages/page.h"
#include "app/gui/sheets/decision_form.h"
#include "app/gui/sheets/question_sheet.h"
#include "app/gui/sheets/reading_sheet.h"
#include "core/project/project.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"
#include "widgets/models/text.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

namespace {

/// A table of the genes that are open: `row(id, number)` writes a line.
template <class Row>
QByteArray tableOfGenes(WindowFixture& f, const QByteArray& header, Row row)
{
    QByteArray text = header + '\n';
    const auto& genes = f.session().dataset()->genome.genes;
    for (std::size_t i = 0; i < genes.size(); ++i)
        text += row(QByteArray::fromStdString(genes[i].id), static_cast<int>(i)) + '\n';
    return text;
}

/// The genome with a table of two columns that may be the trait.
bool openTwoTraits(WindowFixture& f)
{
    f.window().open({f.write("genome.gbk", smallGenome().genbank)});
    if (!f.waitIdle() || !f.session().hasData()) return false;
    const QByteArray table = tableOfGenes(f, "locus_tag\ttrait\tplace", [](const QByteArray& id, int i) {
        return id + "\tt" + QByteArray::number(i % 3) + "\tp" + QByteArray::number(i % 5);
    });
    f.session().open({f.write("two.tsv", table)}, SourceRole::Traits);
    return f.waitIdle() && f.session().hasTraits();
}

const SourceFile& sourceNamed(WindowFixture& f, const char* name)
{
    const auto& sources = f.session().dataset()->sources;
    return *std::ranges::find(sources, std::string(name), &SourceFile::name);
}

/// The sheet with this file shown and tried.
ReadingSheet& readingOf(WindowFixture& f, const char* name)
{
    f.window().actions().readingSettings->trigger();
    ReadingSheet& sheet = f.window().readingSheet();
    sheet.showSource(static_cast<int>(&sourceNamed(f, name) - f.session().dataset()->sources.data()));
    if (!QTest::qWaitFor([&] { return !sheet.isTrying(); })) qFatal("the preview does not end");
    return sheet;
}

/// Chooses as the user does.
void choose(ReadingSheet& sheet, const char* decision, const QString& value)
{
    QComboBox* box = sheet.findChild<DecisionForm*>()->field(QString::fromLatin1(decision));
    if (!box || box->findData(value) < 0) qFatal("there is no such choice");
    box->setCurrentIndex(box->findData(value));
    emit box->activated(box->currentIndex());
}

QString firstRow(const ReadingSheet& sheet)
{
    const QAbstractItemModel* model = sheet.findChild<RowView*>()->model();
    QStringList cells;
    for (int c = 0; c < model->columnCount() && model->rowCount() > 0; ++c)
        cells << model->index(0, c).data().toString();
    return cells.join(u'|');
}

QString readingIn(const Provenance& provenance, std::string_view role)
{
    const auto found = std::ranges::find(provenance.inputs, role, &Provenance::Input::role);
    return found == provenance.inputs.end() ? QString() : qtext(found->reading);
}

}  // namespace

/// How files are read is shown, tried, changed, asked and kept: the real window.
class TestGuiReading : public QObject {
    Q_OBJECT
private slots:
    void anotherColumnMakesResultsStale();
    void aChoiceIsTriedBeforeItIsTaken();
    void theNewestChoiceIsShown();
    void aChoiceThatCannotBeSaysSo();
    void choicesAreKeptInTheProject();
    void whatIsSaidOfAllFilesIsSaidOfEach();
    void equalColumnsAreAsked();
    void aQuestionCanBeGivenUp();
    void projectsOfVersion1Open();
    void overviewSaysHowPhenotypesMatched();
    void aSheetTakesThePlaceOfThePage();
};

void TestGuiReading::anotherColumnMakesResultsStale()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    f.session().analyze(f.session().request(kCodonUsage));
    QVERIFY(f.waitIdle());
    const auto before = f.session().result(kCodonUsage);
    QVERIFY(before);
    QVERIFY(f.session().staleReasons(kCodonUsage).isEmpty());

    ReadingSheet& sheet = readingOf(f, "two.tsv");
    QVERIFY(!sheet.actionButton().isEnabled());
    choose(sheet, "trait", QStringLiteral("place"));
    QVERIFY(sheet.actionButton().isEnabled());
    QVERIFY(sheet.findChild<QListWidget*>()->currentItem()->text().contains(QLatin1String("changed")));
    sheet.actionButton().click();
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->traits.traits.size(), std::size_t{5});
    QCOMPARE(f.session().staleReasons(kCodonUsage), QStringList{"the input files are read in another way"});
    QVERIFY(!sheet.actionButton().isEnabled());
    // The results of the old reading are there, under a banner that says so.
    f.window().showPage(MainWindow::Codons);
    const auto banners = f.window().page(MainWindow::Codons).findChildren<StaleBanner*>();
    QVERIFY(std::ranges::any_of(banners, [](const StaleBanner* banner) { return !banner->isHidden(); }));
    QCOMPARE(f.session().result(kCodonUsage), before);

    f.session().analyze(f.session().request(kCodonUsage));
    QVERIFY(f.waitIdle());
    const Provenance& made = before->report().provenance;
    const Provenance& again = f.session().result(kCodonUsage)->report().provenance;
    QVERIFY(readingIn(made, "traits").contains("trait = trait"));
    QVERIFY(readingIn(again, "traits").contains("trait = place"));
    QVERIFY(f.session().staleReasons(kCodonUsage).isEmpty());
    // The first reading again, and the first result would be fresh, the second is not.
    choose(readingOf(f, "two.tsv"), "trait", QString());
    sheet.actionButton().click();
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().document().options.read.empty());
    QVERIFY(!f.session().staleReasons(kCodonUsage).isEmpty());
}

void TestGuiReading::aChoiceIsTriedBeforeItIsTaken()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    ReadingSheet& sheet = readingOf(f, "two.tsv");
    const QString gene = qtext(f.session().dataset()->genome.genes.front().id);
    QCOMPARE(firstRow(sheet), gene + u'|' + gene + QStringLiteral("|locus_tag|t0|two"));
    choose(sheet, "trait", QStringLiteral("place"));
    QVERIFY(sheet.isTrying());
    QTRY_VERIFY(!sheet.isTrying());
    QCOMPARE(firstRow(sheet), gene + u'|' + gene + QStringLiteral("|locus_tag|p0|two"));
    // Nothing is read again before the button is pressed.
    QCOMPARE(f.session().dataset()->traits.traits.size(), std::size_t{3});
    QVERIFY(f.session().document().options.read.empty());
    // The genome has its genes as preview.
    QVERIFY(firstRow(readingOf(f, "genome.gbk")).startsWith(gene));
}

void TestGuiReading::theNewestChoiceIsShown()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    ReadingSheet& sheet = readingOf(f, "two.tsv");
    for (const char* column : {"place", "trait", "place"}) choose(sheet, "trait", QString::fromLatin1(column));
    QTRY_VERIFY(!sheet.isTrying());
    QVERIFY(firstRow(sheet).contains(QLatin1String("|p0|")));
    QComboBox* box = sheet.findChild<DecisionForm*>()->field(QStringLiteral("trait"));
    QCOMPARE(box->currentData().toString(), QStringLiteral("place"));
}

void TestGuiReading::aChoiceThatCannotBeSaysSo()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    ReadingSheet& sheet = readingOf(f, "two.tsv");
    choose(sheet, "trait", QStringLiteral("locus_tag"));
    choose(sheet, "gene", QStringLiteral("locus_tag"));
    QTRY_VERIFY(!sheet.isTrying());
    QVERIFY(sheet.findChild<RowView*>()->accessibleDescription().contains(QLatin1String("same column")));
    QVERIFY(firstRow(sheet).isEmpty());
    // The lists are still there to choose otherwise.
    choose(sheet, "trait", QString());
    QTRY_VERIFY(!sheet.isTrying());
    QVERIFY(!firstRow(sheet).isEmpty());
}

void TestGuiReading::choicesAreKeptInTheProject()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    choose(readingOf(f, "two.tsv"), "trait", QStringLiteral("place"));
    f.window().readingSheet().actionButton().click();
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().isDirty());
    const auto read = f.session().document().options.read;
    QCOMPARE(read.size(), std::size_t{1});
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().document().options.read == read);
    QCOMPARE(f.session().dataset()->traits.traits.size(), std::size_t{5});
    ReadingSheet& sheet = readingOf(f, "two.tsv");
    QCOMPARE(sheet.findChild<DecisionForm*>()->field(QStringLiteral("trait"))->currentData().toString(),
             QStringLiteral("place"));
}

void TestGuiReading::whatIsSaidOfAllFilesIsSaidOfEach()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    // A project of a version that said it of all files of traits.
    test::WholeProject project;
    project.sources = f.session().dataset()->sources;
    project.settings = {{"traits.trait_column", "place"}};
    NoProgress progress;
    QVERIFY(test::saveWhole(project, utf8(f.path("old.pleio")), progress));
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().open({f.path("old.pleio")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->traits.traits.size(), std::size_t{5});
    const std::string reading = f.session().dataset()->readings.back().text();

    ReadingSheet& sheet = readingOf(f, "two.tsv");
    QComboBox* trait = sheet.findChild<DecisionForm*>()->field(QStringLiteral("trait"));
    QCOMPARE(trait->currentData().toString(), QStringLiteral("place"));
    QVERIFY(!sheet.actionButton().isEnabled());
    // It can be taken back for this file alone.
    choose(sheet, "delimiter", QStringLiteral("tab"));
    sheet.actionButton().click();
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->readings.back().text(), reading);
    QVERIFY(f.session().document().options.traits.traitColumn.empty());
    choose(readingOf(f, "two.tsv"), "trait", QString());
    sheet.actionButton().click();
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->traits.traits.size(), std::size_t{3});
}

void TestGuiReading::equalColumnsAreAsked()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const std::size_t genes = f.session().dataset()->genome.genes.size();
    const std::size_t traits = f.session().dataset()->traits.traits.size();
    const auto idOf = [&](int i) {
        return QByteArray::fromStdString(f.session().dataset()->genome.genes[static_cast<std::size_t>(i) % genes].id);
    };
    const QByteArray pairs = tableOfGenes(
        f, "gene1\tgene2\ttrait", [&](const QByteArray& id, int i) { return id + '\t' + idOf(i + 1) + "\tpair"; });
    QuestionSheet& sheet = f.window().questionSheet();
    QVERIFY(!sheet.isVisible());
    f.session().open({f.write("pairs.tsv", pairs)}, SourceRole::Traits);
    QVERIFY(f.waitIdle());
    QVERIFY(sheet.isVisible());
    QVERIFY(!sheet.actionButton().isEnabled());
    QCOMPARE(f.session().dataset()->traits.traits.size(), traits);
    const auto buttons = sheet.answers().buttons();
    QCOMPARE(buttons.size(), qsizetype{2});
    QCOMPARE(buttons[1]->text(), QStringLiteral("gene2"));
    QVERIFY(buttons[1]->accessibleDescription().startsWith(QString::fromLatin1(idOf(1) + ", " + idOf(2))));
    buttons[1]->click();
    QTest::keyClick(&sheet, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!sheet.isVisible());
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->traits.traits.size(), traits + 1);
    QVERIFY(qtext(f.session().dataset()->readings.back().text()).contains("gene = gene2"));
    QVERIFY(f.session().isDirty());
    QCOMPARE(f.session().document().options.read.at(sourceNamed(f, "pairs.tsv").sha256).at("gene"),
             std::string("gene2"));
    QVERIFY(std::ranges::none_of(f.session().problems(),
                                 [](const Problem& problem) { return problem.note.code == "job.failed"; }));
    // It asks no more when the project is opened.
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QVERIFY(!f.window().questionSheet().isVisible());
    QCOMPARE(f.session().dataset()->traits.traits.size(), traits + 1);
}

void TestGuiReading::aQuestionCanBeGivenUp()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const std::size_t sources = f.session().dataset()->sources.size();
    const QByteArray values = tableOfGenes(f, "gene\tTPM\tTPM", [](const QByteArray& id, int i) {
        return id + '\t' + QByteArray::number(i) + ".5\t" + QByteArray::number(2 * i) + ".25";
    });
    const QString path = f.write("values.tsv", values);
    for (const bool byKey : {true, false}) {
        f.session().open({path}, SourceRole::Expression);
        QVERIFY(f.waitIdle());
        QuestionSheet& sheet = f.window().questionSheet();
        QVERIFY(sheet.isVisible());
        if (byKey)
            QTest::keyClick(&sheet, Qt::Key_Escape);
        else
            f.window().actions().readingSettings->trigger();  // another sheet in its place
        QVERIFY(!sheet.isVisible());
        QVERIFY(f.waitIdle());
    }
    QCOMPARE(f.session().dataset()->sources.size(), sources);
    QVERIFY(!f.session().isDirty());
    const auto problems = f.session().problems();
    QCOMPARE(std::ranges::count(problems, std::string("job.failed"), [](const Problem& p) { return p.note.code; }), 2);
}

/// Such a project knows no readings, and no choices by file.
void TestGuiReading::projectsOfVersion1Open()
{
    WindowFixture f;
    QVERIFY(openTwoTraits(f));
    f.session().analyze(f.session().request(kCodonUsage));
    QVERIFY(f.waitIdle());
    test::WholeProject project;
    project.sources = f.session().dataset()->sources;
    const IndexedTrial& last = f.session().document().shown.at(std::string(kCodonUsage));
    project.trials.push_back({*last.trial, last.index->report()});
    for (Provenance::Input& input : project.trials.back().report.provenance.inputs) input.reading.clear();
    NoProgress progress;
    QVERIFY(test::saveWhole(project, utf8(f.path("old.pleio")), progress));
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().open({f.path("old.pleio")});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().result(kCodonUsage));
    QVERIFY(f.session().staleReasons(kCodonUsage).isEmpty());
    QVERIFY(!f.session().isDirty());
}

void TestGuiReading::overviewSaysHowPhenotypesMatched()
{
    WindowFixture f;
    f.window().open({f.write("genome.gbk", smallGenome().genbank)});
    QVERIFY(f.waitIdle());
    QByteArray table =
        tableOfGenes(f, "gene\tset1IT001 LB\tset1IT002 LB\tset1IT003 M9", [](const QByteArray& id, int i) {
            return id + '\t' + QByteArray::number(i % 7) + ".5\t-1." + QByteArray::number(i % 5) + "\t0.25";
        });
    table += "nobody\t1.5\t2\t3\n";
    f.session().open({f.write("fit.tsv", table)}, SourceRole::Phenotypes);
    QVERIFY(f.waitIdle());
    f.session().open({f.write("quality.tsv", "name\tshort\tu\nset1IT001\tLB\tTRUE\nset1IT002\tLB\tFALSE\n"
                                             "set1IT003\tM9\tTRUE\n")},
                     SourceRole::Conditions);
    QVERIFY(f.waitIdle());
    QStringList texts;
    for (const QLabel* label : f.window().page(MainWindow::Overview).findChildren<QLabel*>()) texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("fit.tsv")));
    QVERIFY(texts.contains(QStringLiteral("260 of 261")));
    QVERIFY(texts.contains(QStringLiteral("by locus_tag")));
    QVERIFY(texts.contains(QStringLiteral("1: nobody")));
    QVERIFY(std::ranges::any_of(texts, [](const QString& text) {
        return text.contains(QLatin1String("left out")) && text.contains(QLatin1String("set1IT002 LB"));
    }));
}

void TestGuiReading::aSheetTakesThePlaceOfThePage()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().resize(1280, 800);
    ReadingSheet& sheet = readingOf(f, "traits.tsv");
    const QWidget& page = f.window().page(f.window().currentPage());
    QVERIFY(page.isVisible());
    const int beside = sheet.width();
    f.window().resize(900, 600);
    QTRY_COMPARE(f.window().width(), 900);
    QVERIFY(!page.isVisible());
    QTRY_VERIFY(sheet.width() > beside);
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QVERIFY(!sheet.isVisible());
    QVERIFY(page.isVisible());
}

PLEIO_TEST(tst_gui_reading, TestGuiReading)
#include "tst_gui_reading.moc"
