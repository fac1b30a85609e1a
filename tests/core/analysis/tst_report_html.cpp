// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/inline_svg.h"
#include "core/analysis/report_html.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace pleio;
using pleio::test::randomReport;
using pleio::test::smallReport;

namespace {

QString html(const Report& report, const std::vector<std::pair<std::string, std::string>>& figures = {})
{
    return QString::fromStdString(reportToHtml(report, figures));
}

/// The page as XML reads it once the elements that HTML leaves open are closed; empty if it is not well formed.
QString problemOf(QString page)
{
    page.remove(QStringLiteral("<!DOCTYPE html>"));
    static const QRegularExpression kOpen(QStringLiteral("<meta([^>]*)>"));
    page.replace(kOpen, QStringLiteral("<meta\\1/>"));
    static const QRegularExpression kStyle(QStringLiteral("<style>.*</style>"),
                                           QRegularExpression::DotMatchesEverythingOption);
    page.remove(kStyle);
    QXmlStreamReader reader(page);
    while (!reader.atEnd()) reader.readNext();
    return reader.hasError() ? reader.errorString() + QStringLiteral(" line %1").arg(reader.lineNumber()) : QString();
}

const std::string kSvg =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
    "<svg width=\"183mm\" height=\"110mm\" viewBox=\"0 0 183 110\" xmlns=\"http://www.w3.org/2000/svg\"\n"
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.2\" baseProfile=\"tiny\">\n"
    "<title>Figure</title><defs><linearGradient id=\"grad\"><stop offset=\"0\"/></linearGradient></defs>\n"
    "<g fill=\"url(#grad)\"><path id=\"p1\" d=\"M0,0 L1,1\"/><use xlink:href=\"#p1\"/><text x=\"1\">AUC &lt; 0.5 &amp; "
    "more</text></g>\n"
    "</svg>\n";

}  // namespace

class TestReportHtml : public QObject {
    Q_OBJECT

private slots:
    void wholePage()
    {
        const QString page = html(smallReport(), {{"evidence_grades", kSvg}});
        QCOMPARE(problemOf(page), QString());
        QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>")));
        for (const char* expected :
             {"<h1>Traits that can be read from codons</h1>", "Genes used", "Coding sequences that take part.",
              "70 more rows in genes.tsv", "1 matter needs", "2 rows matched no gene.", "x1, x2", "t.tsv:4",
              "cipher.decode", "Pleioscope 0.2.0 (abc1234)", "<dt>Seed</dt>\n<dd>7</dd>", "internal stop", "3 genes",
              "prefers-color-scheme: dark", "@media print", "a &lt;i&gt;b&lt;/i&gt;", "e.gbk", "1,049"})
            QVERIFY2(page.contains(QLatin1String(expected)) || page.contains(QString::fromUtf8(expected)), expected);
        QVERIFY(!page.contains(QStringLiteral("1,050")));
        QVERIFY(!page.contains(QStringLiteral("Simulated")));
        QVERIFY2(page.contains(QStringLiteral("<td class=\"number\">–</td>")), "an undefined number is a dash");
        QVERIFY2(page.contains(QStringLiteral("25 %")), "percent style");
    }

    void shortTableIsWhole() { QVERIFY(!html(smallReport()).contains(QStringLiteral("in traits.tsv"))); }

    void figures()
    {
        const QString page = html(smallReport(), {{"evidence_grades", kSvg}});
        QCOMPARE(page.count(QStringLiteral("<svg")), 1);
        QVERIFY(!page.contains(QStringLiteral("<?xml")));
        QVERIFY(page.contains(QStringLiteral("id=\"evidence_grades-p1\"")));
        QVERIFY(page.contains(QStringLiteral("href=\"#evidence_grades-p1\"")));
        QVERIFY(page.contains(QStringLiteral("url(#evidence_grades-grad)")));
        QVERIFY(page.contains(QStringLiteral("AUC &lt; 0.5 &amp; more")));
        QCOMPARE(page.count(QStringLiteral("The drawing is not part of this page")), 1);
        QVERIFY(page.contains(QStringLiteral("aria-label=\"Evidence grades. n = 1 trait.\"")));
        QVERIFY(page.contains(QStringLiteral("Figure 2. Reliability</strong> n = 1 trait.")));
    }

    void simulatedIsVisible()
    {
        Report report = smallReport();
        report.provenance.simulated = true;
        report.plots[0].simulated = true;
        const QString page = html(report);
        QVERIFY(page.indexOf(QStringLiteral("Simulated data")) < page.indexOf(QStringLiteral("<main>")));
        QVERIFY(page.contains(QStringLiteral("n = 1 trait. Simulated data.")));
    }

