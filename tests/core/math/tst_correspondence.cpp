// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/correspondence.h"
#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <vector>

using namespace pleio;

namespace {

/// Invented counts: rows differ in length and along two directions.
RowTable invented(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed)
{
    Random random(seed);
    RowTable table(rows, columns);
    Eigen::VectorXd first(columns), second(columns);
    for (Eigen::Index j = 0; j < columns; ++j) {
        first[j] = random.normal();
        second[j] = random.normal();
    }
    for (Eigen::Index i = 0; i < rows; ++i) {
        const double a = 0.5 * random.normal(), b = 0.3 * random.normal(), length = 3 + 10 * random.uniform();
        for (Eigen::Index j = 0; j < columns; ++j)
            table(i, j) = std::floor(length * random.gamma(2) * std::exp(a * first[j] + b * second[j]));
    }
    return table;
}

std::vector<int> threeBlocks(Eigen::Index columns)
{
    std::vector<int> blocks;
    for (Eigen::Index j = 0; j < columns; ++j) blocks.push_back(static_cast<int>(j % 3));
    return blocks;
}

double difference(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) { return (a - b).cwiseAbs().maxCoeff(); }

}  // namespace

class TestCorrespondence : public QObject {
    Q_OBJECT

private slots:
    void byHand();
    void inertiaIsChiSquare();
    void scoresAreAveragesOfEachOther();
    void withinBlocksHaveNoMean();
    void blocksSplitTheInertia();
    void emptyRowsAndColumns();
    void supplementaryRows();
    void orderOfRowsDoesNotMatter();
    void signIsFixed();
    void nothingToFind();
};

/// Two rows that share nothing: one axis, eigenvalue 1, scores +1 and -1.
void TestCorrespondence::byHand()
{
    const RowTable table{{4, 0}, {0, 4}};
    const Correspondence analysis = correspondenceAnalysis(table);
    QCOMPARE(analysis.axes(), Eigen::Index{1});
    QVERIFY(std::abs(analysis.eigenvalues[0] - 1) < 1e-12);
    QVERIFY(std::abs(analysis.tableInertia - 1) < 1e-12);
    QVERIFY(difference(analysis.columnScores(0), Eigen::Vector2d(1, -1)) < 1e-12);
    QVERIFY(difference(rowScores(table, analysis, 1), Eigen::Vector2d(1, -1)) < 1e-12);
    QVERIFY(difference(analysis.contributions, Eigen::Vector2d(0.5, 0.5)) < 1e-12);
}

void TestCorrespondence::inertiaIsChiSquare()
{
    const RowTable table = invented(40, 12, 1);
    double chiSquare = 0;
    for (Eigen::Index i = 0; i < table.rows(); ++i)
        for (Eigen::Index j = 0; j < table.cols(); ++j) {
            const double expected = table.row(i).sum() * table.col(j).sum() / table.sum();
            chiSquare += (table(i, j) - expected) * (table(i, j) - expected) / expected;
        }
    const Correspondence analysis = correspondenceAnalysis(table);
    QCOMPARE(analysis.axes(), Eigen::Index{11});
    QVERIFY(std::abs(analysis.inertia - chiSquare / table.sum()) < 1e-12);
    QVERIFY(std::abs(analysis.tableInertia - chiSquare / table.sum()) < 1e-12);
    QVERIFY(std::abs(analysis.eigenvalues.sum() - analysis.inertia) < 1e-12);
    for (Eigen::Index a = 0; a < analysis.axes(); ++a)
        QVERIFY(std::abs(analysis.contributions.col(a).sum() - 1) < 1e-12);
}

/// The barycentric relations: sqrt(eigenvalue) × standard coordinates of one side are averages of the other;
/// weighted means are 0 and weighted variances the eigenvalues.
void TestCorrespondence::scoresAreAveragesOfEachOther()
{
    const RowTable table = invented(50, 9, 2);
    const Correspondence analysis = correspondenceAnalysis(table);
    const Eigen::MatrixXd rows = rowScores(table, analysis, analysis.axes());
    const Eigen::VectorXd rowMass = table.rowwise().sum() / table.sum();
    for (Eigen::Index a = 0; a < 4; ++a) {
        const Eigen::VectorXd columns = analysis.columnScores(a);
        const double root = std::sqrt(analysis.eigenvalues[a]);
        const Eigen::VectorXd back =
            (table.transpose() * rows.col(a)).array() / table.colwise().sum().transpose().array() / root;
        QVERIFY(difference(back, columns) < 1e-10);
        QVERIFY(std::abs(rowMass.dot(rows.col(a))) < 1e-12);
        QVERIFY(std::abs(analysis.columnMass.dot(columns)) < 1e-12);
        QVERIFY(std::abs(rowMass.dot(rows.col(a).cwiseAbs2()) - analysis.eigenvalues[a]) < 1e-12);
        QVERIFY(std::abs(analysis.columnMass.dot(columns.cwiseAbs2()) - analysis.eigenvalues[a]) < 1e-12);
    }
}

