// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/standardised_major_axis.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace pleio;

namespace {

struct Pairs {
    std::vector<double> x, y;
};

/// Lines of a golden file as cells, without the header; an empty cell is NaN where a number is wanted.
std::vector<std::vector<std::string>> linesOf(const QString& name)
{
    QFile file(test::sourceFile(QStringLiteral("tests/golden/codon.bias/standardised_major_axis/") + name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const std::string text = file.readAll().toStdString();
    std::string_view rest = text;
    static_cast<void>(takeLine(rest));
    std::vector<std::vector<std::string>> lines;
    while (!rest.empty()) {
        const auto cells = splitView(takeLine(rest), '\t');
        lines.emplace_back(cells.begin(), cells.end());
    }
    return lines;
}

double number(const std::string& cell)
{
    double value = kUndefined;
    return parseNumber(cell, value) ? value : kUndefined;
}

/// The points of the golden cases; "many" is made by the formula of reference.R.
std::map<std::string, Pairs> cases()
{
    std::map<std::string, Pairs> found;
    for (const auto& line : linesOf(QStringLiteral("input.tsv"))) {
        found[line[0]].x.push_back(number(line[1]));
        found[line[0]].y.push_back(number(line[2]));
    }
    for (int i = 1; i <= 4000; ++i) {
        found["many"].x.push_back(i / 4000.0);
        found["many"].y.push_back((i + 900 * std::sin(7.0 * i)) / 4100);
    }
    return found;
}

bool near(double own, double expected, double relative = 1e-8)
{
    return std::abs(own - expected) <= relative * std::abs(expected) + 1e-300;
}

}  // namespace

class TstStandardisedMajorAxis : public QObject {
    Q_OBJECT
private slots:
    void likeReference_data();
    void likeReference();
    void mirrorsAndScales();
    void perfectLine();
    void undefined_data();
    void undefined();
};

void TstStandardisedMajorAxis::likeReference_data()
{
    QTest::addColumn<QStringList>("expected");
    const auto lines = linesOf(QStringLiteral("expected.tsv"));
    QCOMPARE(lines.size(), std::size_t{9});
    for (const auto& line : lines) {
        QStringList cells;
        for (const auto& cell : line) cells << QString::fromStdString(cell);
        QTest::newRow(line[0].c_str()) << cells;
    }
}

void TstStandardisedMajorAxis::likeReference()
{
    QFETCH(QStringList, expected);
    const Pairs points = cases()[expected[0].toStdString()];
    const MajorAxisFit fit = standardisedMajorAxis(points.x, points.y);
    const double own[]{static_cast<double>(fit.n),
                       static_cast<double>(fit.dropped),
                       fit.r,
                       fit.slope,
                       fit.intercept,
                       fit.slopeLower,
                       fit.slopeUpper,
                       fit.pSlopeOne,
                       fit.olsSlope,
                       fit.olsIntercept};
    for (int i = 0; i < 10; ++i)
        QVERIFY2(near(own[i], expected[i + 1].toDouble()),
                 qPrintable(
                     QStringLiteral("column %1: %2, expected %3").arg(i).arg(own[i], 0, 'g', 12).arg(expected[i + 1])));
}

void TstStandardisedMajorAxis::mirrorsAndScales()
{
    Pairs points = cases()["iris_petal"];
    const MajorAxisFit fit = standardisedMajorAxis(points.x, points.y);
    // The line does not depend on which variable is called y.
    const MajorAxisFit turned = standardisedMajorAxis(points.y, points.x);
    QVERIFY(near(turned.slope, 1 / fit.slope) && near(turned.slopeLower, 1 / fit.slopeUpper));
    QVERIFY(near(turned.pSlopeOne, fit.pSlopeOne));
    for (double& y : points.y) y = 5 - 3 * y;
    const MajorAxisFit mirrored = standardisedMajorAxis(points.x, points.y);
    QVERIFY(near(mirrored.slope, -3 * fit.slope) && near(mirrored.slopeLower, -3 * fit.slopeUpper));
    QVERIFY(mirrored.slopeLower < mirrored.slopeUpper);
}

void TstStandardisedMajorAxis::perfectLine()
{
    const std::vector<double> x{0, 1, 2, 4}, same{1, 2, 3, 5}, twice{1, 3, 5, 9};
    const MajorAxisFit one = standardisedMajorAxis(x, same);
    QCOMPARE(one.slope, 1.0);
    QCOMPARE(one.pSlopeOne, 1.0);
    const MajorAxisFit two = standardisedMajorAxis(x, twice);
    QVERIFY(near(two.slope, 2) && near(two.slopeLower, 2, 1e-6) && near(two.slopeUpper, 2, 1e-6));
    QVERIFY(two.pSlopeOne < 1e-6);
}

void TstStandardisedMajorAxis::undefined_data()
{
    QTest::addColumn<QList<double>>("x");
    QTest::addColumn<QList<double>>("y");
    QTest::addColumn<bool>("hasSlope");
    QTest::addColumn<bool>("hasR");
    QTest::newRow("none") << QList<double>{} << QList<double>{} << false << false;
    QTest::newRow("one") << QList<double>{1} << QList<double>{2} << false << false;
    QTest::newRow("two") << QList<double>{1, 2} << QList<double>{2, 5} << true << true;
    QTest::newRow("x constant") << QList<double>{1, 1, 1} << QList<double>{2, 5, 3} << false << false;
    QTest::newRow("y constant") << QList<double>{1, 2, 3} << QList<double>{2, 2, 2} << false << false;
    QTest::newRow("no correlation") << QList<double>{-1, 0, 1, 0} << QList<double>{0, 1, 0, -1} << false << true;
    QTest::newRow("missing") << QList<double>{1, kUndefined, 2} << QList<double>{2, 3, kUndefined} << false << false;
}

void TstStandardisedMajorAxis::undefined()
{
    QFETCH(QList<double>, x);
    QFETCH(QList<double>, y);
    QFETCH(bool, hasSlope);
    QFETCH(bool, hasR);
    const MajorAxisFit fit =
        standardisedMajorAxis(std::vector<double>(x.begin(), x.end()), std::vector<double>(y.begin(), y.end()));
    QCOMPARE(fit.n + fit.dropped, static_cast<std::int64_t>(x.size()));
    QCOMPARE(!std::isnan(fit.slope), hasSlope);
    QCOMPARE(!std::isnan(fit.intercept), hasSlope);
    QCOMPARE(!std::isnan(fit.r), hasR);
    QVERIFY(std::isnan(fit.slopeLower) && std::isnan(fit.slopeUpper) && std::isnan(fit.pSlopeOne));
}

PLEIO_TEST(tst_standardised_major_axis, TstStandardisedMajorAxis)
#include "tst_standardised_major_axis.moc"
