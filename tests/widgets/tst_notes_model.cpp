// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/problems_panel.h"

#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace pleio;

namespace {

std::vector<Problem> someProblems()
{
    Note info{Severity::Info, "traits.layout", "Read as a long table.", 1, {}, "traits.tsv"};
    Note stops{Severity::Warning, "cds.internal_stop", "2 CDS hold a stop codon.", 2, {"b0001", "b0002"}, "genome.gbk"};
    Note failed{Severity::Problem, "file.unreadable", "The file ends early.", 1, {}, "other.gz"};
    return {{info, "Traits"}, {stops, "Genome"}, {failed, "Opening"}};
}

}  // namespace

class TestNotesModel : public QObject {
    Q_OBJECT
private slots:
    void listsMostSevereFirst();
    void examplesAreBelowTheirNote();
    void activatedExampleIsTold();
};

void TestNotesModel::listsMostSevereFirst()
{
    NotesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProblems(someProblems());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, NotesModel::TextColumn).data().toString(), QStringLiteral("The file ends early."));
    QCOMPARE(model.index(1, NotesModel::CountColumn).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(2, NotesModel::WhereColumn).data().toString(), QStringLiteral("traits.tsv"));
    QCOMPARE(model.problemCount(), qint64(3));
}

void TestNotesModel::examplesAreBelowTheirNote()
{
    NotesModel model;
    model.setProblems(someProblems());
    const QModelIndex note = model.index(1, 0);
    QCOMPARE(model.rowCount(note), 2);
    QCOMPARE(model.index(1, 0, note).data(NotesModel::ExampleRole).toString(), QStringLiteral("b0002"));
    QVERIFY(note.data(NotesModel::ExampleRole).toString().isEmpty());
}

void TestNotesModel::activatedExampleIsTold()
{
    ProblemsPanel panel;
    panel.setProblems(someProblems());
    panel.resize(800, 300);
    panel.show();
    panel.view().expandAll();
    QSignalSpy activated(&panel, &ProblemsPanel::exampleActivated);
    const QModelIndex example = panel.model().index(0, 0, panel.model().index(1, 0));
    QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, panel.view().visualRect(example).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.front().front().toString(), QStringLiteral("b0001"));
}

PLEIO_TEST(tst_notes_model, TestNotesModel)
#include "tst_notes_model.moc"
