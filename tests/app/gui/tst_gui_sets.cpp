// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "app/gui/sheets/sets_sheet.h"
#include "core/analysis/set_files.h"
#include "core/project/project_store.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

using namespace pleio;
using pleio::test::WindowFixture;

namespace {

using Names = std::vector<std::string>;

/// The first genes of the genome, by their ids.
QSet<QString> firstGenes(WindowFixture& f, int from, int count)
{
    QSet<QString> genes;
    for (int i = from; i < from + count; ++i) genes.insert(qtext(f.session().dataset()->genome.genes[i].id));
    return genes;
}

Names idsOf(WindowFixture& f, int from, int count)
{
    Names ids;
    for (int i = from; i < from + count; ++i) ids.push_back(f.session().dataset()->genome.genes[i].id);
    return ids;
}

template <class Widget>
Widget* named(QWidget& parent, const QString& accessibleName)
{
    for (Widget* widget : parent.findChildren<Widget*>())
        if (widget->accessibleName() == accessibleName) return widget;
    return nullptr;
}

template <class Button>
Button* button(QWidget& parent, const QString& text)
{
    for (Button* candidate : parent.findChildren<Button*>())
        if (candidate->text() == text) return candidate;
    return nullptr;
}

QAction* actionOf(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions())
        if (action->text() == text) return action;
    return nullptr;
}

/// Names what is selected, by the chip's menu and the sheet.
void keepSelected(WindowFixture& f, const QString& name)
{
    f.window().actions().keepSelection->trigger();
    SetsSheet& sheet = f.window().setsSheet();
    QVERIFY(sheet.isVisible());
    auto* line = named<QLineEdit>(sheet, "Name for the selected genes");
    QVERIFY(line);
    line->setText(name);
    QTest::keyClick(line, Qt::Key_Return);
}

void chooseRows(SetsSheet& sheet, const QList<int>& rows)
{
    auto* list = sheet.findChild<QTreeWidget*>();
    list->clearSelection();
    for (const int row : rows) list->topLevelItem(row)->setSelected(true);
}

/// Genes × conditions of the small genome.
QByteArray phenotypes(WindowFixture& f)
{
    QByteArray text("locusId\tNickel 2 mM\tpH 5\tHeat\n");
    int row = 0;
    for (const Gene& gene : f.session().dataset()->genome.genes) {
        text += QByteArray::fromStdString(gene.id);
        for (int column = 0; column < 3; ++column)
            text += '\t' + QByteArray::number(std::sin(1.7 * row + 2.3 * column * row + column), 'f', 4);
        text += '\n';
        ++row;
    }
    return text;
}

}  // namespace

class TestGuiSets : public QObject {
    Q_OBJECT
private slots:
    void theSelectionIsKeptUnderAName();
    void aFilterMakesASet();
    void theSelectionIsSeenInASmallWindow();
    void setsChangeTheSelection();
    void everyChangeIsAStep();
    void aNameIsNeverTakenTwice();
    void setsAreSavedAndReopened();
    void formsOfferWhatFits();
    void aListIsKeptAndToldOf();
    void gmtIsWrittenAndReadBack();
    void conditionsAreASetToo();
    void setsAreMadeFromSets();
};

void TestGuiSets::theSelectionIsKeptUnderAName()
{
    WindowFixture f;
    QVERIFY(!f.window().actions().sets->isEnabled());
    QVERIFY(f.openSmallGenome());
    QVERIFY(!f.window().actions().keepSelection->isEnabled());
    f.selection().setGenes(firstGenes(f, 3, 12));
    QCOMPARE(f.window().actions().keepSelection->text(), QString("Keep these 12 genes as…"));
    keepSelected(f, " heat shock ");
    QCOMPARE(f.window().sets().sets().size(), std::size_t{1});
    const NamedSet& set = f.window().sets().sets().front();
    QCOMPARE(set.name, std::string("heat shock"));
    QCOMPARE(set.members, idsOf(f, 3, 12));  // in the order of the genome
    QVERIFY(f.session().isDirty());
}

void TestGuiSets::aFilterMakesASet()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().showPage(MainWindow::Genes);
    DataTable* genes = nullptr;
    for (DataTable* table : f.window().page(MainWindow::Genes).findChildren<DataTable*>())
        if (table->view().accessibleName() == "Genes") genes = table;
    QVERIFY(genes);
    const QString part = qtext(f.session().dataset()->genome.genes[10].id).chopped(2);
    genes->setFilterText(part);
    const int shown = genes->view().model()->rowCount();
    QVERIFY(shown > 1 && shown < static_cast<int>(f.session().dataset()->genome.genes.size()));
    genes->view().setFocus();
    genes->view().selectAll();  // Ctrl+A
    keepSelected(f, "filtered");
    QCOMPARE(static_cast<int>(f.window().sets().sets().front().members.size()), shown);
    for (const std::string& gene : f.window().sets().sets().front().members) QVERIFY(qtext(gene).contains(part));
}

