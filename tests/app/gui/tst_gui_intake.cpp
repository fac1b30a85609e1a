// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/role_names.h"
#include "app/gui/sheets/intake_sheet.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

#include <algorithm>

using namespace pleio;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

namespace {

/// A small folder as FEBA writes it.
QString febaFolder(const WindowFixture& f)
{
    if (!QDir().mkpath(f.path("feba"))) qFatal("no folder");
    QByteArray fitness = "locusId\tsysName\tdesc\tsetA1 Time0\tsetA2 LB\tsetA3 LB\tsetA4 M9\n";
    QByteArray genes = "locusId\tsysName\ttype\tscaffoldId\tbegin\tend\tstrand\tname\tdesc\n";
    for (int i = 1; i <= 20; ++i) {
        const QByteArray n = QByteArray::number(i);
        fitness += n + "\tX_" + n + "\tkinase\t0.5\t-1.5\t" + n + ".25\t-" + n + ".5\n";
        genes += n + "\tX_" + n + "\t1\tc\t" + n + "00\t" + n + "89\t+\t\tkinase\n";
    }
    f.write("feba/fit_logratios.tab", fitness);
    f.write("feba/fit_t.tab", QByteArray(fitness).replace("0.5", "0.75"));
    f.write("feba/genes", genes);
    f.write("feba/fit_quality.tab", "name\tshort\tu\nsetA1\tTime0\tFALSE\nsetA2\tLB\tTRUE\nsetA3\tLB\tTRUE\n"
                                    "setA4\tM9\tTRUE\n");
    f.write("feba/notes.txt", "Made up.\n");
    return f.path("feba");
}

QComboBox* choiceOf(WindowFixture& f, const QString& file)
{
    for (QComboBox* choice : f.window().intakeSheet().findChildren<QComboBox*>())
        if (choice->accessibleName().contains(file)) return choice;
    return nullptr;
}

void choose(QComboBox& choice, std::optional<SourceRole> role)
{
    choice.setCurrentIndex(role ? choice.findData(static_cast<int>(*role)) : 0);
}

bool hasNote(WindowFixture& f, std::string_view code)
{
    return std::ranges::any_of(f.session().problems(),
                               [code](const Problem& problem) { return problem.note.code == code; });
}

QPushButton& openButton(WindowFixture& f) { return f.window().intakeSheet().actionButton(); }

}  // namespace