void TestCorrespondence::withinBlocksHaveNoMean()
{
    const RowTable table = invented(60, 12, 3);
    const std::vector<int> blocks = threeBlocks(12);
    const Correspondence analysis = correspondenceAnalysis(table, blocks);
    QCOMPARE(analysis.axes(), Eigen::Index{9});
    for (Eigen::Index a = 0; a < analysis.axes(); ++a) {
        const Eigen::VectorXd columns = analysis.columnScores(a);
        for (int block = 0; block < 3; ++block) {
            double mean = 0;
            for (Eigen::Index j = 0; j < 12; ++j)
                if (blocks[static_cast<std::size_t>(j)] == block) mean += analysis.columnMass[j] * columns[j];
            QVERIFY(std::abs(mean) < 1e-12);
        }
    }
    // Multiplying a row's block by a number (more of that amino acid) leaves nothing but weights: a table that
    // differs between blocks only has no inertia within them.
    RowTable between(4, 12);
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 12; ++j) between(i, j) = static_cast<double>((j + 1) * (1 + (i + j % 3) % 4));
    const Correspondence none = correspondenceAnalysis(between, blocks);
    QVERIFY(none.inertia < 1e-20);
    QVERIFY(none.tableInertia > 0.01);
    QCOMPARE(none.axes(), Eigen::Index{0});
}

/// Between blocks there is the analysis of the table of block sums; both parts add up to the whole.
void TestCorrespondence::blocksSplitTheInertia()
{
    const RowTable table = invented(60, 12, 4);
    const std::vector<int> blocks = threeBlocks(12);
    RowTable sums = RowTable::Zero(60, 3);
    for (Eigen::Index j = 0; j < 12; ++j) sums.col(j % 3) += table.col(j);
    const double within = correspondenceAnalysis(table, blocks).inertia;
    const double whole = correspondenceAnalysis(table).inertia;
    QVERIFY(std::abs(within + correspondenceAnalysis(sums).inertia - whole) < 1e-12);
    QVERIFY(within < whole);
    // One block of everything is the ordinary analysis.
    const Correspondence one = correspondenceAnalysis(table, std::vector<int>(12, 0));
    QVERIFY(difference(one.standardColumns, correspondenceAnalysis(table).standardColumns) == 0);
}

void TestCorrespondence::emptyRowsAndColumns()
{
    const RowTable table = invented(30, 8, 5);
    RowTable wide = RowTable::Zero(32, 10);
    wide.block(1, 0, 30, 4) = table.leftCols(4);
    wide.block(1, 5, 30, 4) = table.rightCols(4);
    const Correspondence analysis = correspondenceAnalysis(table), withEmpty = correspondenceAnalysis(wide);
    QCOMPARE(withEmpty.axes(), analysis.axes());
    QVERIFY(difference(withEmpty.eigenvalues, analysis.eigenvalues) < 1e-13);
    for (const Eigen::Index empty : {4, 9}) {
        QVERIFY(std::isnan(withEmpty.columnScores(0)[empty]));
        QVERIFY(std::isnan(withEmpty.contributions(empty, 0)));
        QCOMPARE(withEmpty.columnMass[empty], 0.0);
    }
    const Eigen::MatrixXd scores = rowScores(wide, withEmpty, 2);
    QVERIFY(std::isnan(scores(0, 0)) && std::isnan(scores(31, 1)));
    QVERIFY(difference(scores.middleRows(1, 30), rowScores(table, analysis, 2)) < 1e-12);
}

/// A row that was not analysed lands where an analysed row of the same profile is.
void TestCorrespondence::supplementaryRows()
{
    const RowTable table = invented(30, 8, 6);
    const Correspondence analysis = correspondenceAnalysis(table, threeBlocks(8));
    const Eigen::MatrixXd own = rowScores(table, analysis, 3);
    const Eigen::MatrixXd doubled = rowScores(2 * table.row(4), analysis, 3);
    QVERIFY(difference(doubled, own.row(4)) < 1e-14);
}

void TestCorrespondence::orderOfRowsDoesNotMatter()
{
    const RowTable table = invented(300, 20, 7);
    std::vector<Eigen::Index> order(300);
    std::iota(order.begin(), order.end(), 0);
    Random random(8);
    shuffle(order, random);
    const RowTable shuffled = table(order, Eigen::all);
    const Correspondence a = correspondenceAnalysis(table), b = correspondenceAnalysis(shuffled);
    QVERIFY(difference(a.eigenvalues, b.eigenvalues) < 1e-14);
    const Eigen::MatrixXd rows = rowScores(table, a, 4);
    QVERIFY(difference(rows(order, Eigen::all), rowScores(shuffled, b, 4)) < 1e-10);
    // The same table again gives the same bits.
    QVERIFY(correspondenceAnalysis(table).standardColumns == a.standardColumns);
}

void TestCorrespondence::signIsFixed()
{
    for (std::uint64_t seed = 10; seed < 30; ++seed) {
        const Correspondence analysis = correspondenceAnalysis(invented(25, 7, seed));
        for (Eigen::Index a = 0; a < analysis.axes(); ++a) {
            Eigen::Index largest = 0;
            analysis.contributions.col(a).maxCoeff(&largest);
            QVERIFY(analysis.standardColumns(largest, a) > 0);
        }
    }
}

void TestCorrespondence::nothingToFind()
{
    QCOMPARE(correspondenceAnalysis(RowTable::Zero(3, 4)).axes(), Eigen::Index{0});
    QCOMPARE(correspondenceAnalysis(RowTable(0, 4)).axes(), Eigen::Index{0});
    QCOMPARE(correspondenceAnalysis(RowTable{{1, 2, 3}}).axes(), Eigen::Index{0});
    QCOMPARE(correspondenceAnalysis(RowTable{{1, 2, 3}, {10, 20, 30}, {3, 6, 9}}).axes(), Eigen::Index{0});
}

PLEIO_TEST(tst_correspondence, TestCorrespondence)
#include "tst_correspondence.moc"