void TestGuiSets::theSelectionIsSeenInASmallWindow()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().resize(1024, 700);
    f.selection().setGenes(firstGenes(f, 0, 12));
    keepSelected(f, "kept");  // the title says that it is not saved
    QApplication::processEvents();
    QVERIFY(f.window().width() < 1100);
    QVERIFY(f.window().findChild<QToolButton*>("chip")->isVisible());
    QVERIFY(f.window().findChild<QToolButton*>("primary")->isVisible());
}

void TestGuiSets::setsChangeTheSelection()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.selection().setGenes(firstGenes(f, 0, 6));
    keepSelected(f, "a & b");
    f.selection().setGenes(firstGenes(f, 4, 4));
    auto* chip = f.window().findChild<QToolButton*>("chip");
    QVERIFY(chip && chip->menu());
    QAction* setMenu = actionOf(*chip->menu(), "Named sets");
    QVERIFY(setMenu && setMenu->menu());
    const auto use = [&](const QString& how) {
        emit setMenu->menu()->aboutToShow();
        QAction* one = actionOf(*setMenu->menu(), "a && b (6 genes)");
        QVERIFY(one && one->menu());
        QAction* action = actionOf(*one->menu(), how);
        QVERIFY(action);
        action->trigger();
    };
    use("Add to the selected genes");
    QCOMPARE(f.selection().genes(), firstGenes(f, 0, 8));
    f.selection().setGenes(firstGenes(f, 4, 4));
    use("Keep selected what is in the set");
    QCOMPARE(f.selection().genes(), firstGenes(f, 4, 2));
    f.selection().setGenes(firstGenes(f, 4, 4));
    use("Take out of the selected genes");
    QCOMPARE(f.selection().genes(), firstGenes(f, 6, 2));
    use("Select these genes alone");
    QCOMPARE(f.selection().genes(), firstGenes(f, 0, 6));
    QAction* others = actionOf(*chip->menu(), "Select all other genes");
    QVERIFY(others);
    others->trigger();
    const int all = static_cast<int>(f.session().dataset()->genome.genes.size());
    QCOMPARE(f.selection().genes(), firstGenes(f, 6, all - 6));
}

void TestGuiSets::everyChangeIsAStep()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    SetBook& book = f.window().sets();
    SetsSheet& sheet = f.window().setsSheet();
    f.selection().setGenes(firstGenes(f, 0, 6));
    keepSelected(f, "one");
    chooseRows(sheet, {0});
    auto* note = named<QLineEdit>(sheet, "Note");
    note->clear();
    QTest::keyClicks(note, "why");
    QCOMPARE(book.sets().front().note, std::string("why"));
    auto* name = named<QLineEdit>(sheet, "Name of the chosen set");
    name->setText("uno");
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(book.sets().front().name, std::string("uno"));
    chooseRows(sheet, {0});
    button<QPushButton>(sheet, "Delete")->click();
    QVERIFY(book.sets().empty());

    QUndoStack& steps = f.session().edits().stack();
    QCOMPARE(steps.undoText(), QString("Deleted the set uno"));
    f.window().actions().undo->trigger();
    QCOMPARE(book.sets().front().name, std::string("uno"));
    f.window().actions().undo->trigger();
    QCOMPARE(book.sets().front().name, std::string("one"));
    QCOMPARE(book.sets().front().note, std::string("why"));
    f.window().actions().undo->trigger();  // what was typed is one step; clearing by program is none
    QCOMPARE(book.sets().front().note, std::string("Selected in the window"));
    f.window().actions().undo->trigger();
    QVERIFY(book.sets().empty());
    QVERIFY(!steps.canUndo());
    while (steps.canRedo()) f.window().actions().redo->trigger();
    QVERIFY(book.sets().empty());
    f.window().actions().undo->trigger();
    QCOMPARE(book.sets().front().members, idsOf(f, 0, 6));
}