/// Several files and folders in the real window: what they are taken for is seen before they are read in.
class TestGuiIntake : public QObject {
    Q_OBJECT

private slots:
    void aDroppedFolderIsShownAndOpened()
    {
        WindowFixture f;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(febaFolder(f))});
        const QPoint at = f.window().rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&f.window(), &drop);
        QVERIFY(f.session().isOpening());  // the window's thread looks at no file
        QVERIFY(f.waitIdle());
        QVERIFY(!f.session().hasData());
        QVERIFY(f.window().intakeSheet().isVisible());
        QCOMPARE(choiceOf(f, "fit_t.tab")->currentData().toInt(), static_cast<int>(SourceRole::PhenotypeT));
        QCOMPARE(choiceOf(f, "genes")->currentData().toInt(), static_cast<int>(SourceRole::Genome));
        QVERIFY(!choiceOf(f, "notes.txt")->currentData().isValid());
        QStringList texts;
        for (QLabel* label : f.window().intakeSheet().findChildren<QLabel*>()) texts << label->text();
        QVERIFY2(texts.contains("Fitness of all experiments"), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains("Taken in (4)") && texts.contains("Left out (1)"));

        openButton(f).click();
        QVERIFY(!f.window().intakeSheet().isVisible());
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().hasPhenotypes());
        QCOMPARE(f.session().dataset()->phenotypes->conditions.size(), std::size_t{3});
        QCOMPARE(f.session().dataset()->genome.genes.size(), std::size_t{20});
        QVERIFY(hasNote(f, "intake.taken") && hasNote(f, "intake.left_out"));
        // The folder is among the recent files.
        QSettings store(f.path("settings.ini"), QSettings::IniFormat);
        f.restart();
        QVERIFY(WindowSettings(store).recentFiles().contains(f.path("feba")));
    }

    void aFileAloneOpensAtOnce()
    {
        WindowFixture f;
        f.window().open({f.write("genome.gbk", smallGenome().genbank)});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().hasData());
        QVERIFY(!f.window().intakeSheet().isVisible());
        QVERIFY(!hasNote(f, "intake.taken"));
        // Files of a role that was chosen are taken for it without asking.
        QByteArray more = smallGenome().traits;
        f.session().open({f.write("a.tsv", smallGenome().traits), f.write("b.tsv", more.replace("\ttrait", "\tother"))},
                         SourceRole::Traits);
        QVERIFY(f.waitIdle());
        QVERIFY(!f.window().intakeSheet().isVisible());
        QCOMPARE(f.session().dataset()->sources.size(), std::size_t{3});
    }

    void rolesCanBeChanged()
    {
        WindowFixture f;
        f.window().open({febaFolder(f)});
        QVERIFY(f.waitIdle());
        choose(*choiceOf(f, "fit_quality.tab"), {});
        choose(*choiceOf(f, "genes"), {});
        openButton(f).click();
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().hasPhenotypes());
        QCOMPARE(f.session().dataset()->sources.size(), std::size_t{2});
        QCOMPARE(f.session().dataset()->phenotypes->conditions.size(), std::size_t{4});
    }

    void twoGenomesHaveToBeDecided()
    {
        WindowFixture f;
        f.window().open({f.write("a.gbk", smallGenome().genbank),
                         f.write("b.gbk", QByteArray(smallGenome().genbank).replace("LOCUS       ", "LOCUS       Z"))});
        QVERIFY(f.waitIdle());
        QVERIFY(f.window().intakeSheet().isVisible());
        QVERIFY(!openButton(f).isEnabled());
        auto* problem = f.window().intakeSheet().findChild<QLabel*>("fieldProblem");
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains("a.gbk, b.gbk"), qPrintable(problem->text()));
        choose(*choiceOf(f, "b.gbk"), {});
        QVERIFY(openButton(f).isEnabled());
        QVERIFY(problem->isHidden());
        choose(*choiceOf(f, "a.gbk"), {});
        QVERIFY(!openButton(f).isEnabled());  // nothing is left
        choose(*choiceOf(f, "a.gbk"), SourceRole::Genome);
        openButton(f).click();
        QVERIFY(f.waitIdle());
        QCOMPARE(f.session().dataset()->sources.front().name, std::string("a.gbk"));
    }

    void cancelLeavesAllAsItIs()
    {
        WindowFixture f;
        QVERIFY(f.openSmallGenome());
        const auto before = f.session().dataset();
        f.window().open({febaFolder(f)});
        QVERIFY(f.waitIdle());
        QVERIFY(f.window().intakeSheet().isVisible());
        // The open genome has the genes.
        QVERIFY(!choiceOf(f, "genes")->currentData().isValid());
        QTest::keyClick(&f.window().intakeSheet(), Qt::Key_Escape);
        QVERIFY(!f.window().intakeSheet().isVisible());
        QCOMPARE(f.session().dataset(), before);
        QVERIFY(!f.session().isDirty());
    }

    void theSheetCanBeUsedWithoutAMouse()
    {
        WindowFixture f;
        f.window().open({febaFolder(f)});
        QVERIFY(f.waitIdle());
        const auto choices = f.window().intakeSheet().findChildren<QComboBox*>();
        QCOMPARE(choices.size(), 5);
        for (QComboBox* choice : choices) {
            QVERIFY(!choice->accessibleName().isEmpty());
            QVERIFY(choice->focusPolicy() & Qt::TabFocus);
            // Scrolling over a choice changes nothing.
            const int index = choice->currentIndex();
            QWheelEvent wheel(QPointF(5, 5), choice->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(choice, &wheel);
            QCOMPARE(choice->currentIndex(), index);
        }
        QVERIFY(f.window().intakeSheet().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(&f.window().intakeSheet(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().hasPhenotypes());
    }

    void aLargeFolderIsShownShort()
    {
        WindowFixture f;
        QVERIFY(QDir().mkpath(f.path("many")));
        for (int i = 0; i < 80; ++i) f.write(QStringLiteral("many/%1.txt").arg(i), "words\n");
        f.write("many/genome.gbk", smallGenome().genbank);
        f.window().open({f.path("many")});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.window().intakeSheet().findChildren<QComboBox*>().size(), 61);
        QVERIFY(openButton(f).isEnabled());
    }
};

PLEIO_TEST(tst_gui_intake, TestGuiIntake)
#include "tst_gui_intake.moc"
