// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/base/text.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pleio;

class TestText : public QObject {
    Q_OBJECT

private slots:
    void showsNumbers_data();
    void showsNumbers();
    void countsOneAndMany();
    void shortestNumberReadsBack();
    void parsesWholeTextOnly();
    void takesLinesOfEveryKind();
    void splitsAndTrims();
    void resultHoldsValueOrError();
};

void TestText::showsNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("undefined") << std::nan("") << "–";
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("whole") << 4288.0 << "4,288";
    QTest::newRow("negative whole") << -1234567.0 << "-1,234,567";
    QTest::newRow("trailing zero") << 0.65 << "0.650";
    QTest::newRow("three digits") << 0.64321 << "0.643";
    QTest::newRow("above one") << 12.3456 << "12.3";
    QTest::newRow("hundreds") << 432.19 << "432";
    QTest::newRow("small") << 0.00123456 << "0.00123";
    QTest::newRow("tiny") << 1.23456e-5 << "1.23e-05";
    QTest::newRow("rounds up") << 0.99996 << "1.000";
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "inf";
    QTest::newRow("negative") << -0.25 << "-0.250";
}

void TestText::showsNumbers()
{
    QFETCH(double, value);
    QFETCH(QString, shown);
    QCOMPARE(QString::fromStdString(displayNumber(value)), shown);
}

void TestText::countsOneAndMany()
{
    const auto genes = [](auto n) { return QString::fromStdString(counted(n, "gene is", "genes are")); };
    QCOMPARE(genes(0), QString("0 genes are"));
    QCOMPARE(genes(1), QString("1 gene is"));
    QCOMPARE(genes(std::size_t{1}), QString("1 gene is"));
    QCOMPARE(genes(std::int64_t{2000}), QString("2,000 genes are"));
}

void TestText::shortestNumberReadsBack()
{
    for (const double value : {0.1, 1.0 / 3, 1e-300, 123456789.123456789, -2.5e17}) {
        double back = 0;
        QVERIFY(parseNumber(shortestNumber(value), back));
        QCOMPARE(back, value);
    }
    QVERIFY(shortestNumber(std::numeric_limits<double>::quiet_NaN()).empty());
}

void TestText::parsesWholeTextOnly()
{
    double number = 0;
    QVERIFY(parseNumber(" +1.5 ", number));
    QCOMPARE(number, 1.5);
    for (const char* text : {"", "1.5x", "1,5", "x", "--1"}) QVERIFY2(!parseNumber(text, number), text);
    std::int64_t integer = 0;
    QVERIFY(parseInteger("-42", integer));
    QCOMPARE(integer, std::int64_t{-42});
    QVERIFY(!parseInteger("4.2", integer));
}

void TestText::takesLinesOfEveryKind()
{
    std::string_view rest = "one\r\ntwo\n\nlast";
    QCOMPARE(takeLine(rest), std::string_view("one"));
    QCOMPARE(takeLine(rest), std::string_view("two"));
    QCOMPARE(takeLine(rest), std::string_view(""));
    QCOMPARE(takeLine(rest), std::string_view("last"));
    QVERIFY(rest.empty());
}

void TestText::splitsAndTrims()
{
    QCOMPARE(splitView("a,,b", ',').size(), std::size_t{3});
    QCOMPARE(splitView("", ',').size(), std::size_t{1});
    QCOMPARE(trimmed(" \ta b\r\n"), std::string_view("a b"));
    QVERIFY(startsWithNoCase("GenBank", "gen"));
    QVERIFY(!startsWithNoCase("ge", "gen"));
    QCOMPARE(toLowerAscii("ÄbC"), std::string("Äbc"));
}

void TestText::resultHoldsValueOrError()
{
    const Result<int> value = 3;
    QVERIFY(value.has_value());
    QCOMPARE(*value, 3);
    const Result<int> error = badInput("The file is empty.", "a.fa");
    QVERIFY(!error);
    QCOMPARE(error.error().oneLine(), std::string("a.fa: The file is empty."));
    QVERIFY(Result<void>().has_value());
    QVERIFY(Result<void>(cancelled()).error().kind == ErrorKind::Cancelled);
}

PLEIO_TEST(tst_text, TestText)
#include "tst_text.moc"