void TestGuiSets::aNameIsNeverTakenTwice()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.selection().setGenes(firstGenes(f, 0, 2));
    keepSelected(f, "x");
    keepSelected(f, "x");
    SetBook& book = f.window().sets();
    QCOMPARE(book.sets().size(), std::size_t{2});
    QCOMPARE(book.sets()[1].name, std::string("x 2"));
    const std::size_t problems = f.session().problems().size();
    book.rename(book.sets()[1], "x");
    book.rename(book.sets()[1], "");
    QCOMPARE(f.session().problems().size(), problems + 2);
    QCOMPARE(book.sets()[1].name, std::string("x 2"));
}

void TestGuiSets::setsAreSavedAndReopened()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.selection().setGenes(firstGenes(f, 10, 5));
    keepSelected(f, "kept");
    const std::vector<NamedSet> kept = f.window().sets().sets();
    const QString path = f.path("sets.pleio");
    f.session().save(path);
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().isDirty());
    f.session().closeDocument();
    QVERIFY(f.window().sets().sets().empty());
    QCOMPARE(f.window().setsSheet().findChild<QTreeWidget*>()->topLevelItemCount(), 0);
    f.restart();
    f.session().open({path});
    QVERIFY(f.waitIdle());
    QVERIFY(f.window().sets().sets() == kept);
    QVERIFY(!f.session().isDirty());
    QCOMPARE(f.window().setsSheet().findChild<QTreeWidget*>()->topLevelItemCount(), 1);
}

void TestGuiSets::formsOfferWhatFits()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    SetBook& book = f.window().sets();
    const Names ids = idsOf(f, 0, 3);
    book.keep({{"all here", SetKind::Genes, ids, {}},
               {"some here", SetKind::Genes, {"gone", ids[2]}, {}},
               {"none here", SetKind::Genes, {"gone", "away"}, {}}});
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        for (const ParameterSpec& spec : analysis.parameters) {
            if (spec.kind != ParameterKind::Genes) continue;
            f.window().analysisSheet().showAnalysis(analysis.id);
            auto* field = qobject_cast<GenesField*>(f.window().analysisSheet().form().field(spec.id));
            QVERIFY(field);
            auto* sets = field->findChild<SetButton*>();
            QVERIFY(sets && !sets->isHidden());
            QCOMPARE(sets->menu()->actions().size(), 2);
            QVERIFY(actionOf(*sets->menu(), "some here (1 of 2 genes)"));
            actionOf(*sets->menu(), "some here (1 of 2 genes)")->trigger();
            QCOMPARE(f.session().request(analysis.id).parameters.text(spec.id), ids[2]);
            actionOf(*sets->menu(), "all here (3 genes)")->trigger();
            // What a run takes is the members, so that the result follows from its parameters alone.
            QCOMPARE(f.session().request(analysis.id).parameters.text(spec.id), ids[0] + ", " + ids[1] + ", " + ids[2]);
        }
    // Another project has none of them.
    const pleio::test::AnsweredQuestions dropped(QMessageBox::Discard);
    const QString other = f.write("other.fna", ">zzz1\nATGAAACCCGGGTAA\n>zzz2\nATGCCCAAAGGGTAA\n");
    f.session().open({other}, SourceRole::Genome);
    QVERIFY(f.waitIdle());
    QVERIFY(book.sets().empty());
    f.window().analysisSheet().showAnalysis("codon.usage");
    auto* field = f.window().analysisSheet().form().field("genes");
    QVERIFY(field->findChild<SetButton*>()->isHidden());
    QCOMPARE(field->findChild<SetButton*>()->menu()->actions().size(), 0);
}

void TestGuiSets::aListIsKeptAndToldOf()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().actions().sets->trigger();
    SetsSheet& sheet = f.window().setsSheet();
    const Names ids = idsOf(f, 0, 3);
    auto* list = named<QPlainTextEdit>(sheet, "List");
    auto* name = named<QLineEdit>(sheet, "Name for the list");
    auto* keep = button<QPushButton>(sheet, "Keep the list");
    QVERIFY(list && name && keep && !keep->isEnabled());
    list->setPlainText(qtext(ids[2] + "; <nobody>, \"" + ids[0] + "\"\n" + ids[2]));
    name->setText("pasted");
    QVERIFY(keep->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);  // as in the other fields of names
    QCOMPARE(f.window().sets().sets().front().members, (Names{ids[0], ids[2]}));
    QCOMPARE(list->toPlainText(), QString("<nobody>"));  // to be written otherwise
    const QString told = sheet.findChild<QLabel*>("setsTold")->text();
    QVERIFY2(told.contains("&lt;nobody&gt;"), qPrintable(told));

    name->setText("nothing");
    keep->click();
    QCOMPARE(f.window().sets().sets().size(), std::size_t{1});
}