    void nothingFromElsewhere()
    {
        const QString page = html(smallReport(), {{"evidence_grades", kSvg}});
        static const QRegularExpression kLoads(QStringLiteral("(src|href|url)\\s*[=(]\\s*\"?\\s*(https?:|//|file:)"));
        QVERIFY(!page.contains(kLoads));
        QVERIFY(!page.contains(QStringLiteral("<script")));
        QVERIFY(!page.contains(QStringLiteral("<link")));
    }

    void everythingIsEscaped()
    {
        const std::string evil = "\"><script>alert(1)</script>&amp;'";
        Report report = smallReport();
        report.title = evil;
        report.scalars[0].title = report.scalars[0].help = evil;
        for (Table& table : report.tables) {
            table.title = evil;
            for (Column& column : table.columns) column.title = column.help = evil;
        }
        report.tables[1].columns[0].values = std::vector<std::string>{evil};
        report.tables[0].id = report.plots[0].id = evil;
        report.plots[0].title = report.plots[0].caption = evil;
        report.notes[0].text = report.notes[0].where = report.notes[0].examples[0] = evil;
        report.provenance.program = report.provenance.analysis = evil;
        report.provenance.parameters.set(evil, evil);
        report.provenance.inputs[0] = {evil, evil, evil, evil};
        report.provenance.exclusions[0].first = evil;
        const QString page = html(report, {{evil, kSvg}});
        QVERIFY(!page.contains(QStringLiteral("<script")));
        QCOMPARE(problemOf(page), QString());
        QVERIFY(page.contains(QStringLiteral("&quot;&gt;&lt;script&gt;")));
    }

    void anyReportMakesAPage()
    {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const QString page = html(randomReport(seed));
            QVERIFY(page.endsWith(QStringLiteral("</html>\n")));
        }
        const QString empty = html(Report());
        QCOMPARE(problemOf(empty), QString());
        QVERIFY(empty.contains(QStringLiteral("Nothing was left out")));
    }

    void svgIsMadeHarmless_data()
    {
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QByteArray>("gone");
        QTest::newRow("script") << QByteArray("<script>x()</script>") << QByteArray("x()");
        QTest::newRow("handler") << QByteArray("<rect onclick=\"x()\"/>") << QByteArray("onclick");
        QTest::newRow("outer image") << QByteArray("<image xlink:href=\"http://example.org/a.png\"/>")
                                     << QByteArray("example.org");
        QTest::newRow("outer paint") << QByteArray("<rect fill=\"url(http://example.org/#a)\"/>")
                                     << QByteArray("example.org");
        QTest::newRow("mixed paint") << QByteArray("<rect style=\"fill:url(#a);mask:url(//example.org)\"/>")
                                     << QByteArray("example.org");
        QTest::newRow("html") << QByteArray("<foreignObject><b>hello</b></foreignObject>") << QByteArray("hello");
        QTest::newRow("script link") << QByteArray("<use xlink:href=\"javascript:x()\"/>") << QByteArray("javascript");
        QTest::newRow("style") << QByteArray("<style>@import 'x.css';</style>") << QByteArray("x.css");
    }

    void svgIsMadeHarmless()
    {
        QFETCH(QByteArray, inside);
        QFETCH(QByteArray, gone);
        const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                                "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g/>" +
                                inside.toStdString() + "<path d=\"M1\"/></svg>";
        const auto clean = inlineSvg(svg, "a-", "b");
        QVERIFY(clean);
        QVERIFY(!QByteArray::fromStdString(*clean).contains(gone));
        QVERIFY(clean->find("<path d=\"M1\"") != std::string::npos);
    }

    void brokenSvgIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("svg");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("truncated") << QByteArray::fromStdString(kSvg.substr(0, kSvg.size() / 2));
        QTest::newRow("not svg") << QByteArray("<html><svg/></html>");
        QTest::newRow("text") << QByteArray("no drawing");
    }

    void brokenSvgIsLeftOut()
    {
        QFETCH(QByteArray, svg);
        QVERIFY(!inlineSvg(svg.toStdString(), "", ""));
        const QString page = html(smallReport(), {{"evidence_grades", svg.toStdString()}});
        QCOMPARE(page.count(QStringLiteral("The drawing is not part of this page")), 2);
        QCOMPARE(problemOf(page), QString());
    }

    void embeddedPictureStays()
    {
        const std::string svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
            "<image xlink:href=\"data:image/png;base64,AAAA\"/></svg>";
        const auto clean = inlineSvg(svg, "a-", "b");
        QVERIFY(clean);
        QVERIFY(clean->find("data:image/png;base64,AAAA") != std::string::npos);
    }
};

PLEIO_TEST(tst_report_html, TestReportHtml)
#include "tst_report_html.moc"