void TestGuiSets::gmtIsWrittenAndReadBack()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    SetBook& book = f.window().sets();
    book.keep({{"first", SetKind::Genes, idsOf(f, 0, 4), "mine"}, {"second", SetKind::Genes, idsOf(f, 2, 7), {}}});
    const std::vector<NamedSet> kept = book.sets();
    f.window().actions().sets->trigger();
    SetsSheet& sheet = f.window().setsSheet();
    chooseRows(sheet, {0, 1});
    const QString path = f.path("out.gmt");
    QTimer::singleShot(0, this, [path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->selectFile(path);
        dialog->findChild<QLineEdit*>()->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    button<QPushButton>(sheet, "Export GMT…")->click();
    QVERIFY(f.waitIdle());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), gmtOf(kept).text);
    file.close();

    book.remove(kept);
    QVERIFY(book.sets().empty());
    sheet.readFile(path);
    QVERIFY(f.waitIdle());
    QCOMPARE(book.sets().size(), kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        QCOMPARE(book.sets()[i].name, kept[i].name);
        QCOMPARE(book.sets()[i].members, kept[i].members);
    }
    f.window().actions().undo->trigger();
    QVERIFY(book.sets().empty());
    // What is no file of sets is a problem, and changes nothing.
    const std::size_t problems = f.session().problems().size();
    sheet.readFile(f.path("not there.gmt"));
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().problems().size(), problems + 1);
    QVERIFY(book.sets().empty());
}

void TestGuiSets::conditionsAreASetToo()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    const QString path = f.write("fitness.tsv", phenotypes(f));
    f.session().open({path}, SourceRole::Phenotypes);
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().hasPhenotypes());
    f.window().actions().sets->trigger();
    SetsSheet& sheet = f.window().setsSheet();
    named<QComboBox>(sheet, "What the list names")->setCurrentIndex(1);
    named<QPlainTextEdit>(sheet, "List")->setPlainText("pH 5\nNickel 2 mM\nnever measured");
    named<QLineEdit>(sheet, "Name for the list")->setText("stress");
    button<QPushButton>(sheet, "Keep the list")->click();
    SetBook& book = f.window().sets();
    QCOMPARE(book.sets().size(), std::size_t{1});
    QVERIFY(book.sets().front().kind == SetKind::Conditions);
    QCOMPARE(book.sets().front().members, (Names{"Nickel 2 mM", "pH 5"}));

    f.window().analysisSheet().showAnalysis("traits.combine");
    auto* field = f.window().analysisSheet().form().field("studies");
    auto* sets = field->findChild<SetButton*>();
    QVERIFY(sets);
    QVERIFY(actionOf(*sets->menu(), "stress (2 conditions)"));
    actionOf(*sets->menu(), "stress (2 conditions)")->trigger();
    const Request request = f.session().request("traits.combine");
    QCOMPARE(request.parameters.text("studies"), std::string("Nickel 2 mM; pH 5"));
    NoProgress progress;
    const auto report = runAnalysis(request, *f.session().dataset(), progress);
    QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
}

void TestGuiSets::setsAreMadeFromSets()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    SetBook& book = f.window().sets();
    book.keep({{"a", SetKind::Genes, idsOf(f, 0, 4), {}}, {"b", SetKind::Genes, idsOf(f, 2, 4), {}}});
    SetsSheet& sheet = f.window().setsSheet();
    f.window().actions().sets->trigger();
    const auto make = [&](const QString& how) {
        chooseRows(sheet, {0, 1});
        QAction* action = actionOf(*button<QPushButton>(sheet, "Combine")->menu(), how);
        QVERIFY(action);
        action->trigger();
    };
    make("In any of them (union)");
    make("In all of them (intersection)");
    make("In the first alone (difference)");
    make("In none of them (complement)");
    QCOMPARE(book.sets().size(), std::size_t{6});
    QCOMPARE(book.sets()[2].name, std::string("a ∪ b"));
    QCOMPARE(book.sets()[2].members, idsOf(f, 0, 6));
    QCOMPARE(book.sets()[3].members, idsOf(f, 2, 2));
    QCOMPARE(book.sets()[4].members, idsOf(f, 0, 2));
    const int all = static_cast<int>(f.session().dataset()->genome.genes.size());
    QCOMPARE(book.sets()[5].members, idsOf(f, 6, all - 6));
}

PLEIO_TEST(tst_gui_sets, TestGuiSets)
#include "tst_gui_sets.moc"
